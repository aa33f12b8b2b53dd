import FITS
import Files

extension Dialect {
    /// INTEGRAL's products: the stamps of the tasks of OSA, and the groups that hold the file.
    static let integral = Dialect(
        "integral",
        signature: [.keyword("STAMP"), .keyword("ISDCLEVL"), .keyword("GRPLC1")],
        wantsData: { $0.kind == .binaryTable && $0.name == "GROUPING" },
        read: { file, draft in
            draft.steps = StepOrder.merged(file.headers.map { stamps($0, draft) }.uniqued())
            var used: [UsedEntity] = []
            for header in file.headers {
                used += corrections(header, draft)
                noteGroups(file, header, &draft)
            }
            draft.unattributed.used = used.uniqued()
            if draft.steps.isEmpty {
                draft.notePrograms(in: file.headers.filter { $0.has("CONFIGUR") })
            }
        })

    /// Files that a spectrum was corrected with; the standard of OGIP has no keywords for them.
    private static func corrections(
        _ header: HeaderView, _ draft: ProvenanceDraft
    ) -> [UsedEntity] {
        guard header.has("STAMP") || header.has("ISDCLEVL") else { return [] }
        return ["OFFCORR", "BKGPARAM"].compactMap { keyword in
            guard let name = header.string(keyword).flatMap({ FileParameter.file($0) }) else {
                return nil
            }
            var entity = UsedEntity(location: name, role: keyword)
            entity.origin = draft.origin(header, keyword)
            return entity
        }
    }

    /// As in `2017-04-19T10:04:33 ii_spectra_extract 2.9.3`.
    private static func stamps(_ header: HeaderView, _ draft: ProvenanceDraft) -> [Step] {
        guard let words = header.string("STAMP")?.split(separator: " ", maxSplits: 1),
            words.count == 2, let time = Timestamp.moment(String(words[0])),
            let program = ProgramName(String(words[1]))
        else { return [] }
        let origin = draft.origin(header, "STAMP")
        var step = Step(program.name, origin)
        step.activity.version = program.version
        step.activity.start = time
        step.run(program.name, version: program.version, origin)
        if let system = header.string("CONFIGUR") {
            step.run(system, draft.origin(header, "CONFIGUR"))
        }
        return [step]
    }

    private static func noteGroups(
        _ file: FileHeaders, _ header: HeaderView, _ draft: inout ProvenanceDraft
    ) {
        for card in header.numbered("GRPLC", digits: 1...3) {
            guard let name = card.string.flatMap({ ReferenceName($0)?.location }) else { continue }
            draft.links.append(
                Link(name, role: "group", draft.origin(header, card.entry.keyword)))
        }
        guard let table = file.table(header), let column = table.column("MEMBER_LOCATION"),
            table.columns[column].size > 0
        else { return }
        for row in 0..<table.rows {
            guard let bytes = try? table.cell(column, row: row) else { return }
            guard let name = ReferenceName(String(decoding: bytes, as: UTF8.self)) else { continue }
            draft.links.append(
                Link(name.location, role: "member", draft.origin(header, row: row + 1)))
        }
    }
}
