import FITS
import Files
import FitsProv
import FitsProvArchive

/// Opens what `--archive` names.
enum ArchiveCatalogue {
    /// A catalogue of the files below a folder, or of an index.
    ///
    /// - Parameters:
    ///   - name: a folder, or the file of an index.
    ///   - files: reads files, each once.
    /// - Returns: the catalogue.
    /// - Throws: `FitsProvError` if it is neither.
    static func open(_ name: String, _ files: KnownFiles) throws -> any Catalogue {
        if Paths.isFolder(name), let folder = Paths.resolved(name) {
            return HeaderCatalogue(roots: [folder], files: files)
        }
        // An index is as old as its last update.
        return PresentCatalogue(try ArchiveIndex(opening: name), files: files)
    }
}
