/// The tasks of a walk: each folder's files beside the rows that the index has of them.
struct IndexSource {
    private var walk: FolderWalk
    private let index: ArchiveIndex
    private let ownNames: (folder: String, names: Set<String>)
    private var pending: [IndexTask] = []
    /// The numbers of the folders that were read.
    private(set) var visited: Set<Int64> = []
    /// Folders and names that could not be looked at, and are not told yet.
    private var faults: [WalkFault] = []
    private var unread: [String] = []

    /// Folders below which nothing can be said.
    var unseen: [String] { unread + walk.leftOut }

    init(_ index: ArchiveIndex, _ root: String, _ options: FolderWalk.Options, own: String) {
        self.index = index
        walk = FolderWalk(root, options)
        let slash = own.lastIndex(of: "/") ?? own.startIndex
        let name = own[slash...].drop { $0 == "/" }
        let folder = slash == own.startIndex ? "/" : String(own[..<slash])
        ownNames = (folder, Set(["", "-wal", "-shm", "-journal"].map { name + $0 }))
    }

    /// The folders and names that could not be looked at since this was asked last.
    mutating func takeFaults() -> [WalkFault] {
        defer { faults = [] }
        return faults
    }

    /// The next task; nil at the end of the walk.
    mutating func next() throws -> IndexTask? {
        while true {
            if let task = pending.popLast() { return task }
            guard let step = walk.next() else { return nil }
            switch step {
            case .fault(let fault):
                faults.append(fault)
                unread.append(fault.path)
            case .folder(let folder, let files):
                pending = try tasks(folder, files).reversed()
            }
        }
    }

    /// The files of a folder beside their rows: both are in the order of their names.
    private mutating func tasks(
        _ folder: OpenFolder, _ files: [FoundFile]
    ) throws -> [IndexTask] {
        let rows: [StoredFile] = try index.read { db in
            let stored = try StoredFolders(db)
            guard let number = try stored.number(of: folder.path) else { return [] }
            visited.insert(number)
            return try stored.files(of: number)
        }
        let isOwnFolder = folder.path == ownNames.folder
        var tasks: [IndexTask] = []
        var task = IndexTask(folder: folder)
        var row = 0
        func skipRows(_ isBefore: (StoredFile) -> Bool) {
            while row < rows.count, isBefore(rows[row]) {
                if rows[row].state != .gone { task.gone.append(rows[row].id) }
                row += 1
            }
        }
        for file in files where !(isOwnFolder && ownNames.names.contains(file.name)) {
            skipRows { $0.name.precedesByBytes(file.name) }
            var stored: StoredFile?
            if row < rows.count, !file.name.precedesByBytes(rows[row].name) {
                stored = rows[row]
                row += 1
            }
            task.files.append((file, stored))
            guard task.files.count == IndexTask.size else { continue }
            tasks.append(task)
            task = IndexTask(folder: folder)
        }
        skipRows { _ in true }
        if !task.files.isEmpty || !task.gone.isEmpty { tasks.append(task) }
        return tasks
    }
}
