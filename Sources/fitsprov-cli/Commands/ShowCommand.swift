import ArgumentParser
import FITS
import Files
import FitsProv
import PROV
import Reports

/// `fitsprov show`: one screen that says what a file is and how it was made.
struct ShowCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, ndjson, cards
        case provXML = "prov-xml"
    }

    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what made a file, from what, and whether it is intact.",
        usage: "fitsprov show [<options>] <files> ...",
        discussion: """
            A file without a stamp shows what its observatory wrote down in its own words; the \
            status is 3 if nothing is recorded, and 0 if anything is, with or without a stamp.

            \(ExitStatus.help)
            """)

    @OptionGroup var files: FileOptions
    @OptionGroup var profile: ProfileOptions

    @Option(help: "text, json, ndjson, cards, or prov-xml (the document as it is stored).")
    var format = Format.text

    @Flag(name: .long, help: "Show every parameter, HDU and check.")
    var all = false

    @Flag(help: "Show the HDU, card or row that each statement comes from.")
    var sources = false

    @Flag(
        inversion: .prefixedNo,
        help: "Check content and inputs however large they are; normally up to 1 GiB.")
    var check: Bool?

    @Option(help: ArgumentHelp("Compare inputs below this folder.", valueName: "folder"))
    var root: String?

    @Option(help: "When to use colours: auto, always or never.")
    var color = ColourChoice.auto

    func validate() throws {
        try RootFolder.check(root)
    }

    func run() throws {
        let job = ShowJob(
            profile: try profile.resolved(), checks: check,
            inputs: InputLookup(root: root, searchedBytes: ShowJob.largestChecked))
        let style = Style(color)
        var statuses: [ExitStatus] = []
        var list = JSONArray(isOne: files.namesOneFile, OutputBuffer(.output))
        let found = try files.resolved()
        try ManyFiles.run(found.names) { name in
            Result { try job.look(at: name) }
        } finish: { result in
            switch result {
            case .failure(let error):
                guard let diagnostic = error as? any Diagnosable else { throw error }
                Diagnostic.print(diagnostic)
                statuses.append(.couldNotTell)
                let failed = Listed<Report>.failed(
                    FailedFile(diagnostic, schemaVersion: Report.schemaVersion))
                switch format {
                case .json: try list.add(failed)
                case .ndjson:
                    let text = try JSON.text(failed, isPretty: false)
                    try StandardStream.output.print(text + "\n")
                case .text, .cards, .provXML: break
                }
            case .success(let seen):
                statuses.append(seen.report.source == nil ? .nothingRecorded : .done)
                if format == .json {
                    try list.add(seen.report)
                } else {
                    try print(seen, style, isFirst: statuses.count == 1, &statuses)
                }
            }
        }
        if format == .json { try list.end() }
        try ExitStatus.over(statuses + [found.status]).check()
    }

    private func print(
        _ seen: ShowJob.Seen, _ style: Style, isFirst: Bool, _ statuses: inout [ExitStatus]
    ) throws {
        let output = StandardStream.output
        switch format {
        case .text:
            let text = ReportText(seen.report, style, all: all, sources: sources).text
            try output.print((isFirst ? "" : "\n") + text)
        case .json, .ndjson:
            try output.print(try JSON.text(seen.report, isPretty: format == .json) + "\n")
        case .cards:
            let lines = seen.cards.map { $0.escapingControls + "\n" }
            try output.print(lines.joined())
        case .provXML:
            guard let document = seen.document else {
                if seen.report.stamped {
                    Diagnostic.print(seen.report.file, "the stamp has no document in the file")
                    statuses.append(.couldNotTell)
                } else if let observed = seen.observed {
                    try output.write(lines: observed.document().provXML())
                } else {
                    Diagnostic.print(seen.report.file, "has no stamp, and records nothing else")
                }
                return
            }
            if !document.isIntact {
                Diagnostic.print(seen.report.file, "the document is not what was stored")
                statuses.append(.no)
            }
            try output.write(lines: document.bytes)
        }
    }
}

/// Looks at files for `show`.
struct ShowJob: Sendable {
    let profile: Profile
    /// Whether to check everything; nil means: what is not too large.
    let checks: Bool?
    /// Finds the inputs and compares them.
    let inputs: InputLookup

    /// Files and inputs up to here are checked without being asked.
    static let largestChecked = 1 << 30

    struct Seen: Sendable {
        let report: Report
        let cards: [String]
        let document: StoredDocument?
        /// What is recorded in a file without a stamp, to make a document of.
        let observed: Provenance?
    }

    /// Reads a file, and digests its content if something tells what it should be.
    private static func inspection(
        _ path: String, measures: Bool
    ) throws(FITSError) -> Inspection {
        guard measures else { return try Inspection(path, depth: .documents) }
        // What cannot be read is for the whole reading to tell.
        let start = try? Inspection(path, depth: .primaryHeader)
        if start?.block == nil {
            let inspection = try Inspection(path, depth: .contents(.checksums))
            if inspection.documentHDU == nil { return inspection }
        }
        return try Inspection(path, depth: .contents([.checksums, .digests]))
    }

    func look(at path: String) throws -> Seen {
        let isSmall = try SmallFile.size(path) <= ShowJob.largestChecked
        let measures = checks ?? isSmall
        let inspection = try ShowJob.inspection(path, measures: measures)
        let states = inputs.states(
            of: inspection.provenance?.inputs ?? [], by: path,
            largest: checks == true ? .max : measures ? ShowJob.largestChecked : nil)
        let verification =
            measures ? Verification(inspection, inputs: nil, profile: profile) : nil
        let block = inspection.block
        return Seen(
            report: Report(
                inspection, verification: verification, inputs: states, profile: profile),
            cards: block.map { block in block.ownCards.map { block.header[$0].text } } ?? [],
            document: inspection.ownDocument,
            observed: block == nil ? inspection.identifiedProvenance : nil)
    }
}
