import ArchiveReports
import ArgumentParser
import FitsProvArchive
import ObsCore
import Reports

/// `fitsprov fields`: what is recorded in an archive.
struct FieldsCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv
    }

    static let configuration = CommandConfiguration(
        commandName: "fields",
        abstract: "List what is recorded in an archive, with the most frequent values.",
        usage: "fitsprov fields [<options>] <archive> [<names> ...]",
        discussion: """
            Lists provenance fields, activities, software, agents, columns of ObsCore and \
            parameters, with the number of products that have them: the names that 'fitsprov \
            find' understands.

            The status is 3 if nothing is recorded.

            \(ExitStatus.help)
            """)

    @Argument(
        help: ArgumentHelp("A folder, or an index.", valueName: "archive"), completion: .file())
    var archive: String

    @Argument(help: "Only these names, with more of their values.")
    var names: [String] = []

    @Option(
        help: ArgumentHelp(
            "Show at most so many values of a name (text: 4, or 20 for names; else 100).",
            valueName: "n"))
    var limit: Int?

    @Option(help: "text, json or csv.")
    var format = Format.text

    @Option(help: "When to use colours: auto, always or never.")
    var color = ColourChoice.auto

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more") }
    }

    func run() throws {
        let opened = try OpenArchive(archive)
        try opened.sayIfUnfinished()
        let source = opened.source
        let usual = format == .text ? (names.isEmpty ? 4 : 20) : 100
        let updated = try source.updated
        var report: any SurveyReport =
            switch format {
            case .text:
                SurveyText(
                    archive: archive, updated: updated, Style(color), isLong: !names.isEmpty)
            case .json: SurveyJSON(archive: archive, updated: updated, OutputBuffer(.output))
            case .csv: SurveyCSV(OutputBuffer(.output))
            }
        var isEmpty = true
        do {
            try source.index.survey(names: names, limit: limit ?? usual) { survey in
                try report.begin(survey)
            } _: { name in
                isEmpty = false
                try report.add(name)
            }
        } catch let error as UnknownName {
            throw QueryDiagnostic(error, in: nil)
        }
        try report.end()
        try opened.check(isEmpty ? .nothingRecorded : .done)
    }
}
