import ArgumentParser

/// Which files with documents a command works on.
struct DocumentFileOptions: ParsableArguments {
    @Argument(
        help: "PROV files (PROV-XML, PROV-JSON, PROV-N) or FITS files; - is standard input.",
        completion: .file())
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "Read more file names from a file, or from - for standard input.",
            valueName: "file"))
    var filesFrom: String?

    @Flag(name: .customShort("0"), help: "The names of --files-from end with NUL, not newline.")
    var nulSeparated = false

    func validate() throws {
        if files.isEmpty, filesFrom == nil {
            throw ValidationError("Missing expected argument '<files> ...'")
        }
        if nulSeparated, filesFrom == nil {
            throw ValidationError("-0 goes with --files-from")
        }
        if (files + [filesFrom].compactMap(\.self)).count(where: { $0 == "-" }) > 1 {
            throw ValidationError("Standard input (-) can be read only once")
        }
    }

    /// The files in the order given.
    func resolved() throws -> [String] {
        guard let filesFrom else { return files }
        return files + (try FileList.read(filesFrom, nulSeparated: nulSeparated))
    }

    /// Whether exactly one file was named, so that its result needs no list around it.
    var namesOneFile: Bool { files.count == 1 && filesFrom == nil }
}
