import FITS
import Files

/// Where and how far a lineage is followed: below the file's own folder, or another, and in archives.
package struct LineageSearch: Sendable {
    private let root: String?
    private let checks: Bool?
    private let depth: Int

    /// Contents up to here are measured without being asked for.
    private static let largestChecked = 1 << 30

    /// Makes ready to follow paths.
    ///
    /// - Parameters:
    ///   - root: the folder below which files are opened; each file's own if nil.
    ///   - checks: whether contents are measured; nil means: those that are not too large.
    ///   - depth: how many generations to follow.
    package init(root: String?, checks: Bool?, depth: Int) {
        self.root = root
        self.checks = checks
        self.depth = depth
    }

    /// Follows the path of a file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - direction: which way.
    ///   - archives: the roots of archives that are asked before folders are searched.
    ///   - catalogues: the archives themselves; what they know need not be searched for.
    /// - Returns: the path.
    /// - Throws: ``FITSError`` if the file cannot be read, and what the catalogues throw.
    package func lineage(
        of path: String, _ direction: Lineage.Direction = .back, archives: [String] = [],
        catalogues: (KnownFiles) -> [any Catalogue] = { _ in [] }
    ) throws -> Lineage {
        let own = Paths.folder(of: try Paths.resolving(path) ?? path)
        let roots = [try root.flatMap(Paths.resolving) ?? own]
        let files = KnownFiles(
            in: OpenableFolders(roots + archives), measures: checks != false,
            largest: checks == true ? .max : LineageSearch.largestChecked)
        let found = HeaderCatalogue(roots: roots, files: files)
        let others = catalogues(files)
        let catalogue: any Catalogue = others.isEmpty ? found : JoinedCatalogue(others + [found])
        var limits = Lineage.Limits()
        limits.depth = depth
        return try Lineage(of: path, direction, in: catalogue, files: files, limits: limits)
    }
}
