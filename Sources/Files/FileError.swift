/// What went wrong with a file, where, and what to do about it.
///
/// The layers above use it for what is wrong within their files, too: they add codes, and say by
/// ``parts`` in which part of the file it is.
public struct FileError: Error, Hashable, Sendable {
    /// The kind of failure; an open set.
    public struct Code: Hashable, Sendable {
        /// The code's name as it appears in machine-readable output.
        public let name: String

        /// Names a code.
        package init(_ name: String) {
            self.name = name
        }

        /// The operating system refused; the reason carries its words.
        public static let system = Code("system")
        /// The path names no regular file.
        public static let notAFile = Code("not-a-file")
        /// A limit with a name was reached.
        public static let limit = Code("limit")
        /// The file must not be replaced as it is.
        public static let refused = Code("refused")
        /// The file was changed by someone else meanwhile.
        public static let changed = Code("changed")
        /// A change of the file in its place was broken off and is not undone yet.
        public static let halfChanged = Code("half-changed")
        /// The new file is in its place, but may not survive a power cut.
        public static let notDurable = Code("not-durable")
    }

    /// A numbered part of a file, as in `line 3`.
    public struct Part: Hashable, Sendable {
        /// What it is.
        public let kind: String
        /// Its number, counted from 1.
        public let number: Int

        /// Names a part.
        package init(_ kind: String, _ number: Int) {
            self.kind = kind
            self.number = number
        }
    }

    /// The kind of failure.
    public let code: Code
    /// The file, as the user named it.
    public let path: String
    /// Where in the file, from the outside in; empty if it is about the whole of it.
    public let parts: [Part]
    /// One line that says what is wrong.
    public let reason: String
    /// A suggested fix, where there is one.
    public let hint: String?

    /// Describes a failure.
    ///
    /// - Parameters:
    ///   - code: the kind of failure.
    ///   - path: the file, as the user named it.
    ///   - parts: where in the file, from the outside in.
    ///   - reason: one line that says what is wrong.
    ///   - hint: a suggested fix, where there is one.
    package init(
        _ code: Code, path: String, parts: [Part] = [], _ reason: String, hint: String? = nil
    ) {
        self.code = code
        self.path = path
        self.parts = parts
        self.reason = reason
        self.hint = hint
    }

    /// The same failure, of the file at `path`.
    ///
    /// What works on bytes alone does not know the file; whoever does, says so with this.
    ///
    /// - Parameter path: the file, as the user named it.
    /// - Returns: the failure with that path.
    package func of(_ path: String) -> FileError {
        FileError(code, path: path, parts: parts, reason, hint: hint)
    }

    /// The place in the file and the reason, as in `HDU 2: card 14: NAXIS1 is missing`.
    public var explanation: String {
        var words = ""
        for part in parts { words += "\(part.kind) \(part.number): " }
        words += reason
        if let hint { words += " (\(hint))" }
        return words
    }
}

extension FileError: CustomStringConvertible {
    /// The file, the place and the reason on one line, safe to print on a terminal.
    public var description: String {
        "\(path.escapingControls): \(explanation.escapingControls)"
    }
}
