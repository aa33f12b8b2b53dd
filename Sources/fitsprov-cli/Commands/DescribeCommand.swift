import ArgumentParser
import Descriptions
import Reports

/// `fitsprov describe`: what a program does, from a file in any of five forms.
struct DescribeCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Show the description of a program, or turn it into one of ours.",
        usage: "fitsprov describe [<options>] <file>",
        discussion: """
            The file is a description of ours in JSON or YAML, a job of OPUS (JDL), a service in \
            WADL, a parameter file of FTOOLS, ctools, CIAO or IRAF (.par), or the parameters of a \
            CPL recipe ('esorex --create-config=x.json'). With --format json it becomes one of \
            ours, for --describe.

            \(ExitStatus.help)
            """)

    @Argument(help: "A description.", completion: .file())
    var file: String

    @Option(help: "text, or json for a description of ours.")
    var format = Format.text

    func run() throws {
        let described = try DescriptionFile(named: file)
        let text =
            switch format {
            case .text: DescriptionText(described).text
            case .json: try JSON.text(described.description) + "\n"
            }
        try StandardStream.output.print(text)
    }
}
