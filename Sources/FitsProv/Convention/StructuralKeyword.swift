/// Keywords that say how an HDU's bytes are to be read: never those of a field.
///
/// A card of such a keyword in the block would change what the data are, and would have no part in
/// the content digest.
enum StructuralKeyword {
    /// Whether a keyword describes structure or data, or is rewritten by any tool.
    static func matches(_ keyword: String) -> Bool {
        if words.contains(keyword) || coordinates.contains(keyword) { return true }
        let shape = Shape(keyword)
        return shapes.contains(shape.text) || shape.lettered.map(coordinates.contains) == true
    }

    /// FITS 4.0 §4.4, 5, 6, 7, 8, 9, 10; HDUCLAS; SIP and other distortions.
    private static let words: Set<String> = [
        "SIMPLE", "BITPIX", "NAXIS", "EXTEND", "XTENSION", "PCOUNT", "GCOUNT", "GROUPS", "BLOCKED",
        "END", "COMMENT", "HISTORY", "CONTINUE", "HIERARCH", "CHECKSUM", "DATASUM", "BSCALE",
        "BZERO", "BLANK", "BUNIT", "DATAMIN", "DATAMAX", "INHERIT", "LONGSTRN", "EXTNAME", "EXTVER",
        "EXTLEVEL", "TFIELDS", "THEAP", "HDUCLASS", "HDUVERS", "HDUDOC", "HDUNAME", "HDUVER",
        "HDULEVEL", "EPOCH", "RADECSYS", "MJDREF", "MJDREFI", "MJDREFF", "JDREF", "JDREFI",
        "JDREFF", "DATEREF", "TIMESYS", "TIMEUNIT", "TREFPOS", "TREFDIR", "TIMEOFFS", "TIMEZERO",
        "A_ORDER", "B_ORDER", "AP_ORDER", "BP_ORDER", "A_DMAX", "B_DMAX", "ZIMAGE",
        "ZTABLE", "ZCMPTYPE", "ZBITPIX", "ZNAXIS", "ZMASKCMP", "ZQUANTIZ", "ZSIMPLE", "ZEXTEND",
        "ZBLOCKED", "ZTENSION", "ZPCOUNT", "ZGCOUNT", "ZHECKSUM", "ZDATASUM", "ZTHEAP", "ZTILELEN",
        "ZSCALE", "ZZERO", "ZBLANK", "ZGROUPS", "FZALGOR", "FZTILELN", "FZQVALUE", "FZQMETHD",
        "FZDTHRSD", "FZINT2F", "FZHCOMP", "FZNTILE",
    ]

    /// Keywords of world coordinates, which an alternate description ends in a letter.
    private static let coordinates: Set<String> = [
        "WCSAXES", "WCSNAME", "LONPOLE", "LATPOLE", "EQUINOX", "RADESYS", "SPECSYS", "SSYSOBS",
        "SSYSSRC", "VELREF", "VELANGL", "VELOSYS", "ZSOURCE", "RESTFRQ", "RESTFREQ", "RESTWAV",
    ]

    /// Keywords with numbers, each run of digits as `#`, without the letter of an alternate WCS.
    private static let shapes: Set<String> = {
        let axis = [
            "NAXIS", "CTYPE", "CUNIT", "CRVAL", "CDELT", "CRPIX", "CROTA", "CNAME", "CRDER",
            "CSYER", "CZPHS", "CPERI", "PC#_", "CD#_", "PV#_", "PS#_", "CPDIS", "CQDIS", "CPERR",
            "CQERR", "DP", "DQ", "A_#_", "B_#_", "AP_#_", "BP_#_", "WAT#_",
        ]
        let column = [
            "TTYPE", "TFORM", "TUNIT", "TSCAL", "TZERO", "TNULL", "TDISP", "TDIM", "TBCOL",
            "TDMIN", "TDMAX", "TLMIN", "TLMAX", "PTYPE", "PSCAL", "PZERO", "TCTYP", "TCTY", "TCUNI",
            "TCUN", "TCRVL", "TCRV", "TCDLT", "TCDE", "TCRPX", "TCRP", "TCROT", "TCNAM", "TCNA",
            "TCRD", "TCSY", "TCZP", "TCPR", "TPC#_", "TP#_", "TCD#_", "TC#_", "TPV#_", "TV#_",
            "TPS#_", "TS#_", "TWCS", "WCST", "WCAX", "WCSX", "LONP", "LATP", "EQUI", "RADE", "SPEC",
            "SOBS", "SSRC", "RFRQ", "RWAV", "VANG", "VSYS", "ZSOU", "VSOU", "OBSG", "DOBS", "MJDOB",
            "#CTYP", "#CTY", "#CUNI", "#CUN", "#CRVL", "#CRV", "#CDLT", "#CDE", "#CRPX", "#CRP",
            "#CROT", "#CNAM", "#CNA", "#CRD", "#CSY", "#CZP", "#CPR", "#PC", "#P", "#CD", "#C",
            "#PV", "#V#_", "#PV#_", "#S#_", "#PS#_", "HDUCLAS", "ZNAXIS", "ZTILE", "ZNAME", "ZVAL",
            "ZFORM", "ZCTYP", "ZDITHER", "FZALG",
        ]
        return Set((axis + column).map { $0 + "#" })
    }()

    /// A keyword with its numbers left out.
    private struct Shape {
        let text: String
        /// The keyword without a letter at its end, as in `WCSAXESA`.
        let lettered: String?

        init(_ keyword: String) {
            var shape = ""
            for character in keyword where !(character.isNumber && shape.last == "#") {
                shape.append(character.isNumber ? "#" : character)
            }
            let stem = shape.dropLast()
            let endsInLetter = shape.last?.isLetter == true
            text = endsInLetter && stem.last == "#" ? String(stem) : shape
            lettered = endsInLetter ? String(keyword.dropLast()) : nil
        }
    }
}
