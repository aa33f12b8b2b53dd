import FITS

extension Dialect {
    /// Gemini's DRAGONS: tables of what ran and of what was read (`astrodata/provenance.py`).
    ///
    /// The rows of inputs were copied from the inputs' own tables, so that all are in one list.
    static let dragons = Dialect(
        "dragons",
        signature: [
            .hdu("PROVENANCE"), .hdu("PROVHISTORY"), .hdu("HISTORY"), .keyword("PROCSVER"),
        ],
        wantsData: {
            let name = $0.name?.trimmed.uppercased() ?? ""
            return $0.kind == .binaryTable && DragonsTables.names.contains(name)
        },
        read: { file, draft in DragonsTables(file).note(in: &draft) })
}

/// The tables of DRAGONS, whose columns are found by their names.
private struct DragonsTables {
    static let names: Set = ["PROVENANCE", "PROVHISTORY", "HISTORY"]

    private let file: FileHeaders
    /// The most rows of a table that are read.
    private static let mostRows = 100_000
    /// Cards with a calibration's name, and the step that used it.
    private static let calibrations = [
        ("BIASIM", "bias"), ("DARKIM", "dark"), ("FLATIM", "flat"),
    ]

    init(_ file: FileHeaders) {
        self.file = file
    }

    /// The texts of a table that has all of these columns, row by row.
    private func rows(_ columns: [String]) -> (HeaderView, [[String]])? {
        for header in file.headers {
            guard let name = header.name?.uppercased(), DragonsTables.names.contains(name),
                let table = file.table(header)
            else { continue }
            let places = columns.compactMap(table.column)
            guard places.count == columns.count,
                places.allSatisfy({ table.columns[$0].form == .characters })
            else { continue }
            let count = min(table.rows, DragonsTables.mostRows)
            let texts = (0..<count).map { row in
                places.map { place in
                    let cell = (try? table.cell(place, row: row)) ?? []
                    return String(decoding: cell, as: UTF8.self).trimmed
                }
            }
            return (header, texts)
        }
        return nil
    }

    func note(in draft: inout ProvenanceDraft) {
        let ran = rows(["primitive", "args", "timestamp_start", "timestamp_stop"])
        let read = rows(["timestamp", "filename", "md5", "provenance_added_by"])
        let isDragons = file.primary.string("PROCSOFT")?.uppercased() == "DRAGONS"
        guard ran != nil || read != nil || isDragons else { return }
        if let (header, rows) = ran { noteSteps(header, rows, in: &draft) }
        let places = Dictionary(grouping: draft.steps.indices) { draft.steps[$0].activity.name }
        var known: Set<String> = []
        if let (header, rows) = read {
            // What a step of this file made, and what was never on a disk.
            let suffixes = Set(
                draft.steps.lazy.flatMap(\.parameters).filter { $0.name == "suffix" }.map(\.value))
            for (number, row) in rows.enumerated() where !row[1].isEmpty {
                if row[2].isEmpty, let suffix = DragonsTables.suffix(row[1]),
                    suffixes.contains(suffix)
                {
                    continue
                }
                known.insert(row[1])
                let step = DragonsTables.place(row[0], among: places[row[3]] ?? [], draft.steps)
                draft.use(
                    row[1], in: step, role: row[3].isEmpty ? nil : row[3],
                    digest: WeakDigest.md5(row[2]), draft.origin(header, row: number + 1))
            }
        }
        for (keyword, kind) in DragonsTables.calibrations {
            guard isDragons, let text = file.primary.string(keyword),
                let name = ReferenceName(text)?.location, known.insert(name).inserted
            else { continue }
            draft.use(
                name, in: places["\(kind)Correct"]?.last, role: kind,
                draft.origin(file.primary, keyword))
        }
        noteSoftware(isDragons, in: &draft)
    }

    private func noteSteps(
        _ header: HeaderView, _ rows: [[String]], in draft: inout ProvenanceDraft
    ) {
        for (number, row) in rows.enumerated() where !row[0].isEmpty {
            let origin = draft.origin(header, row: number + 1)
            var step = Step(row[0], origin)
            step.activity.start = Timestamp(row[2])?.utc
            step.activity.end = Timestamp(row[3])?.utc
            if let arguments = FlatJSON.members(of: row[1]) {
                for (name, value) in arguments { step.set(name, value, origin) }
            } else if !row[1].isEmpty {
                step.set("args", row[1], origin)
            }
            draft.steps.append(step)
        }
    }

    private func noteSoftware(_ isDragons: Bool, in draft: inout ProvenanceDraft) {
        guard isDragons, let name = file.primary.string("PROCSOFT") else { return }
        let version = file.primary.text("PROCSVER")
        let origin = draft.origin(file.primary, "PROCSOFT")
        for index in draft.steps.indices {
            draft.steps[index].activity.version = version
            draft.steps[index].run(name, version: version, origin)
        }
        if draft.steps.isEmpty { draft.unattributed.run(name, version: version, origin) }
    }

    /// What DRAGONS appended to the name of a file, as in `_biasCorrected`.
    private static func suffix(_ name: String) -> String? {
        let stem = name.prefix { $0 != "." }
        return stem.lastIndex(of: "_").map { String(stem[$0...]) }
    }

    /// Of the runs of a primitive, in the order of time, the one that a row was added in.
    private static func place(_ time: String, among runs: [Int], _ steps: [Step]) -> Int? {
        guard let time = Timestamp(time)?.utc else { return runs.last }
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if (steps[runs[middle]].activity.end ?? "") < time {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < runs.count ? runs[low] : runs.last
    }
}
