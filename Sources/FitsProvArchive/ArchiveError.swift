/// Why an index could not be made, read or asked.
public struct ArchiveError: Error, Hashable, Sendable {
    /// The kind of failure; an open set.
    public struct Code: Hashable, Sendable {
        /// The code's name as it stands in machine-readable output.
        public let name: String

        /// Names a code.
        public init(_ name: String) {
            self.name = name
        }

        /// The file is no index of this program, or one of another version.
        public static let notAnIndex = Code("not-an-index")
        /// SQLite refuses: the index is locked, damaged, or the disk is full.
        public static let database = Code("database")
        /// A folder cannot be walked.
        public static let folder = Code("folder")
        /// An expression cannot be understood.
        public static let badExpression = Code("bad-expression")
        /// The archive has no such product.
        public static let unknownProduct = Code("unknown-product")
        /// The index does not yet know what references mean.
        public static let unfinished = Code("unfinished")
        /// A limit is met.
        public static let limit = Code("limit")
        /// The work was broken off by the user.
        public static let interrupted = Code("interrupted")
    }

    /// The kind of failure.
    public let code: Code
    /// The index, folder or file, as the user named it; empty where there is none.
    public let path: String
    /// One line that says what is wrong.
    public let reason: String
    /// A way out, where there is one.
    public let hint: String?

    /// Describes a failure.
    ///
    /// - Parameters:
    ///   - code: the kind of failure.
    ///   - path: the index, folder or file, as the user named it; empty where there is none.
    ///   - reason: one line that says what is wrong.
    ///   - hint: a way out, where there is one.
    public init(_ code: Code, path: String, _ reason: String, hint: String? = nil) {
        self.code = code
        self.path = path
        self.reason = reason
        self.hint = hint
    }

    /// The reason, and the way out in parentheses.
    public var explanation: String {
        hint.map { "\(reason) (\($0))" } ?? reason
    }
}
