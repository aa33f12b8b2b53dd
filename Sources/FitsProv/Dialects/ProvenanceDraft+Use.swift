extension ProvenanceDraft {
    /// Adds something that was used in a step; without one, of which it is not said in which.
    ///
    /// - Parameters:
    ///   - location: where it was.
    ///   - step: the index of the step.
    ///   - role: what for.
    ///   - digest: its digest when it was used.
    ///   - origin: where the file says so.
    mutating func use(
        _ location: String, in step: Int?, role: String?, digest: String? = nil, _ origin: Origin
    ) {
        if let step {
            steps[step].use(location, role: role, digest: digest, origin)
        } else {
            unattributed.use(location, role: role, digest: digest, origin)
        }
    }
}
