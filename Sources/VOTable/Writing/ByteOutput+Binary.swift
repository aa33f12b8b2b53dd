extension ByteOutput {
    /// A cell of BINARY or BINARY2 (VOTable 1.4 §5.4, §5.5).
    mutating func append(binary cell: Cell, _ shape: ColumnShape) {
        switch cell {
        case .null: appendNull(shape)
        case .boolean(let value): append(bits: [value], shape, hasCount: false)
        case .integer(let value): append(integer: value, shape.datatype)
        case .real(let value): append(real: value, isFloat: shape.datatype == .float)
        case .text(let text): append(text: text, shape)
        case .bytes(let values):
            appendCount(values.count, shape)
            append(values)
        case .integers(let values):
            appendCount(values.count, shape)
            for value in values { append(integer: value, shape.datatype) }
        case .reals(let values):
            appendCount(values.count / shape.datatype.numbers, shape)
            let isFloat = shape.datatype == .float || shape.datatype == .floatComplex
            for value in values { append(real: value, isFloat: isFloat) }
        case .booleans(let values): append(bits: values, shape, hasCount: true)
        }
    }

    private mutating func appendCount(_ count: Int, _ shape: ColumnShape) {
        if case .any = shape.count { append(bigEndian: UInt32(truncatingIfNeeded: count)) }
    }

    private mutating func append(integer value: Int64, _ datatype: Datatype) {
        switch datatype {
        case .unsignedByte: append(UInt8(truncatingIfNeeded: value))
        case .short: append(bigEndian: UInt16(truncatingIfNeeded: value))
        case .int: append(bigEndian: UInt32(truncatingIfNeeded: value))
        default: append(bigEndian: UInt64(bitPattern: value))
        }
    }

    private mutating func append(real value: Double, isFloat: Bool) {
        if isFloat {
            append(bigEndian: Float(value).bitPattern)
        } else {
            append(bigEndian: value.bitPattern)
        }
    }

    private mutating func append(bits values: [Bool?], _ shape: ColumnShape, hasCount: Bool) {
        if hasCount { appendCount(values.count, shape) }
        guard shape.datatype == .bit else {
            for value in values {
                append(value.map { UInt8(ascii: $0 ? "T" : "F") } ?? UInt8(ascii: "?"))
            }
            return
        }
        var byte: UInt8 = 0
        for (index, value) in values.enumerated() {
            if value == true { byte |= 0x80 >> UInt8(index & 7) }
            if index & 7 == 7 || index == values.count - 1 {
                append(byte)
                byte = 0
            }
        }
    }

    private mutating func append(text: String, _ shape: ColumnShape) {
        let isWide = shape.datatype == .unicodeChar
        let count = isWide ? text.utf16.count : text.utf8.count
        var padding = 0
        switch shape.count {
        case .one: padding = 1 - count
        case .fixed(let fixed): padding = fixed - count
        case .any(let slice, _):
            if slice > 1 { padding = (slice - count % slice) % slice }
            append(bigEndian: UInt32(truncatingIfNeeded: count + padding))
        }
        if isWide {
            for unit in text.utf16 { append(bigEndian: unit) }
        } else {
            append(text)
        }
        // Strings of an array are filled with blanks, since NUL would end the whole array.
        let isArray = if case .any = shape.count { true } else { false }
        for _ in 0..<padding {
            if isWide { append(0) }
            append(isArray ? UInt8(ascii: " ") : 0)
        }
    }

    /// Null: NaN of numbers, zeros of all else; in a column with a null value that value.
    private mutating func appendNull(_ shape: ColumnShape) {
        let count: Int
        switch shape.count {
        case .any:
            append(bigEndian: UInt32(0))
            return
        case .one: count = 1
        case .fixed(let fixed): count = fixed
        }
        switch shape.datatype {
        case .boolean: for _ in 0..<count { append(UInt8(ascii: "?")) }
        case .bit: for _ in 0..<((count + 7) / 8) { append(0) }
        case .float, .floatComplex, .double, .doubleComplex:
            let isFloat = shape.datatype == .float || shape.datatype == .floatComplex
            for _ in 0..<(count * shape.datatype.numbers) { append(real: .nan, isFloat: isFloat) }
        case .char: for _ in 0..<count { append(0) }
        case .unicodeChar: for _ in 0..<count { append(bigEndian: UInt16(0)) }
        case .unsignedByte, .short, .int, .long:
            for _ in 0..<count { append(integer: shape.null ?? 0, shape.datatype) }
        }
    }
}

extension ColumnShape {
    /// Whether BINARY, which has no flags, can say null in the column.
    var hasBinaryNull: Bool {
        switch datatype {
        case .unsignedByte, .short, .int, .long:
            if case .any = count { true } else { null != nil }
        case .bit: if case .any = count { true } else { false }
        default: true
        }
    }
}
