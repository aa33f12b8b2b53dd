/// A file that may be what a reference means.
public struct Candidate: Hashable, Sendable {
    /// The absolute path.
    public let path: String
    /// The identifier of the product, if it has one.
    public let identifier: String?
    /// The digest of its content: measured, else as its own stamp records it.
    public let digest: String?
    /// Whether the digest was measured, and is not only what the stamp says.
    public let isMeasured: Bool
    /// The number by which its catalogue knows it; 0 where it has none.
    public let number: Int64

    /// Describes a file.
    ///
    /// - Parameters:
    ///   - path: the absolute path.
    ///   - identifier: the identifier of the product.
    ///   - digest: the digest of its content, `sha256:…` or `file-sha256:…`.
    ///   - isMeasured: whether the digest was measured.
    ///   - number: the number by which its catalogue knows it.
    public init(
        path: String, identifier: String?, digest: String?, isMeasured: Bool = false,
        number: Int64 = 0
    ) {
        self.path = path
        self.identifier = identifier
        self.digest = digest
        self.isMeasured = isMeasured
        self.number = number
    }
}

/// A set of files that can be asked for what is known of them: a folder, or the index of an archive.
///
/// Every answer is bounded: of very many files that fit, some are given.
public protocol Catalogue {
    /// The absolute folders below which its files lie, and may be opened.
    var roots: [String] { get }
    /// The file at an absolute path, if the catalogue has it.
    func candidate(at path: String) throws -> Candidate?
    /// The files with a content; a measured digest counts, and the stamp's only without one.
    func candidates(digest: String) throws -> [Candidate]
    /// The products with an identifier.
    func candidates(identifier: String) throws -> [Candidate]
    /// The files with a name.
    func candidates(name: NormalName) throws -> [Candidate]
    /// The products that used a file, as its own references say.
    func users(of candidate: Candidate) throws -> [Candidate]
}
