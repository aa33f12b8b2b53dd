/// The name of a column, table, schema, catalog, or of what a query calls one.
public struct Identifier: Hashable, Sendable {
    /// The name, without quotes.
    public var name: String
    /// Whether it stands in double quotes, and so is looked up as it is written; other names are
    /// the same in upper and lower case (ADQL 2.1 §2.1).
    public var isDelimited: Bool
    /// Where it stands.
    public var place: Place

    init(name: String, isDelimited: Bool, place: Place) {
        self.name = name
        self.isDelimited = isDelimited
        self.place = place
    }

    /// Makes a name to be written; its description has quotes if it needs them.
    ///
    /// - Parameter name: the name, without quotes.
    public init(_ name: String) {
        self.init(name: name, isDelimited: false, place: Place(line: 1, column: 1))
    }

    /// Whether it means a name of the catalogue.
    func matches(_ other: String) -> Bool {
        isDelimited ? name == other : name.lowercased() == other.lowercased()
    }
}

/// A name with those of what it is in before it: `catalog.schema.table.column`.
public struct QualifiedName: Hashable, Sendable {
    /// The names from the outermost to the one that is meant; never empty.
    public var parts: [Identifier]
    /// Where it stands.
    public var place: Place

    /// The names of what it is in.
    var qualifiers: ArraySlice<Identifier> { parts.dropLast() }
}
