import ArgumentParser
import FITS
import Files
import Reports

/// `fitsprov convert`: a document in another format.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Write the document of a PROV or FITS file in another format.",
        usage: "fitsprov convert [<options>] <input>",
        discussion: """
            The input is PROV-XML, PROV-JSON or PROV-N, recognised by its content, or a FITS \
            file, whose stored document is taken. The output's extension gives its format, or \
            --to does. Pictures are drawn with Graphviz, except dot; graph has options for them.

            \(ExitStatus.help)
            """)

    @Argument(help: "A PROV file, a FITS file, or - for standard input.", completion: .file())
    var input: String

    @OptionGroup var output: DocumentOutputOptions

    @Option(help: ArgumentHelp("The format.", valueName: "format"))
    var to: DocumentFormat?

    func validate() throws {
        guard try output.format(to) != nil else {
            throw ValidationError("Say the format: --to FORMAT, or --output FILE")
        }
    }

    func run() throws {
        guard let format = try output.format(to) else { return }
        try output.check(format, sources: [input])
        let source = try DocumentFile(named: input)
        let status = source.reportIfChanged()
        let renderer = output.renderer(format, title: Paths.name(of: input))
        do {
            let bytes = try renderer.bytes(source.document)
            if let loss = renderer.loss(source.document) { Diagnostic.print(input, loss) }
            try output.write(bytes, format)
        } catch let error as any Diagnosable {
            throw FileDiagnostic(error, path: input)
        }
        try status.check()
    }
}
