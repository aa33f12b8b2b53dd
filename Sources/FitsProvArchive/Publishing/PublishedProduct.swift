import Files
import GRDB

/// A product as its archive publishes it.
package struct PublishedProduct: Hashable, Sendable {
    /// The number of its file, the same as long as the index is.
    package let number: Int64
    /// The absolute path of its file.
    package let path: String
    /// What the system said of the file when it was indexed.
    package let stamp: FileStamp
    /// Whether the file was not there any more.
    package let isGone: Bool
    /// The measured digest, if there is one.
    package let digest: String?
    /// The identifier in its stamp, or that its observatory gave.
    package let identifier: String?
    /// The identifier under which it is published: `obs_publisher_did`.
    package let publisherDID: String
    /// The kind of product, in the words of its file.
    package let type: String?
    /// `data_rights`, as recorded.
    package let rights: String?
    /// `obs_release_date`, as recorded.
    package let release: String?
    /// Whether something is known of how it was made.
    package let tellsOfMaking: Bool

    /// The name of the file.
    package var name: String { Paths.name(of: path) }

    /// The columns that a product is read from, and their tables, in the words of SQLite.
    static func select(_ naming: Publication.Naming) -> String {
        """
        SELECT f.id, \(Publication.Naming.path), f.size, f.modified, f.inode, f.device, f.state, \
        f.digest, p.identifier, \(naming.identifier), \
        coalesce(o.dataproduct_type, o.dataproduct_subtype), o.data_rights, o.obs_release_date, \
        EXISTS (SELECT 1 FROM activities a WHERE a.file = f.id) \
        OR EXISTS (SELECT 1 FROM used u WHERE u.file = f.id) \
        FROM files f LEFT JOIN products p ON p.file = f.id LEFT JOIN obscore o ON o.file = f.id
        """
    }

    /// Reads a row of those columns.
    init(_ row: Row) {
        number = row.integer(0)
        path = row.text(1)
        stamp = FileStamp(
            size: row.integer(2), modified: row.integer(3), inode: row.integer(4),
            device: row.integer(5))
        isGone = row.integer(6) == FileRecord.State.gone.rawValue
        digest = row.textIfAny(7)
        identifier = row.textIfAny(8)
        publisherDID = row.text(9)
        type = row.textIfAny(10)
        rights = row.textIfAny(11)
        release = row.textIfAny(12)
        tellsOfMaking = row.integer(13) != 0
    }
}

/// Something that a product was made from, as it is linked to.
package struct PublishedInput: Hashable, Sendable {
    /// Where it was, as recorded.
    package let location: String
    /// What for, as recorded.
    package let role: String?
    /// The file, if it is in the archive.
    package let target: PublishedProduct?
}
