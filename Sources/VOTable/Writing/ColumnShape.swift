/// What is needed of a column to write its cells.
struct ColumnShape: Sendable {
    let datatype: Datatype
    let count: CellCount
    /// The declared null value of a column of integers.
    let null: Int64?

    init(_ column: Column) {
        datatype = column.datatype
        count = CellCount(column)
        null = (column.domain?.null).flatMap {
            NumberText.integer($0.utf8Span.span, column.datatype)
        }
    }

    /// The cell as the column has it.
    ///
    /// Integers become numbers and the other way round where nothing is lost by it, since a
    /// database does not always know.
    ///
    /// - Throws: what is wrong, if the column cannot hold it.
    func checked(_ cell: Cell) throws(CellFault) -> Cell {
        switch cell {
        case .null: return .null
        case .integer(let value): return try checked(value)
        case .real(let value): return try checked(value)
        case .boolean(let value): return try checked(value)
        case .text(let text):
            guard datatype.isText else { throw misfit("text") }
            return .text(try checkedText(text))
        case .bytes(let bytes):
            guard datatype == .unsignedByte else { throw misfit("an array of bytes") }
            try check(bytes.count)
            return cell
        case .integers(let values): return try checked(values)
        case .reals(let values): return try checked(values)
        case .booleans(let values):
            guard datatype == .boolean || datatype == .bit else {
                throw misfit("an array of truth values")
            }
            if datatype == .bit, values.contains(nil) { throw CellFault("a bit that is unknown") }
            try check(values.count)
            return cell
        }
    }

    private func checked(_ value: Int64) throws(CellFault) -> Cell {
        guard case .one = count else {
            guard datatype.isText else { throw misfit("one integer") }
            return .text(try checkedText("\(value)"))
        }
        if let range = datatype.integers {
            guard range.contains(value) else { throw CellFault("\(value) is no \(datatype)") }
            guard value != null else {
                throw CellFault("\(value) is the value that stands for null")
            }
            return .integer(value)
        }
        switch datatype {
        case .float, .double: return .real(Double(value))
        case .boolean, .bit:
            guard value == 0 || value == 1 else { throw misfit("the integer \(value)") }
            return .boolean(value == 1)
        case .char, .unicodeChar: return .text(try checkedText("\(value)"))
        default: throw misfit("an integer")
        }
    }

    private func checked(_ value: Double) throws(CellFault) -> Cell {
        if datatype.isText { return .text(try checkedText(value.description)) }
        guard case .one = count else { throw misfit("one number") }
        switch datatype {
        case .double: return .real(value)
        case .float:
            try checkFloat(value)
            return .real(value)
        default:
            guard datatype.integers != nil, let integer = Int64(exactly: value) else {
                throw misfit("the number \(value)")
            }
            return try checked(integer)
        }
    }

    private func checked(_ value: Bool) throws(CellFault) -> Cell {
        if case .one = count, datatype == .boolean || datatype == .bit { return .boolean(value) }
        guard datatype.isText || (datatype.integers != nil && count == .one) else {
            throw misfit("a truth value")
        }
        return datatype.isText
            ? .text(try checkedText(value ? "true" : "false")) : try checked(Int64(value ? 1 : 0))
    }

    private func checked(_ values: [Int64]) throws(CellFault) -> Cell {
        if datatype == .float || datatype == .double { return try checked(values.map(Double.init)) }
        guard let range = datatype.integers else { throw misfit("an array of integers") }
        try check(values.count)
        if let value = values.first(where: { !range.contains($0) }) {
            throw CellFault("\(value) is no \(datatype)")
        }
        return datatype == .unsignedByte
            ? .bytes(values.map { UInt8(truncatingIfNeeded: $0) }) : .integers(values)
    }

    private func checked(_ values: [Double]) throws(CellFault) -> Cell {
        switch datatype {
        case .float, .double, .floatComplex, .doubleComplex: break
        default: throw misfit("an array of numbers")
        }
        guard values.count.isMultiple(of: datatype.numbers) else {
            throw CellFault("an odd number of parts of complex numbers")
        }
        try check(values.count / datatype.numbers)
        if datatype == .float || datatype == .floatComplex {
            for value in values { try checkFloat(value) }
        }
        return .reals(values)
    }

    private func checkFloat(_ value: Double) throws(CellFault) {
        guard !value.isFinite || Float(value).isFinite else {
            throw CellFault("\(value) is no float")
        }
    }

    private func check(_ count: Int) throws(CellFault) {
        if self.count == .one, datatype.numbers == 1 {
            throw CellFault("an array, where there is one element")
        }
        if let fault = self.count.fault(count) { throw CellFault(fault) }
    }

    private func misfit(_ what: String) -> CellFault {
        CellFault("\(what) in a column of \(datatype.rawValue)")
    }
}
