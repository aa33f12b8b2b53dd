/// How values are spelled in a text format.
struct Spelling: Sendable {
    let yes: String
    let no: String
    let unknown: String
    let infinity: String

    /// That of TABLEDATA (VOTable 1.4 §6).
    static let tableData = Spelling(yes: "T", no: "F", unknown: "?", infinity: "Inf")
    /// That of CSV and TSV, as most readers of them know it.
    static let delimited = Spelling(
        yes: "true", no: "false", unknown: "", infinity: "Infinity")
}

extension ByteOutput {
    /// A cell of TABLEDATA with its tags.
    mutating func append(td cell: Cell, _ shape: ColumnShape) {
        switch cell {
        case .null: append("<TD/>")
        case .text(let text):
            append("<TD>")
            append(xml: text)
            append("</TD>")
        default:
            append("<TD>")
            append(values: cell, shape.datatype, .tableData)
            append("</TD>")
        }
    }

    /// A cell that is no text, the elements of an array with blanks between them.
    mutating func append(values cell: Cell, _ datatype: Datatype, _ spelling: Spelling) {
        let isFloat = datatype == .float || datatype == .floatComplex
        switch cell {
        case .null, .text: break
        case .boolean(let value): append(value, datatype, spelling)
        case .integer(let value): append(decimal: value)
        case .real(let value):
            append(real: value, isFloat: isFloat, infinity: spelling.infinity)
        case .bytes(let values):
            for (index, value) in values.enumerated() {
                if index > 0 { append(UInt8(ascii: " ")) }
                append(decimal: Int64(value))
            }
        case .integers(let values):
            for (index, value) in values.enumerated() {
                if index > 0 { append(UInt8(ascii: " ")) }
                append(decimal: value)
            }
        case .reals(let values):
            for (index, value) in values.enumerated() {
                if index > 0 { append(UInt8(ascii: " ")) }
                append(real: value, isFloat: isFloat, infinity: spelling.infinity)
            }
        case .booleans(let values):
            for (index, value) in values.enumerated() {
                if index > 0 { append(UInt8(ascii: " ")) }
                append(value, datatype, spelling)
            }
        }
    }

    private mutating func append(_ value: Bool?, _ datatype: Datatype, _ spelling: Spelling) {
        if datatype == .bit {
            append(UInt8(ascii: value == true ? "1" : "0"))
        } else {
            append(value.map { $0 ? spelling.yes : spelling.no } ?? spelling.unknown)
        }
    }
}
