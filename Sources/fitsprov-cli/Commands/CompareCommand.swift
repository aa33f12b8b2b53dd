import ArgumentParser
import Reports

/// `fitsprov compare`: whether two documents say the same.
struct CompareCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare two documents by what they say, whatever their formats.",
        usage: "fitsprov compare [<options>] <first> <second>",
        discussion: """
            Order, prefixes and blank identifiers do not matter. What only one document says is \
            listed in the notation of PROV-N; of a record that both have, what differs.

            \(ExitStatus.help)
            """)

    @Argument(help: "A PROV file, a FITS file, or - for standard input.", completion: .file())
    var first: String

    @Argument(help: "Another one.", completion: .file())
    var second: String

    @Option(help: "text or json.")
    var format = Format.text

    func validate() throws {
        if first == "-", second == "-" {
            throw ValidationError("Standard input (-) can be read only once")
        }
    }

    func run() throws {
        var sources: [DocumentFile] = []
        var statuses: [ExitStatus] = []
        for path in [first, second] {
            do {
                let source = try DocumentFile(named: path)
                statuses.append(source.reportIfChanged())
                sources.append(source)
            } catch let error as any Diagnosable {
                Diagnostic.print(error)
                statuses.append(error.status)
            }
        }
        if sources.count == 2 {
            let difference = DocumentDifference(sources[0].document, sources[1].document)
            statuses.append(difference.isEmpty ? .done : .no)
            let text =
                switch format {
                case .text: ComparisonText(sources[0], sources[1], difference).text
                case .json:
                    try JSON.text(ComparisonReport(sources[0], sources[1], difference)) + "\n"
                }
            try StandardStream.output.print(text)
        }
        try ExitStatus.over(statuses).check()
    }
}
