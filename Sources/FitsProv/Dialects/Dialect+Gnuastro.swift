import FITS

extension Dialect {
    /// Gnuastro: an HDU `<PROGRAM>-CONFIG` without data, with every option of the run as a card.
    static let gnuastro = Dialect(
        "gnuastro",
        signature: [.keyword("GNUASTRO")],
        read: { file, draft in
            for header in file.headers { GnuastroOptions(header)?.note(in: &draft) }
            guard draft.isEmpty else { return }
            for header in file.headers {
                guard let version = header.text("GNUASTRO") else { continue }
                draft.unattributed.run(
                    "Gnuastro", version: version, draft.origin(header, "GNUASTRO"))
            }
        })
}

/// The HDU with the options of a run: nothing in it is about data, whatever the keywords.
private struct GnuastroOptions {
    private let header: HeaderView
    private let program: String

    private static let suffix = "-CONFIG"
    private static let libraries = [
        ("GNUASTRO", "Gnuastro"), ("CFITSIO", "CFITSIO"), ("WCSLIB", "WCSLIB"), ("GSL", "GSL"),
    ]
    /// Cards that are no options.
    private static let others: Set = [
        "SIMPLE", "XTENSION", "BITPIX", "NAXIS", "EXTEND", "PCOUNT", "GCOUNT", "EXTNAME", "DATE",
        "CHECKSUM", "DATASUM", "ZHECKSUM", "ZDATASUM", "EXTVER", "COMMIT", "LONGSTRN",
    ]

    init?(_ header: HeaderView) {
        guard let name = header.name?.uppercased(), name.hasSuffix(GnuastroOptions.suffix),
            name.count > GnuastroOptions.suffix.count
        else { return nil }
        self.header = header
        program = "ast" + name.dropLast(GnuastroOptions.suffix.count).lowercased()
    }

    func note(in draft: inout ProvenanceDraft) {
        var step = Step(program, draft.origin(header, "EXTNAME"))
        step.activity.version = header.text("GNUASTRO")
        step.activity.start = header.string("DATE").flatMap { Timestamp($0)?.utc }
        for (keyword, name) in GnuastroOptions.libraries {
            guard let version = header.text(keyword) else { continue }
            step.run(name, version: version, draft.origin(header, keyword))
        }
        let libraries = Set(GnuastroOptions.libraries.map(\.0))
        for entry in header.entries {
            guard let value = entry.value, !libraries.contains(entry.keyword),
                !GnuastroOptions.others.contains(entry.keyword),
                HeaderView.number(in: entry.keyword, "NAXIS") == nil
            else { continue }
            let text = value.text.trimmed
            let origin = draft.origin(header, entry.keyword)
            if GnuastroOptions.isInput(entry.keyword) {
                if let name = ReferenceName(text)?.location {
                    step.use(name, role: "input", origin)
                }
                continue
            }
            if GnuastroOptions.isFile(text), !entry.keyword.contains("OUT") {
                step.use(text, role: entry.keyword.lowercased(), origin)
            }
            step.set(entry.keyword, text, origin)
        }
        draft.steps.append(step)
    }

    /// `INPUT`, or one of several with a number.
    private static func isInput(_ keyword: String) -> Bool {
        keyword == "INPUT" || HeaderView.number(in: keyword, "INPUT") != nil
            || HeaderView.number(in: keyword, "INPUT-") != nil
    }

    /// Whether an option is the name of a FITS file.
    private static func isFile(_ text: String) -> Bool {
        let name = text.lowercased()
        return !name.contains(" ") && !name.contains(",")
            && [".fits", ".fit", ".fits.gz", ".fits.fz", ".fits.z"].contains(where: name.hasSuffix)
    }
}
