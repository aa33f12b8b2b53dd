/// The 32-bit ones' complement sum of big-endian words (FITS 4.0 §4.4.2.7, Appendix J).
///
/// Feed it whole blocks; every piece must be a multiple of 4 bytes long.
package struct OnesComplement: Hashable, Sendable {
    private var sum: UInt64 = 0

    /// Starts a sum.
    ///
    /// - Parameter value: a sum to go on from.
    package init(_ value: UInt32 = 0) {
        sum = UInt64(value)
    }

    /// The sum so far, end-around carries folded in.
    package var value: UInt32 {
        var folded = sum
        while folded > UInt64(UInt32.max) {
            folded = (folded & UInt64(UInt32.max)) + (folded >> 32)
        }
        return UInt32(folded)
    }

    /// Adds bytes.
    ///
    /// - Parameter bytes: a multiple of 4 bytes.
    package mutating func add(_ bytes: ArraySlice<UInt8>) {
        precondition(bytes.count.isMultiple(of: 4), "checksums are made of 32-bit words")
        let span = unsafe bytes.span.bytes
        var offset = 0
        while offset < span.byteCount {
            let end = min(span.byteCount, offset + OnesComplement.runSize)
            sum += OnesComplement.sumOfRun(span, offset, end)
            offset = end
        }
        sum = UInt64(value)
    }

    /// Bytes summed before the lanes are emptied: 256 vectors, so that no 16-bit half overflows.
    private static let runSize = 256 * MemoryLayout<SIMD16<UInt32>>.size

    /// Sums one run: even and odd bytes of little-endian words in the two halves of each lane.
    private static func sumOfRun(_ span: RawSpan, _ start: Int, _ end: Int) -> UInt64 {
        let mask = SIMD16<UInt32>(repeating: 0x00FF_00FF)
        var low = SIMD16<UInt32>()
        var high = SIMD16<UInt32>()
        var offset = start
        while offset + MemoryLayout<SIMD16<UInt32>>.size <= end {
            let words = unsafe span.unsafeLoadUnaligned(
                fromByteOffset: offset, as: SIMD16<UInt32>.self)
            low &+= words & mask
            high &+= (words &>> 8) & mask
            offset += MemoryLayout<SIMD16<UInt32>>.size
        }
        var total: UInt64 = 0
        for lane in 0..<SIMD16<UInt32>.scalarCount {
            total += UInt64(low[lane] & 0xFFFF) << 24 + UInt64(high[lane] & 0xFFFF) << 16
            total += UInt64(low[lane] >> 16) << 8 + UInt64(high[lane] >> 16)
        }
        while offset < end {
            let word = unsafe span.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)
            total += UInt64(UInt32(bigEndian: word))
            offset += 4
        }
        return total
    }
}
