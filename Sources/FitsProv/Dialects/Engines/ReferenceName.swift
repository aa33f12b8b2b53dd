import FITS
import Files

/// A file as observatories write it into a header: with filters, extensions, prefixes of folders.
struct ReferenceName: Hashable, Sendable {
    /// The name without what is in brackets behind it, as it is written.
    let location: String
    /// What stands in brackets behind the name, brackets included, as in `[EVENTS][ENERGY > 1]`.
    let filter: String

    /// Words that say that there is no file, in lower case.
    private static let none: Set = [
        "none", "n/a", "na", "null", "not_set", "not applicable", "undefined", "unknown", "-", ".",
        "caldb", "stdin", "stdout", "default", ")",
    ]

    /// Reads a reference; nil if the text says that there is none.
    ///
    /// - Parameter text: the text of a card or a parameter.
    init?(_ text: String) {
        let trimmed = text.trimmed
        let bracket = trimmed.firstIndex(of: "[")
        // A name that begins with a bracket is no name.
        guard bracket != trimmed.startIndex else { return nil }
        let name = bracket.map { String(trimmed[..<$0]).trimmed } ?? trimmed
        guard !name.isEmpty, !ReferenceName.none.contains(name.lowercased()) else { return nil }
        location = name
        filter = bracket.map { String(trimmed[$0...]) } ?? ""
    }

    /// Whether a location asks a data base for records, as SDO's do: `hmi.lev1[:#158263685]`.
    ///
    /// - Parameter location: a location.
    /// - Returns: whether it names no file.
    static func isRecordQuery(_ location: String) -> Bool {
        guard location.hasSuffix("]"), let bracket = location.firstIndex(of: "[") else {
            return false
        }
        let query = location[bracket...]
        return [":#", "_UTC", "_TAI", "!"].contains { query.contains($0) }
    }

    /// The path that a location stands for: without the prefixes of folders that observatories use.
    ///
    /// - Parameter location: a location, as in `crds://jwst_dark.fits` or `iref$x_drk.fits`.
    /// - Returns: the name alone, as `x_drk.fits`; any other location as it is.
    static func path(of location: String) -> String {
        if location.hasPrefix("crds://") { return Paths.name(of: location) }
        guard let dollar = location.utf8.firstIndex(of: UInt8(ascii: "$")),
            dollar > location.startIndex,
            location[..<dollar].utf8.allSatisfy(isNameByte)
        else { return location }
        return String(location[dollar...].dropFirst())
    }

    /// Whether a byte is a letter or a digit of ASCII, as in the name of a folder's variable.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
