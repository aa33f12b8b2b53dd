import ArgumentParser
import FITS
import Files

/// How files are replaced.
struct WriteOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "Write the result to another file; the original stays as it is.",
            valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(help: "Let --output replace a file that exists.")
    var overwrite = false

    @Flag(help: "Change this name of a file that has several (hard links).")
    var breakLinks = false

    @Flag(
        help: ArgumentHelp(
            "Change the file itself, with a journal beside it (docs/safety.md); costs the header, "
                + "not the data."))
    var inPlace = false

    @Flag(
        inversion: .prefixedNo,
        help: "Wait until the new file is on the disk before it takes its name.")
    var sync = true

    func validate() throws {
        if inPlace, output != nil {
            throw ValidationError("--in-place changes the file itself, so it has no --output")
        }
        if overwrite, output == nil { throw ValidationError("--overwrite goes with --output") }
        if let output, output.lowercased().hasSuffix(".gz") {
            throw ValidationError("--output must be an uncompressed name, not '\(output)'")
        }
    }

    var replacer: FileReplacer {
        var options = FileReplacer.Options()
        options.allowsHardLinks = breakLinks
        options.changesInPlace = inPlace
        options.synchronizes = sync
        options.overwrites = overwrite
        return FileReplacer(options: options)
    }
}
