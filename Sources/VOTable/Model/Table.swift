/// What is said of a table before its rows: the element TABLE (VOTable 1.4 §3.5).
public struct Table: Hashable, Sendable {
    /// The name.
    public var name: String?
    /// An XML identifier.
    public var id: String?
    /// The identifier of a table that has the same columns.
    public var ref: String?
    /// What it is about, a UCD.
    public var ucd: String?
    /// The place in a data model.
    public var utype: String?
    /// How many rows there are, where that is said.
    public var rowCount: Int?
    /// What the table is, in words.
    public var description: String?
    /// Remarks that stand before the columns.
    public var infos: [Info] = []
    /// The columns.
    public var columns: [Column]
    /// Values that hold for the whole table.
    public var parameters: [Parameter] = []
    /// Groups of columns and parameters.
    public var groups: [Group] = []

    /// Makes a table.
    ///
    /// - Parameters:
    ///   - columns: its columns.
    ///   - name: its name.
    ///   - utype: its place in a data model.
    ///   - id: an XML identifier.
    public init(
        _ columns: [Column], name: String? = nil, utype: String? = nil, id: String? = nil
    ) {
        self.columns = columns
        self.name = name
        self.utype = utype
        self.id = id
    }
}
