/// Numbers as TABLEDATA writes them (VOTable 1.4 §6).
enum NumberText {
    /// Reads an integer, decimal with a sign, or hexadecimal behind `0x`.
    ///
    /// Hexadecimal digits are the bits of the number, so that `0xFFFF` of a `short` is −1.
    ///
    /// - Returns: the integer; `nil` where the text is none, or one that the type does not hold.
    static func integer(_ text: Span<UInt8>, _ datatype: Datatype) -> Int64? {
        guard let range = datatype.integers else { return nil }
        if text.count > 2, text[0] == UInt8(ascii: "0"), text[1] | 0x20 == UInt8(ascii: "x") {
            return hexadecimal(text.extracting(2...), datatype)
        }
        var index = 0
        let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
        if isNegative || (text.count > 0 && text[0] == UInt8(ascii: "+")) { index = 1 }
        guard index < text.count else { return nil }
        var value: Int64 = 0
        while index < text.count {
            guard let digit = text[index].decimal else { return nil }
            // Below zero there is one number more.
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.subtractingReportingOverflow(Int64(digit))
            guard !overflow, !carry else { return nil }
            value = sum
            index += 1
        }
        if !isNegative {
            guard value != .min else { return nil }
            value = -value
        }
        return range.contains(value) ? value : nil
    }

    private static func hexadecimal(_ digits: Span<UInt8>, _ datatype: Datatype) -> Int64? {
        guard digits.count <= 2 * datatype.size else { return nil }
        var bits: UInt64 = 0
        for index in digits.indices {
            guard let digit = digits[index].hexadecimal else { return nil }
            bits = bits << 4 | UInt64(digit)
        }
        return switch datatype {
        case .short: Int64(Int16(truncatingIfNeeded: bits))
        case .int: Int64(Int32(truncatingIfNeeded: bits))
        default: Int64(bitPattern: bits)
        }
    }

    /// Reads a number; also `NaN`, and `Inf` or `Infinity` with or without a sign, in any case.
    ///
    /// - Returns: the number nearest to the text, of 32 bits where it is of `float`; `nil` where
    ///   the text is none.
    static func real(_ text: Span<UInt8>, isFloat: Bool) -> Double? {
        guard let form = DecimalForm(text) else { return special(text) }
        if let value = form.exact(isFloat: isFloat) { return value }
        // Both types hold infinity for what is too large, as IEEE 754 rounds it.
        let text = String(decoding: text)
        return isFloat ? Float(text).map(Double.init) : Double(text)
    }

    private static func special(_ text: Span<UInt8>) -> Double? {
        guard text.count <= 9 else { return nil }
        return switch String(decoding: text).lowercased() {
        case "nan": .nan
        case "inf", "+inf", "infinity", "+infinity": .infinity
        case "-inf", "-infinity": -.infinity
        default: nil
        }
    }
}

/// A decimal number taken apart.
private struct DecimalForm {
    /// All digits as one integer, if there are not too many of them.
    private var digits: UInt64 = 0
    /// The power of ten by which it is multiplied.
    private var exponent = 0
    private var isNegative = false
    private var isLong = false

    init?(_ text: Span<UInt8>) {
        var index = 0
        var count = 0
        var pointAt: Int?
        if text.count > 0, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
            isNegative = text[0] == UInt8(ascii: "-")
            index = 1
        }
        while index < text.count {
            if let digit = text[index].decimal {
                count += 1
                if digits > 900_000_000_000_000_000 { isLong = true }
                if !isLong { digits = digits * 10 + UInt64(digit) }
            } else if text[index] == UInt8(ascii: "."), pointAt == nil {
                pointAt = count
            } else {
                break
            }
            index += 1
        }
        guard count > 0 else { return nil }
        if index < text.count {
            guard text[index] | 0x20 == UInt8(ascii: "e"), let power = Self.power(text, index + 1)
            else { return nil }
            exponent = power
        }
        if let pointAt { exponent -= count - pointAt }
    }

    private static func power(_ text: Span<UInt8>, _ start: Int) -> Int? {
        var index = start
        let isNegative = index < text.count && text[index] == UInt8(ascii: "-")
        if isNegative || (index < text.count && text[index] == UInt8(ascii: "+")) { index += 1 }
        guard index < text.count else { return nil }
        var power = 0
        while index < text.count {
            guard let digit = text[index].decimal else { return nil }
            power = min(power * 10 + Int(digit), 1_000_000)
            index += 1
        }
        return isNegative ? -power : power
    }

    /// The number, where one division or multiplication of exact numbers gives it.
    ///
    /// See W. Clinger, "How to read floating point numbers accurately".
    func exact(isFloat: Bool) -> Double? {
        let (bits, powers): (UInt64, Int) = isFloat ? (24, 10) : (53, 22)
        guard !isLong, digits <= 1 << bits, abs(exponent) <= powers else { return nil }
        let power = Self.powers[abs(exponent)]
        let value: Double
        if isFloat {
            let (digits, power) = (Float(digits), Float(power))
            value = Double(exponent < 0 ? digits / power : digits * power)
        } else {
            value = exponent < 0 ? Double(digits) / power : Double(digits) * power
        }
        return isNegative ? -value : value
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
}

extension UInt8 {
    /// The value of a decimal digit.
    var decimal: UInt8? {
        let value = self &- UInt8(ascii: "0")
        return value < 10 ? value : nil
    }

    /// The value of a hexadecimal digit.
    var hexadecimal: UInt8? {
        if let decimal { return decimal }
        let value = (self | 0x20) &- UInt8(ascii: "a")
        return value < 6 ? value + 10 : nil
    }
}

extension String {
    /// The text of bytes in UTF-8; what is none becomes U+FFFD.
    init(decoding bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
