/// A column of a table: the element FIELD (VOTable 1.4 §4.1).
public struct Column: Hashable, Sendable {
    /// The name that people see.
    public var name: String
    /// The name by which the document refers to it, an XML identifier.
    public var id: String?
    /// The type of the elements of its cells.
    public var datatype: Datatype
    /// How many elements a cell has; `nil` is one.
    public var arraysize: ArraySize?
    /// What the cell means beyond its type, such as `timestamp`, `point`, `circle`, `polygon`.
    public var xtype: String?
    /// The unit, as VOUnits spells it.
    public var unit: String?
    /// What is measured, a UCD.
    public var ucd: String?
    /// The place in a data model.
    public var utype: String?
    /// What the column is, in words.
    public var description: String?
    /// How many characters a value takes when it is shown.
    public var width: Int?
    /// How many digits are significant (`E5`) or follow the point (`F5`, `5`).
    public var precision: String?
    /// The identifier of something that the column refers to, such as a COOSYS.
    public var ref: String?
    /// Which values there can be, and which one is null.
    public var domain: Domain?

    /// Makes a column.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - datatype: the type of the elements.
    ///   - arraysize: how many; `nil` is one.
    ///   - xtype: what the cell means beyond its type.
    ///   - unit: the unit.
    ///   - ucd: what is measured.
    ///   - utype: the place in a data model.
    ///   - description: words.
    ///   - id: an XML identifier.
    public init(
        _ name: String, _ datatype: Datatype, _ arraysize: ArraySize? = nil, xtype: String? = nil,
        unit: String? = nil, ucd: String? = nil, utype: String? = nil, description: String? = nil,
        id: String? = nil
    ) {
        self.name = name
        self.datatype = datatype
        self.arraysize = arraysize
        self.xtype = xtype
        self.unit = unit
        self.ucd = ucd
        self.utype = utype
        self.description = description
        self.id = id
    }

    /// The size that is written: one character has none, which other programs expect.
    var writtenSize: ArraySize? {
        datatype.isText && arraysize == .fixed(1) ? nil : arraysize
    }

    /// The column with a null value declared, if it is one of integers that has none yet.
    ///
    /// Since VOTable 1.3 TABLEDATA and BINARY2 can say null without one, but old readers cannot
    /// take it without, and BINARY cannot be written without. It is the lowest value of the type,
    /// of `unsignedByte` the highest; a cell that really has that value cannot be written then.
    ///
    /// - Returns: the column.
    public func declaringNull() -> Column {
        guard domain?.null == nil, arraysize == nil, let integers = datatype.integers else {
            return self
        }
        let null = datatype == .unsignedByte ? integers.upperBound : integers.lowerBound
        var column = self
        column.domain = column.domain ?? Domain()
        column.domain?.null = "\(null)"
        return column
    }
}
