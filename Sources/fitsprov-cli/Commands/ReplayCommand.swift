import ArgumentParser
import FITS
import FitsProv
import Reports

/// `fitsprov replay`: the recorded steps as a shell script.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Write the recorded steps of a file's path as a shell script.",
        usage: "fitsprov replay [<options>] <file>",
        discussion: """
            The steps come in their order, raw data first. A step whose command was recorded \
            (stamp --command) is run; others are comments with all that is known: activity, \
            software, inputs, parameters. Read the script before you run it: the commands are \
            those of the files.

            Status 1: an input is missing or has changed, or files reference each other; the \
            script is written nevertheless.

            \(ExitStatus.help)
            """)

    @Argument(help: "A FITS file with a stamp.", completion: .file())
    var file: String

    @OptionGroup var how: LineageOptions
    @OptionGroup var output: NewFileOptions

    func run() throws {
        try output.check(sources: [file])
        let lineage = try how.lineage(of: file)
        guard lineage.nodes.first?.provenance != nil else {
            throw FitsProvError(.noStamp, path: file, "has no stamp")
        }
        for folder in lineage.searched { folder.reportProblems() }
        for node in lineage.nodes {
            if let problem = node.problem { Diagnostic.print(lineage.name(of: node), problem) }
        }
        let script = ReplayScript(lineage)
        let text = script.text(by: "fitsprov \(Version.text)") { lineage.name(of: $0) }
        try output.write(Array(text.utf8))
        try ExitStatus.over([
            lineage.isDoubtful ? .couldNotTell : .done, lineage.isBroken ? .no : .done,
        ]).check()
    }
}
