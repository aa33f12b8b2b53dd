import ArchiveReports
import ArgumentParser
import FitsProvArchive
import Reports

/// `fitsprov impact`: what was made from a file, and must be made again with it.
struct ImpactCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv, paths
    }

    static let configuration = CommandConfiguration(
        commandName: "impact",
        abstract: "List what was made from a file, directly or not.",
        usage: "fitsprov impact [<options>] <file|id|digest> --in <archive>",
        discussion: """
            The products come in the order in which they must be made again: each after all that \
            it was made from. The file may be missing from the archive, as long as something in \
            it was made from it.

            The status is 1 if nothing was made from it, and 2 if the archive does not know it.

            \(ExitStatus.help)
            """)

    @Argument(
        help: ArgumentHelp(
            "A file, or its name, identifier or digest.", valueName: "file|id|digest"),
        completion: .file())
    var subject: String

    @OptionGroup var archive: ArchiveOptions

    @Option(help: ArgumentHelp("Go at most so many steps.", valueName: "n"))
    var depth: Int?

    @Option(
        help: ArgumentHelp("List at most so many products (text: 40); 0 for all.", valueName: "n"))
    var limit: Int?

    @Option(help: "text, json, csv or paths.")
    var format = Format.text

    @Flag(name: .customShort("0"), help: "End each path with NUL, for xargs -0; implies paths.")
    var nulSeparated = false

    @Option(help: "When to use colours: auto, always or never.")
    var color = ColourChoice.auto

    func validate() throws {
        if let depth, depth < 1 { throw ValidationError("--depth must be 1 or more") }
        if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more") }
        if nulSeparated, format != .text, format != .paths {
            throw ValidationError("-0 goes with --format paths")
        }
    }

    private static let textLimit = 40

    func run() throws {
        let opened = try OpenArchive(archive.archive)
        let source = opened.source
        let format = nulSeparated ? Format.paths : format
        let usual = format == .text ? ImpactCommand.textLimit : nil
        let limit = limit == 0 ? nil : limit ?? usual
        var report: any ImpactReport =
            switch format {
            case .text: ImpactText(roots: try source.roots, Style(color))
            case .json: ImpactJSON(archive: archive.archive, OutputBuffer(.output))
            case .csv: ImpactCSV(OutputBuffer(.output))
            case .paths: ImpactPaths(isNulSeparated: nulSeparated)
            }
        var count = 0
        try source.index.impact(
            of: subject, depth: depth, limit: limit, pathsOnly: format == .paths
        ) {
            impact in
            if let note = impact.note { Diagnostic.print(impact.title, note) }
            count = impact.count
            try report.begin(impact)
        } _: { product in
            try report.add(product)
        }
        try report.end()
        try opened.check(count > 0 ? .done : .no)
    }
}
