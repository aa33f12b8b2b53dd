extension Check {
    /// The check over all inputs.
    ///
    /// - Parameter states: what became of each.
    init(inputs states: [InputState]) {
        guard !states.isEmpty else {
            self.init(.inputs, .skipped, "none were used")
            return
        }
        let details = states.map { "\($0.name): \($0.words)" }
        let wrong = states.filter(\.isWrong)
        let unchanged = states.count { $0.state == .confirmed }
        if !wrong.isEmpty {
            let missing = wrong.count { $0.state == .missing }
            let other = wrong.count - missing
            let words = [
                missing > 0 ? "\(missing) of \(states.count) missing" : nil,
                other > 0 ? "\(other) of \(states.count) not what was used" : nil,
            ].compactMap(\.self)
            self.init(.inputs, .failed, words.joined(separator: ", "), details: details)
        } else if unchanged > 0 {
            self.init(
                .inputs, .ok, "\(unchanged) of \(states.count) unchanged since they were used",
                details: details)
        } else {
            self.init(.inputs, .skipped, "none could be compared", details: details)
        }
    }
}
