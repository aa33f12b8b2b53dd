import FITS

extension Dialect {
    /// Solar Orbiter's files (Metadata Definition for Solar Orbiter Science Data): `PARENT`,
    /// `FILE_RAW`, and the program that wrote the file, or its whole command line.
    static let solarOrbiter = Dialect(
        "solar-orbiter",
        signature: [.keyword("FILE_RAW"), .keyword("VERS_SW"), .keyword("PARENT")],
        read: { file, draft in
            if SolarOrbiter.made(file) { SolarOrbiter(file).note(in: &draft) }
        })
}

/// What the header of an observation says of parents and program.
struct SolarOrbiter {
    private let header: HeaderView

    /// The header is the first one that names a parent or a program.
    init(_ file: FileHeaders) {
        header =
            file.headers.first { header in
                ["PARENT", "FILE_RAW", "CREATOR", "VERS_SW"].contains { header.text($0) != nil }
            } ?? file.primary
    }

    /// Whether a file is of Solar Orbiter.
    static func made(_ file: FileHeaders) -> Bool {
        file.headers.contains { header in
            header.string("OBSRVTRY")?.lowercased() == "solar orbiter"
                || header.string("TELESCOP")?.uppercased().hasPrefix("SOLO/") ?? false
        }
    }

    /// Names that are set apart by `;` or `,`.
    static func names(_ text: String) -> [String] {
        text.split { $0 == ";" || $0 == "," }.compactMap { ReferenceName(String($0))?.location }
    }

    func note(in draft: inout ProvenanceDraft) {
        noteFormerStep(in: &draft)
        let version = header.text("VERS_SW")
        var making = Step.unknown
        let creator = header.string("CREATOR")
        if let creator {
            let origin = draft.origin(header, "CREATOR")
            if let command = CommandText(creator) {
                making = Step(command.program, origin)
                making.activity.version = version
                making.activity.command = creator
                making.activity.identifier = header.text("JOBID") ?? ""
                for (name, value) in command.options where !value.isEmpty {
                    making.set(name, value, origin)
                }
                making.run(command.program, version: version, origin)
            } else {
                making.run(creator, version: version, origin)
            }
        }
        for name in SolarOrbiter.names(header.string("PARENT") ?? "") {
            making.use(name, role: "parent", draft.origin(header, "PARENT"))
        }
        let isNamed = !making.activity.name.isEmpty
        if !isNamed { draft.unattributed.take(making) }
        for name in SolarOrbiter.names(header.string("FILE_RAW") ?? "") {
            draft.unattributed.use(name, role: "telemetry", draft.origin(header, "FILE_RAW"))
        }
        if isNamed {
            draft.steps.append(making)
        }
        if let calibration = header.text("VERS_CAL") {
            draft.fields.append(
                Field("calib_version", calibration, draft.origin(header, "VERS_CAL")))
        }
    }

    /// The commands of `HISTORY` that are not the one of `CREATOR`: they made the parents.
    ///
    /// A command goes on over cards that are full, without a mark.
    private func noteFormerStep(in draft: inout ProvenanceDraft) {
        let start = "created by "
        var commands: [(line: HeaderView.HistoryLine, pieces: [String])] = []
        var wasFull = false
        for line in header.history {
            if line.text.lowercased().hasPrefix(start) {
                commands.append((line, [String(line.text.dropFirst(start.count))]))
            } else if wasFull, !commands.isEmpty {
                commands[commands.count - 1].pieces.append(line.raw)
            }
            // A blank at the end of a card was cut off.
            let width = line.raw.utf8.count
            wasFull = width >= 71 && (wasFull || line.text.lowercased().hasPrefix(start))
            if wasFull, width == 71, !commands.isEmpty {
                commands[commands.count - 1].pieces.append(" ")
            }
        }
        let own = header.string("CREATOR").flatMap { CommandText($0)?.program }
        for (line, pieces) in commands {
            let text = pieces.joined().trimmed
            guard let command = CommandText(text), command.program != own else { continue }
            let origin = draft.origin(header, line.card, .inherited)
            var step = Step(command.program, origin)
            step.isAncestor = true
            step.activity.command = text
            step.run(command.program, origin)
            draft.steps.append(step)
        }
    }
}
