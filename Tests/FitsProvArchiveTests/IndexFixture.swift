import FitsProv

@testable import FitsProvArchive

/// Records that tests write into an index, as a scan would.
enum IndexFixture {
    /// Writes records of files into an index, in this order; the numbers of the files count from 1.
    static func write(
        _ records: [(folder: String, record: FileRecord)], to index: ArchiveIndex
    ) throws {
        try index.write { db in
            let writer = try RecordWriter(db)
            for (number, entry) in records.enumerated() {
                let folder = try index.folder(entry.folder, db)
                try writer.write(
                    FileRows(entry.record), id: Int64(number + 1), folder: folder, isNew: true)
            }
        }
    }

    /// A product of a file, stamped.
    static func product(
        _ name: String, id: String? = nil, digest: String, activity: String = "make",
        used: [UsedEntity] = []
    ) -> FileRecord {
        let stamp = FileStamp(size: 5760, modified: 1, inode: 1, device: 1)
        var record = FileRecord(name: name, stamp: stamp, state: .product)
        record.isStamped = true
        record.identifier = id ?? "urn:test:" + name
        var provenance = Provenance(
            product: Product(identifier: record.identifier ?? "", name: name, digest: digest),
            activity: Activity(name: activity, identifier: "urn:run:" + name))
        provenance.used = used
        record.provenance = provenance
        return record
    }

    /// A FITS file without a stamp.
    static func raw(_ name: String, measured digest: String? = nil) -> FileRecord {
        let stamp = FileStamp(size: 5760, modified: 1, inode: 1, device: 1)
        var record = FileRecord(name: name, stamp: stamp, state: .product)
        record.digest = digest
        return record
    }

    /// Something that was used.
    static func used(
        _ location: String, id: String? = nil, digest: String? = nil
    ) -> UsedEntity {
        var used = UsedEntity(location: location)
        used.identifier = id
        used.digest = digest
        return used
    }
}
