package import ADQL
package import FitsProvArchive
package import VOTable

extension VOTable.Column {
    /// A column of an answer.
    ///
    /// - Parameter column: the column, as the query made it.
    package init(_ column: ADQL.Catalogue.Column) {
        self.init(
            column.name, Datatype(rawValue: column.type.datatype.rawValue) ?? .char,
            column.type.arraysize.flatMap { ArraySize($0) }, xtype: column.type.xtype,
            unit: column.unit, ucd: column.ucd, utype: column.utype,
            description: column.description)
    }
}

extension Cell {
    /// The values of a row, as their columns take them.
    ///
    /// - Parameters:
    ///   - row: the values.
    ///   - types: those of the columns.
    /// - Returns: a cell for each.
    package static func row(_ row: [QueryValue], _ types: [Datatype]) -> [Cell] {
        zip(row, types).map { Cell($0, $1) }
    }

    /// A value of an answer, as its column takes it.
    ///
    /// - Parameters:
    ///   - value: the value.
    ///   - datatype: that of the column.
    package init(_ value: QueryValue, _ datatype: Datatype) {
        switch value {
        case .null: self = .null
        case .integer(let number):
            self =
                switch datatype {
                case .float, .double: .real(Double(number))
                case .boolean, .bit: .boolean(number != 0)
                default: .integer(number)
                }
        case .real(let number):
            // A sum of whole numbers that became too large, or a value that only looks like one.
            self =
                datatype.integers == nil
                ? .real(number) : Int64(exactly: number.rounded()).map { .integer($0) } ?? .null
        case .text(let text):
            self =
                datatype.isText
                ? .text(text) : Double(text).map { Cell(.real($0), datatype) } ?? .null
        case .numbers(let numbers): self = .reals(numbers)
        case .packed(let bytes): self = PackedCell.cell(bytes)
        }
    }
}
