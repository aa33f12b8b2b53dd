/// A part of a file to be written.
package enum Segment: Hashable, Sendable {
    /// New bytes.
    case bytes([UInt8])
    /// Bytes of the original, by their offsets.
    case original(Range<Int>)

    /// How many bytes it comes to.
    package var size: Int {
        switch self {
        case .bytes(let bytes): bytes.count
        case .original(let range): range.count
        }
    }
}
