/// What is needed of a column to read its cells.
struct ColumnReader: Sendable {
    let name: String
    let datatype: Datatype
    let count: CellCount
    /// What stands for null; `nil` where nothing does.
    let null: Cell?

    init(_ column: Column) {
        name = column.name
        datatype = column.datatype
        count = CellCount(column)
        null = column.domain?.null.flatMap { Self.null($0, column.datatype) }
    }

    private static func null(_ text: String, _ datatype: Datatype) -> Cell? {
        if datatype.isText { return text.isEmpty ? nil : .text(text) }
        let bytes = text.trimmed.utf8Span
        if datatype.integers != nil {
            return NumberText.integer(bytes.span, datatype).map(Cell.integer)
        }
        guard datatype == .float || datatype == .double else { return nil }
        return NumberText.real(bytes.span, isFloat: datatype == .float).map(Cell.real)
    }

    /// The cell, or null if it is the value that stands for that.
    func unlessNull(_ cell: Cell) -> Cell {
        guard let null else { return cell }
        if case .real(let value) = cell, case .real(let null) = null, value.isNaN, null.isNaN {
            return .null
        }
        return cell == null ? .null : cell
    }
}

extension ColumnReader {
    /// Reads a cell of TABLEDATA (VOTable 1.4 §5.1, §6).
    ///
    /// An empty one is null, and so is one of blanks that is no text.
    ///
    /// - Throws: what is wrong with it.
    func cell(text: Span<UInt8>) throws(CellFault) -> Cell {
        if datatype.isText {
            guard !text.isEmpty else { return .null }
            let string = String(decoding: text)
            // A character takes up to four bytes.
            if let fault = count.textFault((text.count + 3) / 4) { throw CellFault(fault) }
            if let fault = count.textFault(string.unicodeScalars.count) { throw CellFault(fault) }
            return unlessNull(.text(string))
        }
        let text = text.extracting(text.trimmed)
        guard !text.isEmpty else { return .null }
        if datatype == .bit { return try bits(text) }
        if case .one = count, datatype.numbers == 1 { return unlessNull(try element(text)) }
        var elements = Elements(datatype)
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, !text[end].isXMLSpace { end += 1 }
            if end > start { try append(text.extracting(start..<end), to: &elements) }
            start = end + 1
        }
        guard elements.count.isMultiple(of: datatype.numbers) else {
            throw CellFault("an odd number of parts of complex numbers")
        }
        if let fault = count.fault(elements.count / datatype.numbers) { throw CellFault(fault) }
        return elements.cell
    }

    private func element(_ text: Span<UInt8>) throws(CellFault) -> Cell {
        switch datatype {
        case .boolean: return try boolean(text).map(Cell.boolean) ?? .null
        case .float, .double: return .real(try real(text))
        default: return .integer(try integer(text))
        }
    }

    private func append(_ text: Span<UInt8>, to elements: inout Elements) throws(CellFault) {
        switch datatype {
        case .boolean: elements.booleans.append(try boolean(text))
        case .unsignedByte: elements.bytes.append(UInt8(truncatingIfNeeded: try integer(text)))
        case .short, .int, .long: elements.integers.append(try integer(text))
        default: elements.reals.append(try real(text))
        }
    }

    private func integer(_ text: Span<UInt8>) throws(CellFault) -> Int64 {
        guard let value = NumberText.integer(text, datatype) else { throw fault(text) }
        return value
    }

    private func real(_ text: Span<UInt8>) throws(CellFault) -> Double {
        let isFloat = datatype == .float || datatype == .floatComplex
        guard let value = NumberText.real(text, isFloat: isFloat) else { throw fault(text) }
        return value
    }

    private func boolean(_ text: Span<UInt8>) throws(CellFault) -> Bool? {
        guard text.count <= 5 else { throw fault(text) }
        switch String(decoding: text).lowercased() {
        case "t", "1", "true": return true
        case "f", "0", "false": return false
        case "?": return nil
        default: throw fault(text)
        }
    }

    /// Zeros and ones, which some programs part by blanks.
    private func bits(_ text: Span<UInt8>) throws(CellFault) -> Cell {
        var bits: [Bool?] = []
        for index in text.indices where !text[index].isXMLSpace {
            guard text[index] | 1 == UInt8(ascii: "1") else { throw fault(text) }
            bits.append(text[index] == UInt8(ascii: "1"))
        }
        if let fault = count.fault(bits.count) { throw CellFault(fault) }
        if case .one = count { return .boolean(bits.first == true) }
        return .booleans(bits)
    }

    private func fault(_ text: Span<UInt8>) -> CellFault {
        let shown = String(decoding: text.extracting(first: 40))
        return CellFault("'\(shown)' is no \(datatype.rawValue)")
    }
}

/// The elements of an array as they are read; only those of the column's type are used.
struct Elements {
    let datatype: Datatype
    var bytes: [UInt8] = []
    var integers: [Int64] = []
    var reals: [Double] = []
    var booleans: [Bool?] = []

    init(_ datatype: Datatype) { self.datatype = datatype }

    var count: Int { bytes.count + integers.count + reals.count + booleans.count }

    var cell: Cell {
        switch datatype {
        case .unsignedByte: .bytes(bytes)
        case .short, .int, .long: .integers(integers)
        case .boolean, .bit: .booleans(booleans)
        default: .reals(reals)
        }
    }
}

extension Span<UInt8> {
    /// Where the bytes are without blanks, TABs and line ends around them.
    var trimmed: Range<Int> {
        var (start, end) = (0, count)
        while start < end, self[start].isXMLSpace { start += 1 }
        while end > start, self[end - 1].isXMLSpace { end -= 1 }
        return start..<end
    }
}
