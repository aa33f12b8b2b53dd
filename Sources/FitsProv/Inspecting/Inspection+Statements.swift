import FITS

extension Inspection {
    /// In whose words a file says how it was made.
    public enum Source: Hashable, Sendable, CustomStringConvertible {
        /// The document of a stamp.
        case document
        /// The cards of a stamp.
        case cards
        /// The cards of an observatory.
        case dialect(String)

        /// `document`, `cards`, or the name of the dialect.
        public var description: String {
            switch self {
            case .document: "document"
            case .cards: "cards"
            case .dialect(let name): name
            }
        }
    }

    /// The identifier by which the product is known: its stamp's, else its observatory's.
    public var identifier: String? {
        file.hdus.first.flatMap { ProductIdentifier.find(in: $0.header) }
            ?? provenance.flatMap { $0.product.identifier.isEmpty ? nil : $0.product.identifier }
    }

    /// The fields of the stamp, then those under the keywords of dialects that it does not have.
    ///
    /// - Parameter dialects: the keywords that are looked for.
    /// - Returns: the fields, each name once, with their origins.
    public func fields(_ dialects: DialectTable) -> [Field] {
        fields(before: dialects.fields(of: file.hdus))
    }

    /// The fields of the stamp, then others that it does not have.
    ///
    /// - Parameter others: the fields under the keywords of dialects.
    /// - Returns: the fields, each name once.
    package func fields(before others: [Field]) -> [Field] {
        var names: Set<String> = []
        return ((provenance?.fields ?? []) + others).filter { names.insert($0.name).inserted }
    }

    /// In whose words the file says how it was made.
    ///
    /// - Parameter dialects: the keywords that are looked for.
    /// - Returns: the source; nil if nothing is recorded.
    public func source(_ dialects: DialectTable) -> Source? {
        if readsDocument { return .document }
        if block != nil { return .cards }
        let origin = provenance?.firstOrigin ?? fields(dialects).first?.origin
        return origin.map { .dialect($0.dialect) }
    }
}
