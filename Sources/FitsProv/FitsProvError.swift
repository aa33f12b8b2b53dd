/// Why provenance could not be read or written.
public struct FitsProvError: Error, Hashable, Sendable {
    /// The kind of failure; an open set.
    public struct Code: Hashable, Sendable {
        /// The code's name as it appears in machine-readable output.
        public let name: String

        /// Names a code.
        public init(_ name: String) {
            self.name = name
        }

        /// A record file, profile or option says something that cannot be used.
        public static let badRecord = Code("bad-record")
        /// A card outside of the stamp has another value than the stamp wants to write.
        public static let conflict = Code("conflict")
        /// The file cannot be stamped as it is.
        public static let refused = Code("refused")
        /// The file has no stamp.
        public static let noStamp = Code("no-stamp")
        /// The file has a stamp that cannot be understood.
        public static let badStamp = Code("bad-stamp")
    }

    /// The kind of failure.
    public let code: Code
    /// The file, as the user named it; empty where there is none.
    public let path: String
    /// One line that says what is wrong.
    public let reason: String
    /// A suggested fix, where there is one.
    public let hint: String?

    /// Describes a failure.
    ///
    /// - Parameters:
    ///   - code: the kind of failure.
    ///   - path: the file, as the user named it; empty where there is none.
    ///   - reason: one line that says what is wrong.
    ///   - hint: a suggested fix, where there is one.
    public init(_ code: Code, path: String, _ reason: String, hint: String? = nil) {
        self.code = code
        self.path = path
        self.reason = reason
        self.hint = hint
    }

    /// The reason, and the suggested fix in parentheses.
    public var explanation: String {
        hint.map { "\(reason) (\($0))" } ?? reason
    }
}
