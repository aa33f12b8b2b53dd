import ArgumentParser

/// Where a command looks.
struct ArchiveOptions: ParsableArguments {
    @Option(
        name: .customLong("in"),
        help: ArgumentHelp(
            "The archive: a folder, or an index that 'fitsprov index' made.", valueName: "archive"
        ),
        completion: .file())
    var archive: String
}
