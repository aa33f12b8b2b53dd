/// Bytes that are being written.
package struct ByteOutput: Sendable {
    private(set) var bytes: [UInt8] = []

    /// No bytes yet.
    package init() {}

    var count: Int { bytes.count }

    /// One byte.
    package mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// A text, as it is.
    package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

    /// Forgets what is behind the first `count` bytes.
    mutating func truncate(to count: Int) { bytes.removeLast(bytes.count - count) }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Hands out all bytes.
    package mutating func take() -> [UInt8] {
        let taken = bytes
        bytes = []
        bytes.reserveCapacity(taken.count)
        return taken
    }

    /// An integer in decimal digits.
    mutating func append(decimal value: Int64) {
        // The sign and nineteen digits.
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var rest = value.magnitude
        var first = 20
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            first -= 1
            digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
            rest = quotient
        } while rest > 0
        if value < 0 {
            first -= 1
            digits[first] = UInt8(ascii: "-")
        }
        for index in first..<20 { bytes.append(digits[index]) }
    }

    /// The shortest digits that read back as the same number; none of `float` differ by that.
    mutating func append(real value: Double, isFloat: Bool, infinity: String) {
        if value.isFinite {
            append(isFloat ? Float(value).description : value.description)
        } else if value.isNaN {
            append("NaN")
        } else {
            append(UInt8(ascii: value < 0 ? "-" : "+"))
            append(infinity)
        }
    }

    /// An integer, the most significant byte first.
    mutating func append(bigEndian value: some FixedWidthInteger & UnsignedInteger) {
        var shift = value.bitWidth
        while shift > 0 {
            shift -= 8
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}
