@testable import FitsProvArchive

/// Records that tests write into an index, as a scan would.
enum IndexFixture {
    /// Writes records of files into an index and resolves their references.
    static func write(_ records: [(folder: String, record: FileRecord)], to index: ArchiveIndex)
        throws
    {
        try index.write { db in
            let writer = try RecordWriter(db)
            for (number, entry) in records.enumerated() {
                let folder = try index.folder(entry.folder, db)
                try writer.write(entry.record, id: Int64(number + 1), folder: folder, isNew: true)
            }
        }
    }
}
