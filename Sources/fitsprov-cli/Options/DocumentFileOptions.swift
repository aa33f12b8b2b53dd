import ArgumentParser

/// Which files with documents a command works on.
struct DocumentFileOptions: ParsableArguments {
    @Argument(
        help: "PROV files (PROV-XML, PROV-JSON, PROV-N) or FITS files; - is standard input.",
        completion: .file())
    var files: [String] = []

    @OptionGroup var list: NameListOptions

    func validate() throws {
        if files.isEmpty, list.filesFrom == nil {
            throw ValidationError("Missing expected argument '<files> ...'")
        }
        if (files + [list.filesFrom].compactMap(\.self)).count(where: { $0 == "-" }) > 1 {
            throw ValidationError("Standard input (-) can be read only once")
        }
    }

    /// The files in the order given.
    func resolved() throws -> [String] {
        files + (try list.names())
    }

    /// Whether exactly one file was named, so that its result needs no list around it.
    var namesOneFile: Bool { files.count == 1 && list.filesFrom == nil }
}
