/// Where in a file a statement is, and how sure it is.
public struct Origin: Hashable, Sendable, Codable {
    /// How sure a statement is.
    public enum Certainty: String, Hashable, Sendable, Codable {
        /// The file says so.
        case written
        /// The file says so only by what it contains.
        case inferred
        /// It was copied from the header of an input, and says so of the input.
        case inherited
    }

    /// The name of our own convention as a dialect.
    public static let convention = "fitsprov"

    /// The name of the dialect in which it is written, as in `fitsprov` or `eso`.
    public var dialect: String
    /// The number of the HDU, counted from 1.
    public var hdu: Int?
    /// The keyword of the card, as in `PROVACT`; nil if it is not on a card.
    ///
    /// Where a header has many cards of a keyword, the number follows, as in `HISTORY 12`.
    public var card: String?
    /// The number of the row of a table, counted from 1; nil if it is not in a table.
    public var row: Int?
    /// How sure it is.
    public var certainty: Certainty

    /// Names a place on a card.
    ///
    /// - Parameters:
    ///   - dialect: the name of the dialect.
    ///   - hdu: the number of the HDU, counted from 1.
    ///   - card: the keyword.
    ///   - certainty: how sure the statement is.
    public init(dialect: String, hdu: Int, card: String, certainty: Certainty = .written) {
        self.dialect = dialect
        self.hdu = hdu
        self.card = card
        self.certainty = certainty
    }

    /// Names a place in a table.
    ///
    /// - Parameters:
    ///   - dialect: the name of the dialect.
    ///   - hdu: the number of the HDU, counted from 1.
    ///   - row: the number of the row, counted from 1.
    ///   - certainty: how sure the statement is.
    public init(dialect: String, hdu: Int, row: Int, certainty: Certainty = .written) {
        self.dialect = dialect
        self.hdu = hdu
        self.row = row
        self.certainty = certainty
    }

    /// Names the words in which something was said; the place is still to be filled in.
    ///
    /// - Parameters:
    ///   - dialect: the name of the dialect.
    ///   - certainty: how sure the statement is.
    init(dialect: String, certainty: Certainty) {
        self.dialect = dialect
        self.certainty = certainty
    }

    /// The same statement as it is said in another place.
    ///
    /// - Parameter place: the place, as in the document of a stamp.
    /// - Returns: the place, with the words and the certainty of this.
    func said(at place: Origin?) -> Origin? {
        guard var place else { return nil }
        place.dialect = dialect
        place.certainty = certainty
        return place
    }

    /// The location in words, as in `HDU 1, PROVACT` or `HDU 3, row 1`.
    public var location: String {
        [hdu.map { "HDU \($0)" }, card, row.map { "row \($0)" }]
            .compactMap(\.self).joined(separator: ", ")
    }
}

/// Something said of a value that is not part of what the value is compared by.
///
/// Two statements are the same if they say the same, wherever they are.
@propertyWrapper
public struct Aside<Value: Sendable & Codable>: Hashable, Sendable, Codable {
    /// What is said, if anything.
    public var wrappedValue: Value?

    /// Notes what is said.
    ///
    /// - Parameter wrappedValue: what is said, if anything.
    public init(wrappedValue: Value? = nil) {
        self.wrappedValue = wrappedValue
    }

    /// Reads what is said.
    ///
    /// - Parameter decoder: a decoder.
    /// - Throws: what the decoder throws.
    public init(from decoder: any Decoder) throws {
        wrappedValue = try Value(from: decoder)
    }

    /// Writes what is said.
    ///
    /// - Parameter encoder: an encoder.
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        try wrappedValue?.encode(to: encoder)
    }

    /// Always equal.
    public static func == (left: Aside, right: Aside) -> Bool { true }

    /// Adds nothing.
    ///
    /// - Parameter hasher: a hasher.
    public func hash(into hasher: inout Hasher) {}
}

extension KeyedEncodingContainer {
    /// Writes nothing where nothing is said.
    ///
    /// - Parameters:
    ///   - aside: what is said.
    ///   - key: the key.
    /// - Throws: what the encoder throws.
    package mutating func encode<Value>(_ aside: Aside<Value>, forKey key: Key) throws {
        try encodeIfPresent(aside.wrappedValue, forKey: key)
    }
}

extension KeyedDecodingContainer {
    /// Reads nothing where nothing is said.
    ///
    /// - Parameters:
    ///   - type: the type.
    ///   - key: the key.
    /// - Returns: what is said, if anything.
    /// - Throws: what the decoder throws.
    package func decode<Value>(_ type: Aside<Value>.Type, forKey key: Key) throws -> Aside<Value> {
        Aside(wrappedValue: try decodeIfPresent(Value.self, forKey: key))
    }
}
