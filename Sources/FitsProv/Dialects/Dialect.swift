import FITS

/// One observatory's way of writing provenance on its own cards, apart from a stamp.
///
/// To add one: a file of its own in this folder, a line in ``all``, and a test with a header.
public struct Dialect: Sendable {
    /// A provenance field under the keyword of a dialect.
    public struct FieldKeyword: Hashable, Sendable {
        /// The field, as in `calib_version`.
        public let field: String
        /// The keyword; a HIERARCH one without the word `HIERARCH`.
        public let keyword: String
    }

    /// A keyword that says in a word how a product was made, for people to see.
    public struct FactKeyword: Hashable, Sendable {
        /// The keyword.
        public let keyword: String
        /// What it is about, in a word.
        public let label: String
    }

    /// What betrays a dialect: a file that shows none of it is not read as one of it.
    enum Signature: Hashable, Sendable {
        /// A keyword of any header.
        case named(KeywordIndex.Name)
        /// The beginning of a `HISTORY` card's text, blanks before it left out.
        case history(String)
        /// The name of an HDU (`EXTNAME`).
        case hdu(String)

        /// A keyword of any header; a HIERARCH one without the word `HIERARCH`.
        static func keyword(_ keyword: String) -> Signature { .named(KeywordIndex.Name(keyword)) }
    }

    /// The name, as in `eso-dfs`, by which origins refer to the dialect.
    public let name: String
    /// Keywords of the primary header under which other files may know a product, the best first.
    public let identifiers: [String]
    /// The provenance fields that it writes, the best keyword of each first.
    public let fields: [FieldKeyword]
    /// What it says for people.
    public let facts: [FactKeyword]
    /// What betrays a file in which ``read`` finds something; none without a reader.
    let signature: [Signature]
    /// Whether the data of an HDU are wanted: those of small tables that say what was done.
    let wantsData: @Sendable (HDU) -> Bool
    /// Notes what the file says, each statement with its origin.
    let read: @Sendable (FileHeaders, inout ProvenanceDraft) -> Void

    /// Describes a dialect.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - identifiers: keywords that hold the identifier of the product itself.
    ///   - fields: fields with their keywords.
    ///   - facts: keywords with a label.
    ///   - signature: what betrays a file that `read` is for.
    ///   - wantsData: whether `read` wants the data of an HDU.
    ///   - read: notes what a file says.
    init(
        _ name: String, identifiers: [String] = [], fields: [(String, String)] = [],
        facts: [(String, String)] = [], signature: [Signature] = [],
        wantsData: @escaping @Sendable (HDU) -> Bool = { _ in false },
        read: @escaping @Sendable (FileHeaders, inout ProvenanceDraft) -> Void = { _, _ in }
    ) {
        self.name = name
        self.identifiers = identifiers
        self.fields = fields.map { FieldKeyword(field: $0.0, keyword: $0.1) }
        self.facts = facts.map { FactKeyword(keyword: $0.0, label: $0.1) }
        self.signature = signature
        self.wantsData = wantsData
        self.read = read
    }
}
