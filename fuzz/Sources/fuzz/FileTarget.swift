@testable import FITS

/// Whole files.
enum FileTarget {
    private static let keywords = KeywordTable(["OBJECT", "EXTNAME", "DATE-OBS", "ESO DET ID"])

    static func walk(_ bytes: [UInt8]) {
        InputFile.hold(bytes)
        let file = try? FITSFile(
            reading: InputFile.path, measuring: [.checksums, .digests], keep: { _ in true })
        if let file { _ = file.fillProblems }
        var scanner = HeaderScanner(keywords)
        guard (try? scanner.scan(InputFile.path)) != nil else {
            precondition(file == nil, "the scanner refuses what the reader reads")
            return
        }
        precondition(
            file?.hdus.count == scanner.found.hdus.count, "the scanner finds other HDUs")
    }

    /// With an even first byte the rest is a gzipped file, else what one expands to.
    static func gzip(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let rest = bytes.dropFirst()
        if first & 1 == 0 {
            walk([0x1f, 0x8b, 8] + rest)
        } else {
            walk(stored(rest, members: Int(first >> 1) % 4 + 1))
        }
    }

    /// Gzip members of stored blocks (RFC 1951 §3.2.4).
    private static func stored(_ bytes: ArraySlice<UInt8>, members: Int) -> [UInt8] {
        let step = max(1, bytes.count / members + 1)
        var members: [UInt8] = []
        var start = bytes.startIndex
        repeat {
            let part = bytes[start..<min(start + step, bytes.endIndex)]
            let size = UInt16(truncatingIfNeeded: part.count)
            members += memberStart
            append(size, to: &members)
            append(~size, to: &members)
            members += part
            append(sum(part), to: &members)
            append(UInt32(part.count), to: &members)
            start += step
        } while start < bytes.endIndex
        return members
    }

    /// The header of a member, and that of one stored block that is its last.
    private static let memberStart: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1]

    private static func append<Number: FixedWidthInteger>(
        _ number: Number, to bytes: inout [UInt8]
    ) {
        for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> Number(shift)))
        }
    }

    /// CRC-32 (RFC 1952 §8).
    private static func sum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = sum & 1 == 1
                sum >>= 1
                if isOdd { sum ^= polynomial }
            }
        }
        return ~sum
    }

    private static let polynomial: UInt32 = 0xedb8_8320
}
