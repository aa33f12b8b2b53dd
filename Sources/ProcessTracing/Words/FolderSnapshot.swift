import Files

/// The files of some folders at one moment, without what is in folders within.
struct FolderSnapshot {
    /// The most names that are looked at.
    static let mostNames = 50_000

    private(set) var files: [FilePath: FileState] = [:]
    /// Whether there are more names than are looked at.
    private(set) var isCut = false

    /// Looks at folders.
    ///
    /// - Parameter folders: their absolute paths, with links followed.
    init(of folders: [String]) {
        var options = FolderWalk.Options()
        options.followsLinks = true
        for folder in folders {
            options.mostNames = FolderSnapshot.mostNames - files.count
            var walk = FolderWalk(folder, options)
            // The first step is the folder itself; no more are asked for.
            guard case .folder(let open, let found) = walk.next() else { continue }
            isCut = isCut || walk.isCut
            for file in found where !file.isUnnamed {
                let text = open.path(of: file.name)
                if let state = FileState(of: text) {
                    files[FilePath(key: text, text: text)] = state
                }
            }
        }
    }
}
