/// The data product that a stamp is about.
public struct Product: Hashable, Sendable, Codable {
    /// The URI that identifies the product; every later stamp keeps it.
    public var identifier: String
    /// The name of the file when it was stamped.
    public var name: String
    /// The content digest, `sha256:` and 43 characters (docs/convention.md, part 3); empty if the
    /// content was not recorded.
    public var digest: String
    /// The role in which the activity made it, if one was given.
    public var role: String?
    /// The HDUs with their own digests, in file order.
    public var hdus: [HDURecord] = []
    /// What the document remembers of the former header; nil in older documents.
    ///
    /// It is not part of the JSON form.
    var former: FormerHeader?

    enum CodingKeys: String, CodingKey { case identifier, name, digest, role, hdus }

    /// Names a product.
    ///
    /// - Parameters:
    ///   - identifier: its URI.
    ///   - name: the name of its file.
    ///   - digest: its content digest.
    public init(identifier: String, name: String, digest: String) {
        self.identifier = identifier
        self.name = name
        self.digest = digest
    }
}

/// What a document remembers of the header before the stamp, and of the other documents.
struct FormerHeader: Hashable, Sendable {
    /// The number of its blocks, as in `PROVEND`.
    var blocks: Int
    /// `EXTEND` if the stamp changed it, as in `PROVXTD`.
    var extend: Bool?
    /// `CHECKSUM` if it cannot be computed again, as in `PROVCKSM`.
    var checksum: String?
    /// The SHA-256 of each document of an ancestor that the file carries, in hexadecimal.
    var carried: [String] = []
}

/// What a document remembers of one HDU.
public struct HDURecord: Hashable, Sendable, Codable {
    /// The number of the HDU, counted from 1.
    public var number: Int
    /// `EXTNAME`, or the kind of the HDU.
    public var name: String
    /// The digest of its header.
    public var headerDigest: String
    /// The digest of its data.
    public var dataDigest: String
    /// Four characters for each card, so that a later change can be named.
    public var cardMarks: String

    /// Remembers an HDU.
    ///
    /// - Parameters:
    ///   - number: the number of the HDU, counted from 1.
    ///   - name: `EXTNAME`, or the kind of the HDU.
    ///   - headerDigest: the digest of its header.
    ///   - dataDigest: the digest of its data.
    ///   - cardMarks: four characters for each card.
    public init(
        number: Int, name: String, headerDigest: String, dataDigest: String, cardMarks: String
    ) {
        self.number = number
        self.name = name
        self.headerDigest = headerDigest
        self.dataDigest = dataDigest
        self.cardMarks = cardMarks
    }
}
