import Files
import PROV

/// Why provenance could not be read or written.
public struct FitsProvError: Error, Hashable, Sendable {
    /// The kind of failure; an open set.
    public struct Code: Hashable, Sendable {
        /// The code's name as it appears in machine-readable output.
        public let name: String

        /// Names a code.
        package init(_ name: String) {
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
        /// The new file stands in its place, but may not survive a power cut.
        public static let notDurable = Code(FileError.Code.notDurable.name)
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
    package init(_ code: Code, path: String, _ reason: String, hint: String? = nil) {
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

extension FitsProvError {
    /// The same failure as an error of this layer; code, place, words and hint stay.
    ///
    /// - Parameters:
    ///   - error: what a layer below threw, or an error of this layer, which stays as it is.
    ///   - path: the file, for an error that does not know it.
    package init(_ error: any Error, path: String) {
        switch error {
        case let error as FitsProvError:
            self = error
        case let error as FileError:
            let parts = error.parts.map { "\($0.kind) \($0.number): " }.joined()
            self.init(
                Code(error.code.name), path: error.path, parts + error.reason, hint: error.hint)
        case let error as PROVError:
            let place = error.place.map { "\($0): " } ?? ""
            self.init(
                Code(error.code.name), path: error.source ?? path, place + error.reason,
                hint: error.hint)
        default:
            self.init(.refused, path: path, "\(error)")
        }
    }
}
