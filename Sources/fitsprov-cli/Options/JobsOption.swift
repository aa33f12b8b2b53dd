import ArgumentParser

/// How many files are worked on at once.
struct JobsOption: ParsableArguments {
    @Option(help: ArgumentHelp("How many files to read at once.", valueName: "n"))
    var jobs = 8

    private static let most = 256

    func validate() throws {
        guard (1...JobsOption.most).contains(jobs) else {
            throw ValidationError("--jobs must be from 1 to \(JobsOption.most)")
        }
    }
}
