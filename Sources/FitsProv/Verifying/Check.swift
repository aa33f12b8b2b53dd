/// One thing that was checked, and what came out.
public struct Check: Hashable, Sendable, Codable {
    /// What came out of a check.
    public enum Outcome: String, Hashable, Sendable, Codable {
        /// It is right.
        case ok
        /// It is wrong.
        case failed
        /// It could not be checked, or was not asked for.
        case skipped
    }

    /// The name of the check, the same in every release.
    public enum Name: String, Hashable, Sendable, Codable, CaseIterable {
        /// The file follows the FITS standard as far as its structure goes.
        case structure
        /// `CHECKSUM` and `DATASUM` of every HDU.
        case checksums
        /// The stamp is whole.
        case stamp
        /// The content is what it was when it was stamped.
        case content
        /// The document's bytes are what was stored.
        case documentDigest = "document digest"
        /// The document can be read, and describes this product.
        case document
        /// Cards and document say the same.
        case agreement
        /// The inputs are there and are what they were.
        case inputs
    }

    /// The name of the check.
    public let name: Name
    /// What came out.
    public let outcome: Outcome
    /// One line that says what was found.
    public let summary: String
    /// Further lines: what changed, which input is missing.
    public let details: [String]

    init(_ name: Name, _ outcome: Outcome, _ summary: String, details: [String] = []) {
        self.name = name
        self.outcome = outcome
        self.summary = summary
        self.details = details
    }
}
