package import Files

/// The folders below which files may be opened, whatever names them.
package struct OpenableFolders: Hashable, Sendable {
    /// The absolute folders, links followed.
    package let roots: [String]

    /// Names folders.
    ///
    /// - Parameter roots: absolute folders, links followed; each counts once.
    package init(_ roots: [String]) {
        var seen: Set<String> = []
        self.roots = roots.filter { seen.insert($0).inserted }
    }

    /// Whether a path lies below one of the folders, by its text alone.
    ///
    /// - Parameter path: an absolute path without `..`.
    /// - Returns: whether it does; a folder whose name only begins like one of them is another.
    package func allows(_ path: String) -> Bool {
        roots.contains { Paths.below(path, $0) != nil }
    }
}

extension OpenableFolders {
    /// Opens a file below one of the folders, whatever becomes of the folders on the way meanwhile.
    ///
    /// - Parameter path: an absolute path, links followed; it lies below one of the folders.
    /// - Returns: the open file.
    /// - Throws: ``FileError`` if it cannot be opened, lies elsewhere, or is no regular file.
    package func open(_ path: String) throws(FileError) -> Descriptor {
        guard allows(Paths.normalized(path)) else {
            throw FileError(.refused, path: path, "lies outside of the folders that may be opened")
        }
        return try Descriptor(readingResolved: path)
    }

    /// What the primary header of a file below one of the folders says; nil if it cannot be read.
    func primaryHeader(_ path: String) -> Inspection? {
        try? Inspection(open(path), path: path, depth: .primaryHeader)
    }
}
