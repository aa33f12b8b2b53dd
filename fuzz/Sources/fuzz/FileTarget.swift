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
        return stride(
            from: bytes.startIndex, to: max(bytes.endIndex, bytes.startIndex + 1), by: step
        )
        .flatMap { start in
            let part = bytes[start..<min(start + step, bytes.endIndex)]
            let size = UInt16(part.count)
            return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1] + littleEndian(size)
                + littleEndian(~size) + part + littleEndian(sum(part))
                + littleEndian(UInt32(part.count))
        }
    }

    private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    /// CRC-32 (RFC 1952 §8).
    private static func sum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8
        }
        return ~sum
    }

    private static let table = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xedb8_8320 ^ sum >> 1 : sum >> 1 }
    }
}
