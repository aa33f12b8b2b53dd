import ArgumentParser
import FITS
import Files
import FitsProv
import Reports

/// `fitsprov verify`: runs and lists every check.
struct VerifyCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, ndjson, csv
    }

    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check files: structure, checksums, content, document, inputs.",
        usage: "fitsprov verify [<options>] <files> ...",
        discussion: """
            Every check is listed as ok, failed or skipped, with the reason. The status is 0 only \
            if everything that could be checked passed.

            Inputs are looked for at their recorded places, then by content, identifier and name, \
            as lineage does, and only below the file's own folder, or below --root.

            \(ExitStatus.help)
            """)

    @OptionGroup var files: FileOptions
    @OptionGroup var profile: ProfileOptions

    @Flag(help: "Also find the inputs and compare them with what was recorded.")
    var inputs = false

    @Option(help: ArgumentHelp("Look for inputs below this folder.", valueName: "folder"))
    var root: String?

    @Flag(help: "Check structure and checksums only, without SHA-256.")
    var checksumsOnly = false

    @Option(help: "text, json, ndjson or csv.")
    var format = Format.text

    @Option(help: "When to use colours: auto, always or never.")
    var color = ColourChoice.auto

    func validate() throws {
        try RootFolder.check(root)
    }

    func run() throws {
        let style = Style(color)
        let profile = try profile.resolved()
        let measuring: Measuring = checksumsOnly ? .checksums : [.checksums, .digests]
        let lookup = inputs ? InputLookup(root: root) : nil
        let found = try files.resolved()
        var statuses = [found.status]
        var list = JSONArray(isOne: files.namesOneFile, OutputBuffer(.output))
        if format == .csv { try write(VerificationReport.csvHead) }
        try ManyFiles.run(found.names) { name in
            Result {
                let inspection = try Inspection(name, depth: .contents(measuring))
                return Verification(inspection, inputs: lookup, profile: profile)
            }
        } finish: { (result: Result<Verification, any Error>) in
            switch result {
            case .failure(let error):
                guard let diagnostic = error as? any Diagnosable else { throw error }
                Diagnostic.print(diagnostic)
                statuses.append(.couldNotTell)
                let failed = Listed<VerificationReport>.failed(
                    FailedFile(diagnostic, schemaVersion: VerificationReport.schemaVersion))
                switch format {
                case .text, .csv: break
                case .ndjson: try write(try JSON.text(failed, isPretty: false) + "\n")
                case .json: try list.add(failed)
                }
            case .success(let verification):
                statuses.append(verification.verdict.status)
                let report = VerificationReport(verification)
                switch format {
                case .text: try write(VerificationText(verification).text(style))
                case .csv: try write(report.csv)
                case .ndjson: try write(try JSON.text(report, isPretty: false) + "\n")
                case .json: try list.add(report)
                }
            }
        }
        if format == .json { try list.end() }
        try ExitStatus.over(statuses).check()
    }

    private func write(_ text: String) throws {
        try StandardStream.output.print(text)
    }
}
