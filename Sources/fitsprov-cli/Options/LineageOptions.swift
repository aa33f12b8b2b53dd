import ArgumentParser
import FITS
import Files
import FitsProv

/// How what a product was made from is looked for.
struct LineageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many generations to follow, or all.", valueName: "n|all"))
    var depth: Generations = .all

    @Option(
        help: ArgumentHelp(
            "Also look among the files below a folder, or of an index.",
            valueName: "folder|index"),
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

    /// Contents up to here are measured without being asked for.
    private static let largestChecked = 1 << 30

    func validate() throws {
        if let root, !Paths.isFolder(root) {
            throw ValidationError("--root must be a folder: '\(root)'")
        }
    }

    /// Follows the path of a file.
    func lineage(of path: String, _ direction: Lineage.Direction = .back) throws -> Lineage {
        let own = Paths.folder(of: Paths.resolved(path) ?? path)
        let files = KnownFiles(
            roots: [root.flatMap(Paths.resolved) ?? own], measures: check != false,
            largest: check == true ? .max : LineageOptions.largestChecked)
        let catalogue = try catalogue(files)
        var limits = Lineage.Limits()
        limits.depth = depth.count
        do {
            return try Lineage(
                of: path, direction, in: catalogue, files: files, limits: limits)
        } catch {
            throw FileComplaint(error, path: path)
        }
    }

    private func catalogue(_ files: KnownFiles) throws -> any Catalogue {
        let own = HeaderCatalogue(roots: files.roots, files: files)
        let archives = try archive.map { try ArchiveCatalogue.open($0, files) }
        for archive in archives { files.allow(archive.roots) }
        // What an archive knows already need not be searched for.
        return archives.isEmpty ? own : JoinedCatalogue(archives + [own])
    }
}
