/// A result in a machine-readable list, or why there is none: no file is left out without a word.
package enum Listed<Seen: Encodable & Sendable>: Encodable, Sendable {
    /// The result.
    case seen(Seen)
    /// A file without one.
    case failed(FailedFile)

    /// Writes the result, or why there is none.
    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .seen(let seen): try seen.encode(to: encoder)
        case .failed(let file): try file.encode(to: encoder)
        }
    }
}

/// A file that could not be worked on.
package struct FailedFile: Encodable, Sendable {
    /// The version of the layout of the list that it stands in.
    package let schemaVersion: Int
    /// The file, as the user named it.
    package let file: String
    /// What was wrong.
    package let error: String

    /// Reports a failure.
    ///
    /// - Parameters:
    ///   - file: the file, as the user named it.
    ///   - error: what was wrong.
    ///   - schemaVersion: that of the list that it stands in.
    package init(file: String, error: String, schemaVersion: Int) {
        self.schemaVersion = schemaVersion
        self.file = file
        self.error = error
    }

}
