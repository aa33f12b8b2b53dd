import ArgumentParser
import FITS
import Files
import FitsProv
import FitsProvArchive

/// How what a product was made from is looked for.
struct LineageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many generations to follow, or all.", valueName: "n|all"))
    var depth: Generations = .all

    @Option(
        help: ArgumentHelp(
            "Also look among the files below a folder, or of an index.",
            valueName: "archive"),
        completion: .file())
    var archive: [String] = []

    @Option(
        help: ArgumentHelp(
            "Open files below this folder, instead of the file's own.", valueName: "folder"))
    var root: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Measure contents however large they are; normally up to 1 GiB.")
    var check: Bool?

    func validate() throws {
        try RootFolder.check(root)
    }

    /// Follows the path of a file.
    func lineage(of path: String, _ direction: Lineage.Direction = .back) throws -> Lineage {
        let archives = try archive.map(OpenedArchive.init)
        let search = LineageSearch(root: root, checks: check, depth: depth.count)
        do {
            return try search.lineage(of: path, direction, archives: archives.flatMap(\.roots)) {
                files in archives.map { $0.catalogue(files) }
            }
        } catch {
            throw FileDiagnostic(error, path: path)
        }
    }
}

/// What `--archive` names.
private enum OpenedArchive {
    /// The files below this folder.
    case folder(String)
    /// Those of an index, which is as old as its last update.
    case index(ArchiveIndex)

    /// Opens an archive.
    ///
    /// - Parameter name: a folder, or the file of an index.
    /// - Throws: `FitsProvError` if it is neither.
    init(_ name: String) throws {
        if try Paths.namesFolder(name), let folder = try Paths.resolving(name) {
            self = .folder(folder)
        } else {
            self = .index(try ArchiveIndex(opening: name))
        }
    }

    /// The folders below which its files lie.
    var roots: [String] {
        switch self {
        case .folder(let folder): [folder]
        case .index(let index): index.roots
        }
    }

    /// Its files.
    func catalogue(_ files: KnownFiles) -> any Catalogue {
        switch self {
        case .folder(let folder): HeaderCatalogue(roots: [folder], files: files)
        case .index(let index): VerifiedCatalogue(index, files: files)
        }
    }
}
