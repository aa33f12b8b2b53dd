/// A result in a machine-readable list, or why there is none: no file is left out without a word.
enum Listed<Seen: Encodable & Sendable>: Encodable, Sendable {
    case seen(Seen)
    case failed(FailedFile)

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .seen(let seen): try seen.encode(to: encoder)
        case .failed(let file): try file.encode(to: encoder)
        }
    }
}

/// A file that could not be worked on.
struct FailedFile: Encodable, Sendable {
    /// The version of this layout.
    let schemaVersion = 1
    /// The file, as the user named it.
    let file: String
    /// What was wrong.
    let error: String

    init(_ complaint: any Complaining) {
        file = complaint.path
        error = complaint.explanation
    }

    private enum CodingKeys: CodingKey { case schemaVersion, file, error }
}
