public import ArgumentParser
public import Descriptions
import FitsProv
import Reports

/// `fitsprov describe`: what a program does, from a file in any of five forms, and in any of them.
struct DescribeCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Show the description of a program, or write it in another form.",
        usage: "fitsprov describe [<options>] <file>",
        discussion: """
            The file is a description of ours in JSON or YAML, a job of OPUS (JDL), a service in \
            WADL, a parameter file of FTOOLS, ctools, CIAO or IRAF (.par), or the parameters of a \
            CPL recipe ('esorex --create-config=x.json'). With --to, or by the name of --output, \
            it becomes any of these; what the form has no place for is told on standard error.

            \(ExitStatus.help)
            """)

    @Argument(help: "A description.", completion: .file())
    var file: String

    @Option(help: "What is shown: text, or json as with --to json.")
    var format: Format?

    @Option(
        help: ArgumentHelp(
            "The form to write; normally what --output ends with.", valueName: "form"))
    var to: DescriptionFormat?

    @OptionGroup var output: NewFileOptions

    func validate() throws {
        if format != nil, to != nil || output.output != nil {
            throw ValidationError("--format goes with neither --to nor --output")
        }
        _ = try form()
    }

    func run() throws {
        let form = try form()
        try output.check(sources: [file])
        let described = try DescriptionFile(named: file)
        guard let form else {
            return try StandardStream.output.print(DescriptionText(described).text)
        }
        do {
            let written = try described.description.written(as: form, path: output.output)
            for line in LossText.lines(written.losses, form) { Diagnostic.print(file, line) }
            try output.write(Array(written.text.utf8))
        } catch let error as any Diagnosable {
            throw FileDiagnostic(error, path: file)
        }
    }

    /// The form to write; nil if the description is only shown.
    private func form() throws -> DescriptionFormat? {
        if let to { return to }
        guard let output = output.output else { return format == .json ? .json : nil }
        guard let form = DescriptionFormat(path: output) else {
            throw ValidationError("'\(output)' does not say its form; --to does")
        }
        return form
    }
}

extension DescriptionFormat: ExpressibleByArgument {}
