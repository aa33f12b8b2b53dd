import Files

extension Stamper {
    /// Stamps one file, in its place.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - step: what made it.
    /// - Returns: what was written.
    /// - Throws: ``FitsProvError``, `FITSError` or `PROVError`; the file is then what it was, but with
    ///   the code `notDurable`.
    public func stamp(_ path: String, with step: Step) throws -> StampPlan {
        try stamp(path, StampRequest(step))
    }

    /// Stamps one file, in its place.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - request: how it was made.
    /// - Returns: what was written.
    /// - Throws: as for a step.
    public func stamp(_ path: String, _ request: StampRequest) throws -> StampPlan {
        var inputs = InputReader()
        let (staged, plan) = try stage(path, request, inputs: &inputs)
        if let error = commit([staged]).first ?? nil { throw error }
        return plan
    }
}

extension StampPlan {
    /// The product, with its identifier and digest.
    public var product: Product { provenance.product }
}
