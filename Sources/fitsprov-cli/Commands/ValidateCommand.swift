import ArgumentParser
import FITS
import PROV
import Reports

/// `fitsprov validate`: whether documents satisfy PROV-CONSTRAINTS.
struct ValidateCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, ndjson
    }

    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check documents against the constraints of the W3C.",
        usage: "fitsprov validate [<options>] <files> ...",
        discussion: """
            A document is valid if it satisfies PROV-CONSTRAINTS: nothing is used before it is \
            made, no activity ends before it starts. Each line names a constraint by its number \
            and name, and says what violates it.

            \(ExitStatus.help)
            """)

    @OptionGroup var files: DocumentFileOptions

    @Option(help: "text, json or ndjson.")
    var format = Format.text

    func run() throws {
        var statuses: [ExitStatus] = []
        var list = JSONArray(isOne: files.namesOneFile, OutputBuffer(.output))
        try ManyFiles.run(try files.resolved()) { name in
            Result {
                let source = try DocumentFile(named: name)
                return (source, source.document.validate())
            }
        } finish: { (result: Result<(DocumentFile, Validation), any Error>) in
            do {
                let (source, validation) = try result.get()
                statuses.append(source.reportIfChanged())
                statuses.append(validation.isValid ? .done : .no)
                let report = ValidationReport(source, validation)
                switch format {
                case .text: try write(ValidationText(source, validation).text)
                case .ndjson: try write(try JSON.text(report, isPretty: false) + "\n")
                case .json: try list.add(report)
                }
            } catch let error as any Diagnosable {
                Diagnostic.print(error)
                statuses.append(error.status)
            }
        }
        if format == .json { try list.end() }
        try ExitStatus.over(statuses).check()
    }

    private func write(_ text: String) throws {
        try StandardStream.output.print(text)
    }
}
