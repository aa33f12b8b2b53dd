/// Gzip streams made byte by byte, their content stored as it is (RFC 1951 §3.2.4, RFC 1952).
enum Gzip {
    /// One member that holds these bytes.
    static func member(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var rest = bytes[...]
        repeat {
            let piece = rest.prefix(65_535)
            rest = rest.dropFirst(piece.count)
            stream.append(rest.isEmpty ? 1 : 0)
            stream += littleEndian(UInt32(piece.count), 2)
            stream += littleEndian(~UInt32(piece.count), 2)
            stream += piece
        } while !rest.isEmpty
        return stream + littleEndian(crc(bytes), 4) + littleEndian(UInt32(bytes.count), 4)
    }

    private static func littleEndian(_ number: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = crc & 1 == 1
                crc >>= 1
                if isOdd { crc ^= 0xEDB8_8320 }
            }
        }
        return ~crc
    }
}
