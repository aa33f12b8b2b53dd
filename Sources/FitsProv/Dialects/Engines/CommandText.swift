import FITS

/// A command line as a pipeline writes it into a header.
struct CommandText: Sendable {
    /// The name of the program, without its folder and without what runs it.
    let program: String
    /// The options with their values, in order; one without a value has none.
    let options: [(name: String, value: String)]

    /// Programs that run the one that is meant.
    private static let runners: Set = ["python", "python2", "python3", "perl", "sh", "bash", "idl"]

    /// Reads a command; nil if the text is no command but the name of a program.
    ///
    /// - Parameter text: a text of words, an option beginning with a `-`.
    init?(_ text: String) {
        var words = text.split(separator: " ").map(String.init)[...]
        if let first = words.first, words.count > 1,
            CommandText.runners.contains(CommandText.name(first)), !words[1].hasPrefix("-")
        {
            words = words.dropFirst()
        }
        guard let first = words.first,
            first.contains("/") || words.dropFirst().contains(where: CommandText.isOption)
        else { return nil }
        program = CommandText.name(first)
        guard !program.isEmpty, !CommandText.isOption(first) else { return nil }
        var options: [(name: String, value: String)] = []
        for word in words.dropFirst() {
            if CommandText.isOption(word) {
                let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
                options.append((parts[0], parts.count == 2 ? parts[1] : ""))
            } else if let last = options.last, last.value.isEmpty {
                options[options.count - 1].value = word
            }
        }
        self.options = options
    }

    private static func name(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? ""
    }

    /// Whether a word is an option and no negative number.
    private static func isOption(_ word: String) -> Bool {
        word.hasPrefix("-") && word.drop { $0 == "-" }.first?.isLetter == true
    }
}
