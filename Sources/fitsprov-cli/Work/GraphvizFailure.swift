import Reports

/// A picture could not be drawn.
struct GraphvizFailure: Diagnosable {
    let path = ""
    let explanation: String

    /// Says it with the options that are a way out.
    init(_ failure: Graphviz.Failure) {
        let words = failure.explanation
        explanation =
            switch failure {
            case .notInstalled: "\(words) (apt-get install graphviz; --to dot needs none)"
            case .tookTooLong:
                "\(words) (--time-limit gives it more; graph --fold always draws less)"
            case .wroteTooMuch, .failed, .system: words
            }
    }
}
