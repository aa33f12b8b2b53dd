import FITS
import Files
import Glibc

/// Some files of a folder, with what the index knows of them, for one thread to look at.
struct IndexTask: Sendable {
    /// The most files in one task.
    static let size = 32

    let folder: OpenFolder
    /// Files with their rows; nil for those that are new.
    var files: [(found: FoundFile, stored: StoredFile?)] = []
    /// Rows whose files are no longer there.
    var gone: [Int64] = []
}

/// What a thread found out about the files of a task, in their order.
struct IndexFindings: Sendable {
    /// What became of one file.
    enum Finding: Sendable {
        /// It is as the index has it.
        case unchanged
        /// It is new, or has changed.
        case record(FileRows)
        /// It went away while the folder was read.
        case vanished
        /// The system does not let it be looked at.
        case fault(WalkFault)
    }

    /// A file with what became of it.
    struct Entry: Sendable {
        let name: String
        let finding: Finding
        /// The number of its row, if it has one.
        let id: Int64?
        /// Whether its row says that it was gone.
        let wasGone: Bool
        /// What it is, where it may be met again under another name.
        let identity: OpenFolder.Identity?
    }

    let folder: OpenFolder
    let entries: [Entry]
    let gone: [Int64]

    init(
        _ task: IndexTask, _ examiner: inout FileExaminer, _ options: Indexer.Options,
        own: OpenFolder.Identity?
    ) {
        folder = task.folder
        gone = task.gone
        var entries: [Entry] = []
        entries.reserveCapacity(task.files.count)
        for (file, stored) in task.files {
            var status = stat()
            let flags = file.isLink ? 0 : AT_SYMLINK_NOFOLLOW
            var identity: OpenFolder.Identity?
            let finding: Finding
            if file.isUnnamed {
                finding =
                    stored.map { $0.state == .unreadable } ?? false
                    ? .unchanged : .record(FileRows(FileRecord(unnamed: file.name)))
            } else if unsafe fstatat(folder.descriptor, file.name, &status, flags) != 0 {
                finding =
                    errno == ENOENT
                    ? .vanished : .fault(WalkFault(folder.path(of: file.name), errno))
            } else if status.st_mode & S_IFMT != S_IFREG || status.isFile(own) {
                finding = .vanished
            } else {
                if status.st_nlink > 1 || options.walk.followsLinks {
                    identity = OpenFolder.Identity(
                        device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
                }
                let stamp = FileStamp(status)
                if let stored, stored.isUnchanged(stamp, options) {
                    finding = .unchanged
                } else {
                    let record = examiner.record(of: file, in: folder, stamp)
                    let isAsBefore = stored.map { $0.isAsUnreadable(as: record) } ?? false
                    finding = isAsBefore ? .unchanged : .record(FileRows(record))
                }
            }
            entries.append(
                Entry(
                    name: file.name, finding: finding, id: stored?.id,
                    wasGone: stored?.state == .gone,
                    identity: identity))
        }
        self.entries = entries
    }
}

extension stat {
    /// Whether it is of this file.
    fileprivate func isFile(_ identity: OpenFolder.Identity?) -> Bool {
        identity?.inode == UInt64(st_ino) && identity?.device == UInt64(st_dev)
    }
}

extension FileRecord {
    /// A file that cannot be named, and so not be looked at.
    fileprivate init(unnamed name: String) {
        let nothing = FileStamp(size: 0, modified: 0, inode: 0, device: 0)
        self.init(name: name, stamp: nothing, state: .unreadable)
        error = FolderEntries.notUTF8
    }
}

extension FileStamp {
    /// What the system says about a file.
    init(_ status: stat) {
        let nanoseconds =
            Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        self.init(
            size: Int64(status.st_size), modified: nanoseconds,
            inode: Int64(truncatingIfNeeded: status.st_ino),
            device: Int64(truncatingIfNeeded: status.st_dev))
    }
}

extension StoredFile {
    /// Whether a file cannot be read now for the reason for which it could not before.
    func isAsUnreadable(as record: FileRecord) -> Bool {
        error != nil && error == record.error && state == record.state && stamp == record.stamp
    }

    /// Whether nothing is to be done for a file.
    func isUnchanged(_ now: FileStamp, _ options: Indexer.Options) -> Bool {
        // What could not be read may be readable now, which no stamp says.
        guard state != .gone, error == nil, stamp == now else { return false }
        return isMeasured || state != .product || !options.measuring.contains(.digests)
    }
}
