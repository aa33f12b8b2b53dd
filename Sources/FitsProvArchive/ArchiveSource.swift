public import FITS

/// An archive that is asked: an index, or a folder that is read for the occasion.
public struct ArchiveSource: ~Copyable {
    /// The index that is asked.
    public let index: ArchiveIndex
    /// The index or folder, as the user named it.
    public let name: String
    /// What was measured when the files were read; nil for an index, which does not tell.
    public let measured: Measuring?

    /// Opens an archive.
    ///
    /// - Parameters:
    ///   - name: an index, or a folder.
    ///   - measuring: what is measured of each file of a folder.
    /// - Throws: ``ArchiveError`` if it is neither, or cannot be read.
    public init(opening name: String, measuring: Measuring = []) throws {
        self.name = name
        index = try ArchiveIndex(opening: name)
        measured = nil
    }

    /// The folders that the archive was made of.
    public var roots: [String] {
        get throws { try index.indexedRoots() }
    }
}
