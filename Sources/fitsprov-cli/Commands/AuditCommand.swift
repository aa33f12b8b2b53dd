import ArchiveReports
import ArgumentParser
import FITS
import FitsProv
import FitsProvArchive
import Reports

/// `fitsprov audit`: what does not hold in an archive.
struct AuditCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv, html
    }

    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Check the provenance of a whole archive.",
        usage: "fitsprov audit [<options>] <archive>",
        discussion: """
            Looks for inputs that are missing or changed, duplicate identifiers and contents, \
            cycles, products older than their inputs, contradictions, damaged stamps and files, \
            and files without provenance. It also lists what was not checked.

            The status is 1 if there is an error or a warning; notes alone are fine.

            \(ExitStatus.help)
            """)

    @Argument(
        help: ArgumentHelp("A folder, or an index.", valueName: "archive"), completion: .file())
    var archive: String

    @Flag(help: "Also check CHECKSUM and DATASUM of every file, which reads all of them.")
    var checksums = false

    @Flag(help: "Also compare every content with its stamp, which reads all of them.")
    var digests = false

    @Option(help: "text, json, csv or html (one page to forward).")
    var format = Format.text

    @OptionGroup var file: NewFileOptions

    @Option(
        help: ArgumentHelp(
            "Show at most so many findings of a kind (text: 10, html: 1000); 0 for all.",
            valueName: "n"))
    var limit: Int?

    @Option(help: "When to use colours: auto, always or never.")
    var color = ColourChoice.auto

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more") }
    }

    func run() throws {
        var measuring: Measuring = []
        if checksums { measuring.insert(.checksums) }
        if digests { measuring.insert(.digests) }
        try file.check(sources: [archive])
        let opened = try OpenArchive(archive, measuring: measuring)
        let source = opened.source
        let audit = try file.write { try write(source, to: $0) }
        try opened.check(audit.isWrong ? .no : audit.isFinished ? .done : .couldNotTell)
    }

    /// The most findings of a kind that are reported.
    private var most: Int {
        let usual: [Format: Int] = [.text: 10, .html: 1000]
        return limit == 0 ? .max : limit ?? usual[format] ?? .max
    }

    private func write(
        _ source: ArchiveSource, to output: OutputBuffer
    ) throws -> Audit {
        let roots = try source.roots
        let updated = try source.updated
        // In a file there are no colours but those that were asked for.
        let style = Style(file.output == nil || color == .always ? color : .never)
        var report: any AuditReport =
            switch format {
            case .text: AuditText(archive, updated: updated, roots: roots, style, output)
            case .json: AuditJSON(archive, updated: updated, output)
            case .csv: AuditCSV(output)
            case .html:
                AuditPage(
                    archive, updated: updated, roots: roots, by: "fitsprov \(Version.text)", output)
            }
        var kind: AuditFinding.Kind?
        var count = 0
        var progress = ProgressWord()
        try report.begin()
        let audit = try source.index.audit(
            checksums: source.measured?.contains(.checksums),
            onCheck: { progress.show("looking for \($0.rawValue)") }
        ) { finding in
            progress.clear()
            count = finding.kind == kind ? count + 1 : 1
            kind = finding.kind
            try report.add(finding, isShown: count <= most)
        }
        progress.clear()
        try report.end(audit)
        return audit
    }
}
