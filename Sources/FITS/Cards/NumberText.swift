/// The text of a number: `[+-]digits[.digits][(E|D)[+-]digits]` (FITS 4.0 §4.2.3, 4.2.4).
struct NumberText {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// The number, or nil if the text is none; infinity, NaN and hexadecimal are none.
    var value: CardValue? {
        var digits = 0
        var isReal = false
        var exponentDigits: Int?
        for (index, byte) in zip(bytes.indices, bytes) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if let count = exponentDigits { exponentDigits = count + 1 } else { digits += 1 }
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                guard index == bytes.startIndex || isExponent(bytes[index - 1]) else { return nil }
            case UInt8(ascii: "."):
                guard !isReal else { return nil }
                isReal = true
            default:
                guard isExponent(byte), digits > 0, exponentDigits == nil else { return nil }
                isReal = true
                exponentDigits = 0
            }
        }
        guard digits > 0, exponentDigits != 0 else { return nil }
        return isReal ? real : integer
    }

    private func isExponent(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "e"), UInt8(ascii: "d"): true
        default: false
        }
    }

    private var integer: CardValue {
        let text = bytes.headerText
        return Int(text).map(CardValue.integer) ?? .bigInteger(text)
    }

    private var real: CardValue? {
        let isD = { (byte: UInt8) in byte | 0x20 == UInt8(ascii: "d") }
        guard bytes.contains(where: isD) else {
            return Double(bytes.headerText).map(CardValue.real)
        }
        let text = bytes.map { isD($0) ? UInt8(ascii: "E") : $0 }.headerText
        return Double(text).map(CardValue.real)
    }
}
