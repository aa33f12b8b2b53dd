extension ByteOutput {
    /// A cell as a value of JSON (RFC 8259).
    mutating func append(json cell: Cell, _ datatype: Datatype) {
        let isFloat = datatype == .float || datatype == .floatComplex
        switch cell {
        case .null: append("null")
        case .text(let text): append(jsonString: text)
        case .boolean(let value): append(json: value, datatype)
        case .integer(let value): append(decimal: value)
        case .real(let value): append(json: value, isFloat)
        case .bytes(let values): appendArray(values) { $0.append(decimal: Int64($1)) }
        case .integers(let values): appendArray(values) { $0.append(decimal: $1) }
        case .reals(let values): appendArray(values) { $0.append(json: $1, isFloat) }
        case .booleans(let values): appendArray(values) { $0.append(json: $1, datatype) }
        }
    }

    private mutating func appendArray<Value>(
        _ values: [Value], _ write: (inout ByteOutput, Value) -> Void
    ) {
        append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { append(UInt8(ascii: ",")) }
            write(&self, value)
        }
        append(UInt8(ascii: "]"))
    }

    private mutating func append(json value: Bool?, _ datatype: Datatype) {
        if datatype == .bit {
            append(UInt8(ascii: value == true ? "1" : "0"))
        } else {
            append(value.map { $0 ? "true" : "false" } ?? "null")
        }
    }

    private mutating func append(json value: Double, _ isFloat: Bool) {
        if !value.isFinite { append(UInt8(ascii: "\"")) }
        append(real: value, isFloat: isFloat, infinity: "Inf")
        if !value.isFinite { append(UInt8(ascii: "\"")) }
    }

    /// A string in quotes.
    ///
    /// What separates lines in scripts is escaped, too, and `<`, so that JSON can stand in a page.
    mutating func append(jsonString text: String) {
        append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": append("\\\"")
            case "\\": append("\\\\")
            case "\n": append("\\n")
            case "\r": append("\\r")
            case "\t": append("\\t")
            case "<", "\u{7F}", "\u{2028}", "\u{2029}": append(escape: scalar)
            case _ where scalar.value < 0x20: append(escape: scalar)
            case _ where scalar.isASCII: append(UInt8(truncatingIfNeeded: scalar.value))
            default: append(String(scalar))
            }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(escape scalar: Unicode.Scalar) {
        let digits = String(scalar.value, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
}
