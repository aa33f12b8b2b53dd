import ArgumentParser
import FitsProv
import Reports

/// `fitsprov diff`: what differs in how two products were made.
struct DiffCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what differs in how two files were made, the first cause first.",
        usage: "fitsprov diff [<options>] <first> <second>",
        discussion: """
            The paths of both are compared step by step: activities, software, parameters, \
            configuration, inputs, fields, people. What differs only because something before \
            it does is listed under its cause. Headers and data are not compared.

            \(ExitStatus.help)
            """)

    @Argument(help: "A FITS file with a stamp.", completion: .file())
    var first: String

    @Argument(help: "Another one.", completion: .file())
    var second: String

    @OptionGroup var how: LineageOptions

    @Option(help: "text or json.")
    var format = Format.text

    @Option(help: "When to use colours: auto, always or never.")
    var color = ColourChoice.auto

    func run() throws {
        var lineages: [Lineage] = []
        var statuses: [ExitStatus] = []
        var searched: Set<SearchedFolder> = []
        for path in [first, second] {
            do {
                let lineage = try how.lineage(of: path)
                for folder in lineage.searched where searched.insert(folder).inserted {
                    folder.reportProblems()
                }
                guard lineage.nodes.first?.provenance != nil else {
                    Diagnostic.print(path, "has no stamp")
                    statuses.append(.nothingRecorded)
                    continue
                }
                for node in lineage.nodes {
                    guard let problem = node.problem else { continue }
                    Diagnostic.print(lineage.name(of: node), problem)
                }
                statuses.append(lineage.isDoubtful ? .couldNotTell : .done)
                lineages.append(lineage)
            } catch let error as any Diagnosable {
                Diagnostic.print(error)
                statuses.append(error.status)
            }
        }
        if lineages.count == 2 {
            let difference = LineageDifference(lineages[0], lineages[1])
            let names = [first, second]
            let report = DifferenceReport(names, lineages, difference)
            let text =
                switch format {
                case .text: DifferenceText(names, difference, report).text(Style(color))
                case .json: try JSON.text(report) + "\n"
                }
            try StandardStream.output.print(text)
            statuses.append(difference.causes.isEmpty ? .done : .no)
            if difference.isIncomplete {
                Diagnostic.print("", "there are more steps than were compared")
                statuses.append(.couldNotTell)
            }
        }
        try ExitStatus.over(statuses).check()
    }
}
