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
        roots.contains { path.hasPrefix($0 == "/" ? $0 : $0 + "/") }
    }
}
