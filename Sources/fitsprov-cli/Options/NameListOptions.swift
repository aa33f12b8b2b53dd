import ArgumentParser

/// A list of further file names.
struct NameListOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Read more file names from a file, or from - for standard input.",
            valueName: "file"))
    var filesFrom: String?

    @Flag(name: .customShort("0"), help: "The names of --files-from end with NUL, not newline.")
    var nulSeparated = false

    func validate() throws {
        if nulSeparated, filesFrom == nil {
            throw ValidationError("-0 goes with --files-from")
        }
    }

    /// The names on the list; none without a list.
    func names() throws -> [String] {
        guard let filesFrom else { return [] }
        return try FileList.read(filesFrom, nulSeparated: nulSeparated)
    }
}
