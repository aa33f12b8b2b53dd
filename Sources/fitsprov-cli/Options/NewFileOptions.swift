import ArgumentParser
import FITS

/// Where a text goes.
struct TextOutputOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(help: "Let --output replace a file that exists.")
    var overwrite = false

    func validate() throws {
        if overwrite, output == nil { throw ValidationError("--overwrite goes with --output") }
    }

    /// Refuses what could only go wrong, before any work is done.
    func check(sources: [String]) throws {
        try file.check(.provn, sources: sources)
    }

    /// Writes the text.
    ///
    /// - Throws: as ``DocumentOutputOptions/write(_:_:)`` does.
    func write(_ text: String) throws {
        try file.write(Array(text.utf8), .provn)
    }

    private var file: DocumentOutputOptions {
        var options = DocumentOutputOptions()
        options.output = output
        options.overwrite = overwrite
        options.sync = true
        return options
    }
}
