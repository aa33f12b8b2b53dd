import ArgumentParser
import FITS
import Files
import PROV
import Reports

/// `fitsprov graph`: a picture of one document, or of several as one.
struct GraphCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case dot, svg, png, pdf, html
    }

    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Draw the documents of PROV and FITS files as one picture.",
        usage: "fitsprov graph [<options>] <files> ...",
        discussion: """
            Several documents are merged: what they all name is drawn once. html is a page to \
            explore, in one file, with search and all that is recorded. Everything but dot needs \
            Graphviz.

            \(ExitStatus.help)
            """)

    @OptionGroup var files: DocumentFileOptions
    @OptionGroup var output: DocumentOutputOptions

    @Option(
        help: ArgumentHelp(
            "The format; normally what --output ends with, else dot.", valueName: "format"))
    var to: Format?

    @OptionGroup(title: "The picture") var picture: PictureArguments

    func validate() throws {
        guard try format().isPicture else {
            throw ValidationError("A picture is dot, svg, png, pdf or html")
        }
    }

    private func format() throws -> DocumentFormat {
        try output.format(to.flatMap { DocumentFormat(rawValue: $0.rawValue) }) ?? .dot
    }

    func run() throws {
        let format = try format()
        let names = try files.resolved()
        try output.check(format, sources: names)
        var statuses: [ExitStatus] = []
        var merged: Document?
        try ManyFiles.run(names) { name in
            Result { try DocumentFile(named: name) }
        } finish: { result in
            do {
                let source = try result.get()
                statuses.append(source.reportIfChanged())
                merged = merged?.merging(source.document) ?? source.document
            } catch let error as any Diagnosable {
                Diagnostic.print(error)
                statuses.append(error.status)
            }
        }
        if let merged {
            let title = names.map { Paths.name(of: $0) }.prefix(3).joined(separator: ", ")
            let renderer = output.renderer(
                format, title: names.count > 3 ? "\(title), …" : title, picture: picture.options)
            let bytes = try renderer.bytes(merged)
            try output.write(bytes, format)
        }
        try ExitStatus.over(statuses).check()
    }
}
