import ArgumentParser
import FITS
import Files
import FitsProv
import Reports

extension ColourChoice: ExpressibleByArgument {}

/// The folder that `--root` names, outside of which nothing is opened.
enum RootFolder {
    /// Refuses what is surely no folder; what the system does not tell is said when it is opened.
    static func check(_ root: String?) throws(ValidationError) {
        guard let root, (try? Paths.namesFolder(root)) == false else { return }
        throw ValidationError("--root must be a folder: '\(root)'")
    }
}

/// Which files a command works on.
struct FileOptions: ParsableArguments {
    @Argument(help: "FITS files, or folders to search for them.", completion: .file())
    var files: [String] = []

    @OptionGroup var list: NameListOptions

    func validate() throws {
        if files.isEmpty, list.filesFrom == nil {
            throw ValidationError("Missing expected argument '<files> ...'")
        }
    }

    /// The files, folders searched, in the order given.
    func resolved() throws -> Resolved {
        var named = NamedFiles(files + (try list.names()))
        let expanded = named.all().map(\.path)
        guard !expanded.isEmpty else {
            throw FITSError(
                .notAFile, path: files.first ?? list.filesFrom ?? "", "no FITS files here")
        }
        return Resolved(names: expanded, status: named.faults > 0 ? .couldNotTell : .done)
    }

    /// Files, and whether all folders could be searched for them.
    struct Resolved {
        let names: [String]
        /// What folders and names that could not be looked at are to the exit status.
        let status: ExitStatus
    }

    /// Whether exactly one file was named, so that its result needs no list around it.
    var namesOneFile: Bool {
        files.count == 1 && list.filesFrom == nil && !Paths.isFolder(files[0])
    }
}

/// Which provenance fields there are.
struct ProfileOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A profile of fields (JSON), in addition to the built-in 'cta'.",
            valueName: "file"),
        completion: .file(extensions: ["json"]))
    var profile: String?

    func resolved() throws -> Profile {
        guard let profile else { return .cta }
        return try Profile(reading: profile).adding(.cta)
    }
}
