import ADQL
import ArchiveReports
import ArgumentParser
import Files
import FitsProvArchive
import Reports
import VOTable

/// `fitsprov query`: a query of ADQL on an archive.
struct QueryCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, csv, tsv, json, votable
        case binary2 = "votable/b2"

        /// What writes it; nil for a table on the terminal.
        var writer: (any TableWriter)? {
            self == .table ? nil : ResponseFormat(rawValue)?.format.writer()
        }
    }

    /// The most bytes that are read of standard input.
    private static let longest = 1 << 20

    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask an archive in ADQL, the query language of the Virtual Observatory.",
        usage: "fitsprov query [<options>] <adql> --in <archive>",
        discussion: """
            fitsprov query 'SELECT TOP 5 obs_id, calib_version FROM ivoa.obscore' --in archive
            fitsprov query "SELECT path FROM ivoa.obscore WHERE 1 = CONTAINS(POINT(s_ra, s_dec), \
            CIRCLE(83.63, 22.01, 1))" --in archive.sqlite --format csv
            fitsprov query 'SELECT table_name FROM tap_schema.tables' --in archive

            The tables are those that a TAP service has: ivoa.obscore, prov.*, tap_schema.* \
            (docs/query.md).

            \(ExitStatus.help)
            """)

    @Argument(help: "The query, or - to read it from standard input.")
    var adql: String

    @OptionGroup var archive: ArchiveOptions

    @Option(help: ArgumentHelp("Stop after so many rows.", valueName: "n"))
    var limit: Int?

    @Option(help: "table, csv, tsv, json, votable or votable/b2.")
    var format = Format.table

    @Option(help: "When to use colours: auto, always or never.")
    var color = ColourChoice.auto

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more") }
    }

    func run() throws {
        let opened = try OpenArchive(archive.archive)
        try opened.sayIfUnfinished()
        let text =
            try adql == "-"
            ? String(decoding: StandardStream.input(limit: QueryCommand.longest), as: UTF8.self)
            : adql
        do {
            Interruption.watch()
            let count = try answer(text, opened.source)
            Interruption.stopWatching()
            try opened.check(count > 0 ? .done : .no)
        } catch let error as ADQLError {
            throw QueryDiagnostic(error, in: text)
        } catch let error as QueryFault {
            throw QueryDiagnostic(error)
        }
    }

    /// Prints the answer, and tells how many rows it has.
    private func answer(_ text: String, _ source: ArchiveSource) throws -> Int {
        let naming = Publication.Naming(archive: Paths.name(of: archive.archive))
        var report: any AnswerReport =
            format.writer.map { AnswerStream($0, OutputBuffer(.output)) }
            ?? AnswerTable(Style(color))
        var count = 0
        let isCut = try source.index.query(
            text, Publication(naming), limit: limit, isStopped: { Interruption.wasAsked }
        ) { answer in
            try report.begin(answer)
        } _: { row in
            count += 1
            try report.add(row)
        }
        try report.end(isCut: isCut)
        return count
    }
}
