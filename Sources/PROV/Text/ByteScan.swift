/// Eight bytes that are looked at together.
///
/// What is found has the highest bit of each byte set that is looked for, and perhaps that of
/// bytes after the first of them.
struct ByteScan {
    fileprivate let word: UInt64

    /// Every byte as one that is given.
    private static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// The bytes that are below 0x80 and another.
    @inline(__always)
    func below(_ byte: UInt8) -> UInt64 { (word &- Self.all(byte)) & ~word & Self.all(0x80) }

    /// The bytes that are one of ASCII.
    @inline(__always)
    func equal(to byte: UInt8) -> UInt64 {
        let difference = word ^ Self.all(byte)
        return (difference &- Self.all(1)) & ~difference & Self.all(0x80)
    }

    /// The bytes that are not of ASCII, or that are its DEL.
    @inline(__always)
    var notPrintable: UInt64 { (word | equal(to: 0x7F)) & Self.all(0x80) | below(0x20) }
}

extension Span<UInt8> {
    /// Where the first byte is at or after `start` that is looked for; the count where there is
    /// none.
    @inline(__always)
    func first(from start: Int, _ found: (ByteScan) -> UInt64) -> Int {
        var index = start
        while index < count {
            let left = count - index
            var word: UInt64 = 0
            if left >= 8 {
                word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            } else {
                for place in 0..<left { word |= UInt64(self[index + place]) << (8 * place) }
                // What is looked for is never a blank.
                for place in left..<8 { word |= 0x20 << (8 * place) }
            }
            let places = found(ByteScan(word: UInt64(littleEndian: word)))
            if places != 0 { return index + places.trailingZeroBitCount / 8 }
            index += 8
        }
        return count
    }
}
