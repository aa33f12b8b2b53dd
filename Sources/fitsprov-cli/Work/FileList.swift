import FITS
import Files
import FitsProvArchive

/// Names of files from folders and lists.
enum FileList {
    /// The most bytes of a list of names.
    private static let mostBytes = 1 << 30

    /// The names in a list.
    static func read(_ path: String, nulSeparated: Bool) throws -> [String] {
        let bytes =
            path == "-"
            ? try StandardStream.input(limit: mostBytes)
            : try SmallFile.bytes(path, limit: mostBytes)
        let separator: UInt8 = nulSeparated ? 0 : UInt8(ascii: "\n")
        return bytes.split(separator: separator).map { String(decoding: $0, as: UTF8.self) }
    }
}
