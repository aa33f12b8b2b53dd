import Files
import GRDB

/// The files of one folder with the rows that the index has of them, both by their names' bytes.
///
/// Rows come in pages, and tasks when they are asked for, so that a folder of millions of files takes
/// no more memory than their names. What this run writes meanwhile lies before the next page.
struct FolderMerge {
    /// How many rows are read at once.
    private static let pageSize = 2000

    private let folder: OpenFolder
    private let number: Int64?
    private let isOwn: (String) -> Bool
    private var files: ArraySlice<FoundFile>
    private var rows: ArraySlice<StoredFile> = []
    private var lastName: String?
    private var isAtEnd: Bool

    /// Begins with a folder.
    ///
    /// - Parameters:
    ///   - folder: the folder.
    ///   - number: its number; nil if the index does not have it.
    ///   - files: the files in it.
    ///   - isOwn: whether a name is that of the index itself.
    init(
        _ folder: OpenFolder, number: Int64?, _ files: [FoundFile],
        isOwn: @escaping (String) -> Bool
    ) {
        self.folder = folder
        self.number = number
        self.isOwn = isOwn
        self.files = files[...]
        isAtEnd = number == nil
    }

    /// The next task; nil if there are neither files nor rows left.
    mutating func next(_ index: ArchiveIndex) throws -> IndexTask? {
        var task = IndexTask(folder: folder)
        while task.files.count < IndexTask.size, let file = files.popFirst() {
            guard !isOwn(file.name) else { continue }
            var stored: StoredFile?
            while let row = try row(index), !file.name.precedesByBytes(row.name) {
                rows.removeFirst()
                guard row.name.precedesByBytes(file.name) else {
                    stored = row
                    break
                }
                note(row, in: &task)
            }
            task.files.append((file, stored))
        }
        if files.isEmpty {
            while let row = try row(index), task.gone.count < FolderMerge.pageSize {
                rows.removeFirst()
                note(row, in: &task)
            }
        }
        let isEmpty = task.files.isEmpty && task.gone.isEmpty
        return isEmpty ? nil : task
    }

    private func note(_ row: StoredFile, in task: inout IndexTask) {
        if row.state != .gone { task.gone.append(row.id) }
    }

    /// The first row that has not been compared yet.
    private mutating func row(_ index: ArchiveIndex) throws -> StoredFile? {
        if rows.isEmpty, !isAtEnd, let number {
            let page = try index.read { db in
                try StoredFolders(db).files(
                    of: number, after: lastName, limit: FolderMerge.pageSize)
            }
            rows = page[...]
            lastName = page.last?.name
            isAtEnd = page.count < FolderMerge.pageSize
        }
        return rows.first
    }
}
