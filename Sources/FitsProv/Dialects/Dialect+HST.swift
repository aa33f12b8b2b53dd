import FITS

extension Dialect {
    /// Calibrated data of the Hubble Space Telescope.
    ///
    /// `PERFORM` is a plan: a raw file has the switches and the reference files too, and nothing of it
    /// was done.
    static let hst = Dialect(
        "hst",
        facts: [("OPUS_VER", "software")],
        signature: [
            .keyword("DQICORR"), .keyword("DARKCORR"), .keyword("FLATCORR"), .keyword("BIASCORR"),
            .keyword("PHOTCORR"), .keyword("BLEVCORR"), .keyword("WAVECORR"), .keyword("FLUXCORR"),
        ],
        read: { file, draft in HSTCalibration(file.primary)?.note(file, in: &draft) })
}

/// The switches, the reference files and the `HISTORY` of a calibration.
private struct HSTCalibration {
    private let header: HeaderView
    /// The keyword of each reference file.
    private var keywords: [String: String] = [:]
    /// The reference files that `HISTORY` says were used.
    private var used: [(name: String, card: String)] = []
    private var completed: Set<Substring> = []

    private static let tasks = [
        "ACS": "calacs", "WFC3": "calwf3", "STIS": "calstis", "COS": "calcos", "NICMOS": "calnica",
        "WFPC2": "calwp2", "WFPC": "calwfp", "FOC": "calfoc", "FOS": "calfos", "HRS": "calhrs",
        "HSP": "calhsp",
    ]
    /// The reference files of a switch that are not named like it.
    private static let files: [Substring: [String]] = [
        "FLAT": ["PFLTFILE", "DFLTFILE", "LFLTFILE", "CFLTFILE"], "DQI": ["BPIXTAB"],
        "BLEV": ["OSCNTAB"], "PHOT": ["IMPHTTAB"], "CR": ["CRREJTAB"], "X1D": ["XTRACTAB"],
        "X2D": ["SDCTAB"], "ZSIG": ["NLINFILE"],
    ]

    init?(_ header: HeaderView) {
        let telescope = header.string("TELESCOP")?.uppercased()
        let instrument = header.string("INSTRUME")?.uppercased() ?? ""
        let isKnown = telescope == nil && HSTCalibration.tasks[instrument] != nil
        guard telescope == "HST" || isKnown else { return nil }
        self.header = header
        for entry in header.entries {
            let keyword = entry.keyword
            guard keyword.utf8.count <= 8, let text = entry.value?.string?.trimmed else { continue }
            if keyword.hasSuffix("CORR"), text.uppercased().hasPrefix("COMPLETE") {
                completed.insert(keyword.dropLast(4))
            } else if ["FILE", "TAB", "DFIL"].contains(where: keyword.hasSuffix),
                let name = ReferenceName(text)?.location, keywords[name] == nil
            {
                keywords[name] = keyword
            }
        }
        readHistory()
        guard !completed.isEmpty || !used.isEmpty else { return nil }
    }

    /// Looks for the two forms: a line of its own, or `MASKFILE=uref$x.r0h  MASKCORR=COMPLETED`.
    private mutating func readHistory() {
        for line in header.history {
            let words = line.text.split(separator: " ", maxSplits: 3)
            guard words.count >= 2 else { continue }
            if words[0] == "reference", words.count >= 3, words[2].contains(".") {
                used.append((String(words[2]), line.card))
            } else if words[0].hasSuffix("CORR"), words[1].hasPrefix("complete") {
                completed.insert(words[0].dropLast(4))
            } else if words[1].contains("CORR=COMPLETE") {
                let parts = words[0].split(separator: "=", maxSplits: 1)
                guard parts.count == 2, header.has(String(parts[0])) else { continue }
                keywords[String(parts[1])] = String(parts[0])
                used.append((String(parts[1]), line.card))
            }
        }
    }

    func note(_ file: FileHeaders, in draft: inout ProvenanceDraft) {
        let isOfInput = Dialect.isDrizzled(file)
        let version = header.text("CAL_VER")
        let instrument = header.string("INSTRUME")?.uppercased() ?? ""
        let card = version != nil ? "CAL_VER" : used.first?.card ?? "INSTRUME"
        var step = Step(
            HSTCalibration.tasks[instrument] ?? "",
            draft.origin(header, card, isOfInput ? .inherited : .inferred))
        step.isAncestor = isOfInput
        step.activity.version = version
        step.run(step.activity.name, version: version, draft.origin(header, card))
        for keyword in ["OPUS_VER", "CSYS_VER"] {
            guard let text = header.string(keyword) else { continue }
            let words = text.split(separator: " ", maxSplits: 1).map(String.init)
            step.run(
                words[0], version: words.count == 2 ? words[1] : nil, draft.origin(header, keyword))
        }
        if let text = header.text("CRDS_VER") {
            step.run("crds", version: text, draft.origin(header, "CRDS_VER"))
        }
        for (name, card) in used {
            step.use(name, role: keywords[name], draft.origin(header, card))
        }
        if used.isEmpty { noteReferencesOfSwitches(in: &step, draft) }
        draft.steps.append(step)
        if let table = header.string("ASN_TAB").flatMap(ReferenceName.init) {
            draft.links.append(
                Link(table.location, role: "association table", draft.origin(header, "ASN_TAB")))
        }
        for keyword in ["CRDS_CTX", "CAL_VER"] where draft.fields.isEmpty {
            guard let text = header.text(keyword) else { continue }
            draft.fields = [Field("calib_version", text, draft.origin(header, keyword))]
        }
        if !isOfInput { draft.names = ["FILENAME", "ROOTNAME"].compactMap { header.string($0) } }
    }

    /// Without a word in `HISTORY`, a switch that is complete used the files of its name.
    private func noteReferencesOfSwitches(in step: inout Step, _ draft: ProvenanceDraft) {
        for prefix in completed.sorted() {
            let names = HSTCalibration.files[prefix] ?? []
            for keyword in ["\(prefix)FILE", "\(prefix)TAB"] + names {
                guard let name = header.string(keyword).flatMap(ReferenceName.init) else {
                    continue
                }
                step.use(name.location, role: keyword, draft.origin(header, keyword, .inferred))
            }
        }
    }
}
