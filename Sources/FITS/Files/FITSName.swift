/// Names that FITS files have.
package enum FITSName {
    private static let endings: [[UInt8]] = [
        ".fits", ".fit", ".fts", ".fz", ".ftz", ".fits.gz", ".fit.gz", ".fts.gz", ".pha", ".arf",
        ".rmf", ".evt", ".evt.gz", ".pi", ".lc",
    ].map { Array($0.utf8.reversed()) }

    /// Whether a name looks like that of a FITS file, in upper or lower case.
    ///
    /// - Parameter name: a name or path.
    /// - Returns: whether its ending is one that FITS files have.
    package static func matches(_ name: String) -> Bool {
        let bytes = name.utf8
        return endings.contains { ending in
            guard bytes.count >= ending.count else { return false }
            return zip(bytes.reversed(), ending).allSatisfy { byte, wanted in
                byte == wanted
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                        && byte | 0x20 == wanted
            }
        }
    }
}
