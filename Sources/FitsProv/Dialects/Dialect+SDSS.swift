import FITS

extension Dialect {
    /// Spectra of SDSS and BOSS, as idlspec2d writes them.
    static let sdss = Dialect(
        "sdss",
        signature: [
            .keyword("SPCOADD"), .keyword("EXPID01"), .keyword("VERSCOMB"), .keyword("VERS2D"),
        ],
        read: { file, draft in SDSSSpectra(file)?.note(in: &draft) })
}

/// The exposures and the versions in the header of a plate or of one spectrum.
private struct SDSSSpectra {
    private let header: HeaderView
    private static let versions = [
        ("VERSIDL", "IDL"), ("VERSUTIL", "idlutils"), ("VERSREAD", "idlspec2d (read)"),
        ("VERS2D", "idlspec2d (2D)"), ("VERSCOMB", "idlspec2d (combine)"),
        ("VERS1D", "idlspec2d (1D)"), ("VERSLOG", "speclog"), ("VERSFLAT", "specflat"),
        ("VERSTARG", "idlspec2d (targets)"),
    ]
    private static let files = [
        ("PLUGFILE", "plug map"), ("BADPIXEL", "bad pixels"), ("LAMPLIST", "lamp list"),
        ("SKYLIST", "sky lines"),
    ]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    init?(_ file: FileHeaders) {
        let header = file.headers.first { header in
            ["SPCOADD", "EXPID01", "VERSCOMB", "VERS2D"].contains { header.has($0) }
        }
        guard let header else { return nil }
        self.header = header
    }

    func note(in draft: inout ProvenanceDraft) {
        var step = Step.unknown
        for (keyword, name) in SDSSSpectra.versions {
            guard let version = header.text(keyword) else { continue }
            step.run(name, version: version, draft.origin(header, keyword))
        }
        // Camera, science frame, flat and arc: no name of a file.
        for exposure in header.numbered("EXPID", digits: 2...3) {
            guard let name = exposure.string else { continue }
            step.use(
                name, role: "exposure (camera-science-flat-arc)",
                draft.origin(header, exposure.entry.keyword))
        }
        for (keyword, role) in SDSSSpectra.files {
            guard let name = header.string(keyword).flatMap(ReferenceName.init) else { continue }
            step.use(name.location, role: role, draft.origin(header, keyword))
        }
        guard let end = header.string("SPCOADD") else {
            draft.unattributed = step
            return
        }
        step.activity.name = "spcoadd"
        step.activity.version = header.text("VERSCOMB")
        step.activity.end = SDSSSpectra.time(end)
        step.origin = draft.origin(header, "SPCOADD", .inferred)
        draft.steps.append(step)
    }

    /// A time as in `Sat Apr 12 18:49:38 2014`, as ISO 8601.
    private static func time(_ text: String) -> String? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 5, let month = months.firstIndex(of: words[1]),
            let day = Int(words[2]), (1...31).contains(day)
        else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return Timestamp("\(words[4])-\(two(month + 1))-\(two(day))T\(words[3])")?.utc
    }
}
