import ArgumentParser
import FITS
import Files
import FitsProv
import PROV
import Reports

/// `fitsprov lineage`: what a product was made from, back to the raw data.
struct LineageCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case tree, json, xml, provn, svg, html, dot
        case provJSON = "prov-json"
    }

    enum Direction: String, ExpressibleByArgument, CaseIterable {
        case back, forth
    }

    enum Model: String, ExpressibleByArgument, CaseIterable {
        case w3c, ivoa
    }

    static let configuration = CommandConfiguration(
        commandName: "lineage",
        abstract: "Follow what a file was made from, back to the raw data.",
        usage: "fitsprov lineage [<options>] <file>",
        discussion: """
            Each input is found again by its content, its identifier, its place or its name, \
            whatever it is called now, and the tree says which. Only files below the file's own \
            folder, below --root and below an --archive are opened.

            xml, prov-json, provn and the pictures merge the documents of the whole path into one.

            Status 1: something is missing or has changed, or files reference each other (a \
            cycle); 3: the file records nothing, or with --direction forth nothing was made from it.

            \(ExitStatus.help)
            """)

    /// The most documents that are named of those that are left out.
    private static let mostDiagnostics = 20

    @Argument(help: "A FITS file.", completion: .file())
    var file: String

    @OptionGroup var how: LineageOptions

    @Option(help: "back to what it was made from, or forth to what was made from it.")
    var direction = Direction.back

    @Option(
        help: """
            tree, json, xml, prov-json, provn, svg, html or dot; normally what --output ends \
            with, else tree.
            """)
    var format: Format?

    @OptionGroup var output: DocumentOutputOptions

    @Flag(help: "Show every input in the tree, also where more than 12 are alike.")
    var all = false

    @Flag(
        help: "Name the people in the tree; in documents, also say for whom they act.")
    var agent = false

    @Flag(
        inversion: .prefixedNo,
        help: "Include the HDUs of each product; normally in documents, not in pictures.")
    var members: Bool?

    @Option(help: "ivoa, or w3c to leave the IVOA classes and attributes out.")
    var model = Model.ivoa

    @Option(help: "When to use colours: auto, always or never.")
    var color = ColourChoice.auto

    func run() throws {
        let format = try resolvedFormat()
        try output.check(format.document ?? .provn, sources: [file])
        let lineage = try how.lineage(of: file, direction == .back ? .back : .forth)
        var statuses = [lineage.status]
        reportProblems(lineage)
        if let document = format.document {
            statuses.append(try write(lineage, document))
        } else if format == .json {
            try print(try JSON.text(LineageReport(file, lineage)) + "\n")
        } else {
            // A terminal is not a reason to put colours into a file.
            let style = Style(output.output != nil && color == .auto ? .never : color)
            try print(LineageTree(lineage, style, all: all, showsAgents: agent).text)
        }
        try ExitStatus.over(statuses).check()
    }

    /// Writes the documents of the path as one.
    private func write(_ lineage: Lineage, _ format: DocumentFormat) throws -> ExitStatus {
        var (document, diagnostics) = lineage.document()
        for diagnostic in diagnostics.prefix(LineageCommand.mostDiagnostics) {
            Diagnostic.print(lineage.shown(diagnostic.name), diagnostic.reason)
        }
        let more = diagnostics.count - LineageCommand.mostDiagnostics
        if more > 0 { Diagnostic.print(file, "\(more) more documents are left out") }
        guard !document.records.isEmpty else { return .nothingRecorded }
        var reduction = Document.Reduction()
        reduction.leavesOutMembers = !(members ?? !format.isPicture)
        reduction.endsAtAgents = !agent
        reduction.isPlain = model == .w3c
        document = document.reduced(reduction)
        do {
            let bytes = try output.renderer(format, title: Paths.name(of: file)).bytes(document)
            try output.write(bytes, format)
        } catch let error as any Diagnosable {
            throw FileDiagnostic(error, path: file)
        }
        return diagnostics.isEmpty ? .done : .couldNotTell
    }

    private func resolvedFormat() throws -> Format {
        if let format { return format }
        guard let output = output.output else { return .tree }
        switch DocumentFormat(path: output) {
        case .xml: return .xml
        case .json: return .json
        case .provn: return .provn
        case .svg: return .svg
        case .html: return .html
        case .dot: return .dot
        case .png, .pdf:
            throw ValidationError("the extension of '\(output)' is not a format of --format")
        case nil: return .tree
        }
    }

    private func print(_ text: String) throws {
        guard output.output == nil else { return try output.write(Array(text.utf8), .provn) }
        try StandardStream.output.print(text)
    }

    private func reportProblems(_ lineage: Lineage) {
        for folder in lineage.searched { folder.reportProblems() }
        for node in lineage.nodes {
            if let problem = node.problem { Diagnostic.print(lineage.name(of: node), problem) }
        }
        if lineage.nodes.count == 1, lineage.edges.isEmpty, direction == .forth {
            Diagnostic.print(
                file,
                "nothing made from it was found: --root FOLDER or --archive DIR looks "
                    + "elsewhere")
        }
    }
}

extension LineageCommand.Format {
    /// The format of documents that it is; nil if it is about the path itself.
    fileprivate var document: DocumentFormat? {
        switch self {
        case .tree, .json: nil
        case .xml: .xml
        case .provn: .provn
        case .provJSON: .json
        case .svg: .svg
        case .html: .html
        case .dot: .dot
        }
    }
}
