import FITS
import Files

/// The tasks of a walk: each folder's files paired with the rows that the index has of them.
struct IndexSource {
    private var walk: FolderWalk
    private let index: ArchiveIndex
    private let own: (folder: String, names: Set<String>)
    private var merge: FolderMerge?
    /// The numbers of the folders that were read.
    private(set) var visited: Set<Int64> = []
    /// The paths of the folders that were read, by earlier walks too.
    private(set) var paths: Set<String>
    /// Folders and names that could not be looked at, and are not reported yet.
    private var faults: [WalkFault] = []
    private var unread: [String] = []

    /// Names that the walk passed over.
    var passedOver: PassedOver { walk.passedOver }
    /// Folders below which nothing can be said.
    var unseen: [String] { unread + walk.leftOut }

    init(
        _ index: ArchiveIndex, _ root: String, _ options: FolderWalk.Options, own: String?,
        visited: Set<String>
    ) {
        paths = visited
        self.index = index
        var options = options
        options.givesUnnamed = FITSName.matches
        walk = FolderWalk(root, options)
        guard let own else {
            self.own = ("", [])
            return
        }
        let slash = own.lastIndex(of: "/") ?? own.startIndex
        let name = own[slash...].drop { $0 == "/" }
        let folder = slash == own.startIndex ? "/" : String(own[..<slash])
        self.own = (folder, Set(["", "-wal", "-shm", "-journal"].map { name + $0 }))
    }

    /// The folders and names that could not be looked at since this was asked last.
    mutating func takeFaults() -> [WalkFault] {
        defer { faults = [] }
        return faults
    }

    /// The next task; nil at the end of the walk.
    mutating func next() throws -> IndexTask? {
        while true {
            if let task = try merge?.next(index) { return task }
            merge = nil
            guard let step = walk.next() else { return nil }
            switch step {
            case .fault(let fault):
                faults.append(fault)
                unread.append(fault.path)
            case .folder(let folder, let files):
                let number = try index.read { db in
                    try StoredFolders(db).number(of: folder.path)
                }
                if let number { visited.insert(number) }
                guard paths.insert(folder.path).inserted else { continue }
                let names = folder.path == own.folder ? own.names : []
                merge = FolderMerge(folder, number: number, files) { names.contains($0) }
            }
        }
    }
}
