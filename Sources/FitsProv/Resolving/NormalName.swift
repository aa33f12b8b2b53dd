import FITS
import Files

/// The name of a file as it survives being compressed: `m31.fits`, `m31.fits.gz` and `m31.fz`
/// are the same, and so are `Zero` and `Zero.fits`, as IRAF writes it.
package struct NormalName: Hashable, Sendable {
    /// The name without what compressing, or naming an extension, puts behind it.
    package let text: String

    private static let compressions = [".gz", ".fz", ".bz2", ".xz", ".z"]
    private static let formats = [".fits", ".fit", ".fts", ".ftz"]

    /// Normalises a name.
    ///
    /// - Parameter name: the last part of a path, perhaps with an extension in brackets behind it.
    package init(_ name: String) {
        var name = Substring(name)
        while name.last == "]", let open = name.lastIndex(of: "["), open > name.startIndex {
            name = name[..<open]
        }
        name = NormalName.without(NormalName.compressions, name)
        text = String(NormalName.without(NormalName.formats, name))
    }

    private static func without(_ endings: [String], _ name: Substring) -> Substring {
        let bytes = name.utf8
        let ending = endings.first { ending in
            bytes.count > ending.utf8.count
                && zip(bytes.suffix(ending.utf8.count), ending.utf8).allSatisfy(isSame)
        }
        return ending.map { Substring(bytes.dropLast($0.utf8.count)) } ?? name
    }

    /// Whether a byte is a character of an ending, in any case.
    private static func isSame(_ byte: UInt8, _ character: UInt8) -> Bool {
        byte == character
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && byte | 0x20 == character
    }
}

extension NormalName {
    /// The normal name of the last part of a path.
    package init(ofPath path: String) {
        self.init(Paths.name(of: path))
    }
}
