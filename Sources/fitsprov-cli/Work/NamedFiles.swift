import FITS
import Files
import FitsProv
import FitsProvArchive

/// A file that was named, or found in a folder that was.
struct NamedFile: Sendable {
    /// The folder that it was found in; nil if it was named itself.
    let folder: OpenFolder?
    /// Its name in the folder, or its path.
    let name: String

    /// The file as the user would name it.
    var path: String { folder.map { $0.path(of: name) } ?? name }
}

extension SearchedFolder {
    /// Says what in the folder was not looked at, as of a folder that was named.
    func reportProblems() {
        for fault in faults { Diagnostic.print(fault.path, fault.reason) }
        if let words = passedOver.words { Diagnostic.print(path, words) }
    }
}

/// Files from arguments, one at a time: folders are walked while the files are worked on.
struct NamedFiles {
    private var names: ArraySlice<String>
    private var walk: (root: String, walk: FolderWalk)?
    private var found: (folder: OpenFolder, files: ArraySlice<FoundFile>)?
    /// How many files there were.
    private(set) var count = 0
    /// How many folders and names could not be looked at; each was reported.
    private(set) var faults = 0

    init(_ names: [String]) {
        self.names = names[...]
    }

    /// The next file; nil at the end.
    mutating func next() -> NamedFile? {
        while true {
            if let file = found?.files.popFirst(), let folder = found?.folder {
                guard FITSContent.isFITS(file, in: folder) else { continue }
                count += 1
                return NamedFile(folder: folder, name: file.name)
            }
            if let step = walk?.walk.next() {
                switch step {
                case .folder(let folder, let files): found = (folder, files[...])
                case .fault(let fault):
                    faults += 1
                    Diagnostic.print(fault.path, fault.reason)
                }
                continue
            }
            if let walk, let words = walk.walk.passedOver.words {
                Diagnostic.print(walk.root, words)
            }
            walk = nil
            guard let name = names.popFirst() else { return nil }
            guard Paths.isFolder(name) else {
                count += 1
                return NamedFile(folder: nil, name: name)
            }
            walk = (name, FolderWalk(name))
        }
    }

    /// All files.
    mutating func all() -> [NamedFile] {
        var files: [NamedFile] = []
        while let file = next() { files.append(file) }
        return files
    }

    /// The next files; empty at the end.
    mutating func next(_ most: Int) -> [NamedFile] {
        var files: [NamedFile] = []
        while files.count < most, let file = next() { files.append(file) }
        return files
    }
}
