import ArchiveReports
import ArgumentParser
import FITS
import FitsProvArchive
import ObsCore
import Reports

/// `fitsprov find`: the products for which an expression is true.
struct FindCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, ndjson, csv, paths
    }

    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Find products by how they were made and what they show.",
        usage: "fitsprov find [<options>] [<expression>] --in <archive>",
        discussion: """
            fitsprov find 'calib_version < v1.2 and reco_method = ImPACT' --in archive
            fitsprov find --cone 83.63,22.01,30arcmin --in archive.index
            fitsprov find 'used = bias_*.fits and not stamped' --in archive

            An expression compares names with values: = != < <= > >=, in (a, b), between a and b, \
            and has NAME; with and, or, not and parentheses between. In = and !=, * and ? stand \
            for any characters. Names are provenance fields, columns of ObsCore, activity, \
            software, agent, parameter.NAME, used, id, digest, path, time and others \
            (docs/find.md); 'fitsprov fields' lists what is recorded.

            \(ExitStatus.help)
            """)

    @Argument(help: "What must be true of a product, as in 'calib_version = v1.2'.")
    var expression: String?

    @OptionGroup var archive: ArchiveOptions

    @Option(
        help: ArgumentHelp(
            "Within a circle on the sky: degrees, or 5:34:31.9,+22:00:52,30arcmin.",
            valueName: "ra,dec,radius"))
    var cone: String?

    @Option(
        help: ArgumentHelp(
            "Show these names, with commas between, instead of those of the expression.",
            valueName: "names"))
    var columns: String?

    @Option(help: ArgumentHelp("Sort by a name.", valueName: "name"))
    var sort: String?

    @Flag(help: "Sort from the largest to the smallest.")
    var descending = false

    @Option(help: ArgumentHelp("Stop after so many products.", valueName: "n"))
    var limit: Int?

    @Option(help: "table, json, ndjson, csv or paths.")
    var format = Format.table

    @Flag(name: .customShort("0"), help: "End each path with NUL, for xargs -0; implies paths.")
    var nulSeparated = false

    @Flag(help: "Print the search as a query in ADQL, for 'fitsprov query' and TAP services of it.")
    var adql = false

    @Option(help: "When to use colours: auto, always or never.")
    var color = ColourChoice.auto

    func validate() throws {
        guard expression != nil || cone != nil else {
            throw ValidationError("Say what to find: an expression, --cone, or both")
        }
        if let cone, let fault = Cone.fault(in: cone) {
            throw ValidationError("--cone \(fault), not '\(cone)'")
        }
        if columns != nil, shown.contains("") {
            throw ValidationError("--columns must be names with commas between them")
        }
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more") }
        if descending, sort == nil { throw ValidationError("--descending goes with --sort") }
        if adql, nulSeparated || format != .table || columns != nil {
            throw ValidationError("--adql prints a query: give that one columns and a format")
        }
        if nulSeparated, format != .table, format != .paths {
            throw ValidationError("-0 goes with --format paths")
        }
    }

    func run() throws {
        do {
            let query = try query()
            let opened = try OpenArchive(archive.archive)
            if adql {
                try StandardStream.output.print(try opened.source.index.adql(query) + "\n")
                return
            }
            try opened.sayIfUnfinished()
            try opened.check(try find(query, opened.source) ? .done : .no)
        } catch let error as ExpressionError {
            throw QueryDiagnostic(error, in: expression ?? "")
        } catch let error as UnknownName {
            throw QueryDiagnostic(error, in: expression)
        }
    }

    private func find(_ query: Query, _ source: ArchiveSource) throws -> Bool {
        let format = nulSeparated ? Format.paths : format
        var report: any QueryReport =
            switch format {
            case .table:
                QueryTable(
                    columns: query.columns, isExact: columns != nil, roots: try source.roots,
                    Style(color), archive.archive)
            case .json: QueryJSON(archive: archive.archive, OutputBuffer(.output))
            case .ndjson: QueryLines(OutputBuffer(.output))
            case .csv:
                QueryCSV(columns: columns == nil ? nil : query.columns, OutputBuffer(.output))
            case .paths: QueryPaths(isNulSeparated: nulSeparated)
            }
        try report.begin()
        let result = try source.index.find(query) { try report.add($0) }
        try report.end(result)
        for note in result.notes { Diagnostic.print("", note) }
        return result.count > 0
    }

    /// The names of --columns, without the blanks around them.
    private var shown: [String] {
        (columns ?? "").split(separator: ",", omittingEmptySubsequences: false).map {
            String($0).trimmed
        }
    }

    private func query() throws -> Query {
        var query = Query(try expression.map { try Expression($0) })
        query.cone = cone.flatMap { Cone($0) }
        query.order = sort
        query.isDescending = descending
        query.limit = limit
        if columns != nil {
            query.columns = shown
        } else if format == .table {
            let implied: Set<String> = ["activity", "target", "target_name", "path", "name"]
            let names = query.expression?.comparisons.map(\.name) ?? []
            for name in names + (sort.map { [$0] } ?? [])
            where !query.columns.contains(name) && !implied.contains(name.lowercased()) {
                query.columns.append(name)
            }
        }
        switch nulSeparated ? .paths : format {
        case .paths: query.detail = .path
        case .table, .csv: query.detail = .summary
        case .json, .ndjson: query.detail = .everything
        }
        return query
    }
}
