import FITS

extension Dialect {
    /// Data of the Webb telescope: reference files, and the log of calibration steps if there is one.
    static let jwst = Dialect(
        "jwst",
        signature: [
            .keyword("CAL_VCS"), .keyword("S_DQINIT"), .keyword("S_WCS"), .keyword("S_RAMP"),
            .keyword("S_RESAMP"), .keyword("S_OUTLIR"), .keyword("S_EXTR1D"),
        ],
        wantsData: { hdu in
            let name = hdu.header.string("EXTNAME")?.trimmed
            return name == JWSTCalibration.tree || name == HeaderTable.name
        },
        read: { file, draft in JWSTCalibration(file)?.note(in: &draft) })
}

/// The cards of the calibration in the primary header, and `cal_logs` in the tree of ASDF.
private struct JWSTCalibration {
    /// The name of the HDU with the tree.
    static let tree = "ASDF"

    private let file: FileHeaders
    private let header: HeaderView
    private let version: String?

    init?(_ file: FileHeaders) {
        self.file = file
        header = file.first(having: "CAL_VCS") ?? file.first(having: "CAL_VER") ?? file.primary
        version = header.text("CAL_VER")
        let telescope = header.string("TELESCOP")?.uppercased()
        let isDone = header.entries.contains { entry in
            entry.keyword.hasPrefix("S_") && entry.value?.string?.trimmed == "COMPLETE"
        }
        guard telescope == nil || telescope == "JWST", version != nil || isDone else { return nil }
    }

    func note(in draft: inout ProvenanceDraft) {
        noteLog(in: &draft)
        var facts = Step.unknown
        facts.run("jwst", version: version, draft.origin(header, "CAL_VER"))
        if let version = header.text("CRDS_VER") {
            facts.run("crds", version: version, draft.origin(header, "CRDS_VER"))
        }
        for entry in header.entries where entry.keyword.hasPrefix("R_") {
            guard let name = entry.value?.string.flatMap(ReferenceName.init) else { continue }
            facts.use(name.location, role: entry.keyword, draft.origin(header, entry.keyword))
        }
        for (name, table, row) in HeaderTable.files(of: file) where name != own {
            facts.use(name, role: "combined frame", draft.origin(table, row: row))
        }
        if draft.steps.contains(where: { !$0.isAncestor }) {
            draft.unattributed = facts
        } else {
            facts.activity.name = "calwebb"
            facts.activity.version = version
            facts.origin = draft.origin(header, "CAL_VER", .inferred)
            draft.steps.append(facts)
        }
        let table = header.string("ASNTABLE").flatMap(ReferenceName.init)
        if let table, table.location.lowercased() != "singleton" {
            draft.links.append(
                Link(table.location, role: "association table", draft.origin(header, "ASNTABLE")))
        }
        if let context = header.text("CRDS_CTX") {
            draft.fields = [Field("calib_version", context, draft.origin(header, "CRDS_CTX"))]
        }
        draft.names = own.map { [$0] } ?? []
    }

    private var own: String? { header.string("FILENAME") }

    /// The runs of each pipeline; one that read files begins anew, and those before it made its input.
    private func noteLog(in draft: inout ProvenanceDraft) {
        guard let tree = file.hdu(named: JWSTCalibration.tree), let bytes = file.bytes(tree) else {
            return
        }
        let logs = QuotedYAML("cal_logs", in: bytes).groups.map { CalibrationLog($0.texts) }
            .filter { !$0.runs.isEmpty }
            .enumerated().sorted {
                ($0.element.start ?? "", $0.offset) < ($1.element.start ?? "", $1.offset)
            }.map(\.element)
        let last = logs.lastIndex { log in log.runs.contains { !$0.inputs.isEmpty } } ?? 0
        for (index, log) in logs.enumerated() {
            for run in log.runs {
                let certainty: Origin.Certainty = index < last ? .inherited : .written
                let origin = draft.origin(tree, row: 1, certainty)
                var step = Step(run.name, origin)
                step.isAncestor = index < last
                step.activity.version = version
                step.activity.start = run.start
                step.run("jwst", version: version, origin)
                for input in run.inputs where input != own {
                    step.use(input, role: "step input", origin)
                }
                for (name, value) in run.parameters { step.set(name, value, origin) }
                draft.steps.append(step)
            }
        }
    }
}
