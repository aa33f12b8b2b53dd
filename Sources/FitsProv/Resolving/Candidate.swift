/// A file that may be what a reference means.
public struct Candidate: Hashable, Sendable {
    /// What a catalogue knows a file by; it means nothing to another one.
    public struct Key: Hashable, Sendable {
        package let value: Int64

        package init(_ value: Int64) {
            self.value = value
        }
    }

    /// The absolute path.
    public let path: String
    /// The identifier of the product, if it has one.
    public let identifier: String?
    /// The digest of its content: measured, else as its own stamp records it.
    public let digest: String?
    /// The MD5 of its data units that it records of itself, `md5:…`, if it does.
    public let weakDigest: String?
    /// Whether the digest was measured, and is not only what the stamp says.
    public let isMeasured: Bool
    /// What the catalogue that gave it knows it by, if that is not the path.
    public let key: Key?

    /// Describes a file.
    ///
    /// - Parameters:
    ///   - path: the absolute path.
    ///   - identifier: the identifier of the product.
    ///   - digest: the digest of its content, `sha256:…` or `file-sha256:…`.
    ///   - weakDigest: the MD5 of its data units that it records of itself.
    ///   - isMeasured: whether the digest was measured.
    ///   - key: what its catalogue knows it by.
    package init(
        path: String, identifier: String?, digest: String?, weakDigest: String? = nil,
        isMeasured: Bool = false, key: Key? = nil
    ) {
        self.path = path
        self.identifier = identifier
        self.digest = digest
        self.weakDigest = weakDigest
        self.isMeasured = isMeasured
        self.key = key
    }
}

/// What a catalogue answers: the files that fit, and what keeps that from being all.
package struct Candidates: Hashable, Sendable {
    /// The files.
    package var files: [Candidate]
    /// Paths at which the catalogue remembers such a file, and where none is any more.
    package var gone: [String]
    /// Whether a limit, or a folder that cannot be read, kept it from looking at all files.
    package var isCutShort: Bool

    /// Answers a question.
    ///
    /// - Parameters:
    ///   - files: the files that fit.
    ///   - gone: paths at which such a file was.
    ///   - isCutShort: whether not every file was looked at.
    package init(_ files: [Candidate], gone: [String] = [], isCutShort: Bool = false) {
        self.files = files
        self.gone = gone
        self.isCutShort = isCutShort
    }
}
