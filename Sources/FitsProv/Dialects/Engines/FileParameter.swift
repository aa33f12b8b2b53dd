import FITS

/// Which parameters of programs name files that they read, and which files those are.
///
/// So it is in the tools of CIAO and HEASoft, which name theirs alike.
enum FileParameter {
    /// Parameters that name a file to be read though their name does not end in `file`.
    private static let others: Set = [
        "asp", "aspect", "attitude", "bkg", "bkgexp", "detmask", "events", "evt", "exp", "infil1",
        "infil2", "image", "infile1", "infile2", "infiles", "match", "orbit", "srclist", "wmap",
    ]
    /// Parameters whose name ends in `file` and that name what is written, or no data.
    private static let written: Set = [
        "countfile", "defnbkgfile", "expstatsfile", "fracfile", "historyfile", "imagefile",
        "imgfile", "plotfile", "scellfile", "timefile",
    ]

    /// Whether a parameter names files that are read.
    ///
    /// - Parameter name: its name; the case of letters does not matter.
    /// - Returns: whether it does, if its value is the name of a file.
    static func isInput(_ name: String) -> Bool {
        let name = name.lowercased()
        guard !isOutput(name), !written.contains(name),
            !["logfile", "parfile", "tmpfile"].contains(where: name.hasSuffix)
        else { return false }
        return name.hasSuffix("file") || name.hasSuffix("files") || others.contains(name)
    }

    /// Whether a parameter names a file that is written.
    ///
    /// - Parameter name: its name; the case of letters does not matter.
    /// - Returns: whether it does.
    static func isOutput(_ name: String) -> Bool { name.lowercased().hasPrefix("out") }

    /// The files that a value names: one, or several with commas or blanks between them.
    ///
    /// - Parameter value: the value of a parameter that names files.
    /// - Returns: the names, without what is in brackets behind them.
    static func files(_ value: String) -> [String] {
        pieces(value).compactMap(file)
    }

    /// The file that a text names; nil if it is a number, an expression, a word for none.
    ///
    /// - Parameter text: one name, perhaps with a filter in brackets, or `@` for a list of files.
    /// - Returns: the name without the filter.
    static func file(_ text: String) -> String? {
        guard let name = ReferenceName(text.hasPrefix("@") ? String(text.dropFirst()) : text)
        else { return nil }
        let bytes = name.location.utf8
        let odd = "=(){}'\"*?;|<> ".utf8
        guard !bytes.contains(where: odd.contains), Double(name.location) == nil,
            bytes.contains(where: { UInt8(ascii: "A")...UInt8(ascii: "z") ~= $0 }),
            bytes.contains(UInt8(ascii: ".")) || bytes.contains(UInt8(ascii: "/"))
        else { return nil }
        return name.location
    }

    /// The pieces of a list, of which none is empty: commas and blanks in brackets are no borders.
    private static func pieces(_ text: String) -> [String] {
        var depth = 0
        let parts = text.utf8.split { byte in
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: ")"): depth = max(0, depth - 1)
            case UInt8(ascii: ","), UInt8(ascii: " "): return depth == 0
            default: break
            }
            return false
        }
        return parts.map { String(Substring($0)) }
    }
}
