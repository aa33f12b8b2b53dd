import ArgumentParser
import FITS
import Files
import FitsProv
import Reports

/// `fitsprov strip`: takes stamps off, so that files are what they were.
struct StripCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "strip",
        abstract: "Remove the stamp: the file becomes what it was, byte for byte.",
        usage: "fitsprov strip [<options>] <files> ...",
        discussion: """
            What other tools have changed since stays changed.

            \(ExitStatus.help)
            """)

    @OptionGroup var files: FileOptions
    @OptionGroup(title: "Writing") var writing: WriteOptions

    @Flag(name: .shortAndLong, help: "Report only problems.")
    var quiet = false

    func validate() throws {
        if writing.output != nil, !files.namesOneFile {
            throw ValidationError("--output goes with one file")
        }
    }

    func run() throws {
        let stamper = Stamper(replacer: writing.replacer)
        let writer = BatchWriter(stamper, output: writing.output)
        let found = try files.resolved()
        let statuses = writer.run(found.names) { [output = writing.output, quiet] replacement in
            let name = replacement.path
            guard let (staged, warnings) = try stamper.stageStripped(replacement) else {
                return BatchWriter.Outcome(file: nil, message: "\(name): has no stamp")
            }
            return BatchWriter.Outcome(
                file: staged, message: quiet ? nil : "\(output ?? name): stripped",
                subject: name, warnings: warnings)
        }
        try ExitStatus.over(statuses + [found.status]).check()
    }
}
