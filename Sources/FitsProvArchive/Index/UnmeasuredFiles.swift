import FITS
import Files
import FitsProv
import GRDB

/// The files in which an input may be that was not found, and of which no stamp tells the content.
///
/// A lineage finds an input that was renamed by its content, below the folder of the product that
/// used it; so does an index, though it measures nothing else without being asked for.
struct UnmeasuredFiles {
    private struct File {
        let number: Int64
        let path: String
        let size: Int
    }

    private let files: [File]
    private let folders: OpenableFolders

    /// Finds them: below the folders of the products, and where the inputs were.
    ///
    /// - Parameter db: an index whose references were resolved.
    /// - Throws: what SQLite refuses.
    init(_ db: Database) throws {
        var below: Set<String> = []
        var places: Set<String> = []
        let missing = try Row.fetchCursor(
            db,
            sql: """
                SELECT DISTINCT d.path, u.location
                FROM used u JOIN files f ON f.id = u.file JOIN folders d ON d.id = f.folder
                WHERE \(Schema.unsure("u.state")) AND u.state = ? AND u.digest IS NOT NULL
                    AND f.state <> \(FileRecord.State.gone.rawValue)
                """, arguments: [Resolution.State.missing.rawValue])
        while let row = try missing.next() {
            let folder = row.text(0)
            below.insert(folder)
            let reference = Reference(
                location: row.text(1), identifier: nil, digest: nil, folder: folder)
            if let path = reference.path { places.insert(Paths.folder(of: path)) }
        }
        let statement = try db.cachedStatement(
            sql: """
                SELECT f.id, d.path, f.name, f.size
                FROM folders d JOIN files f ON f.folder = d.id
                LEFT JOIN products p ON p.file = f.id
                WHERE (d.path = ?1 OR (d.path > ?2 AND d.path < ?3))
                    AND f.state = 0 AND f.digest IS NULL AND coalesce(p.stamped, 0) = 0
                """)
        var seen: Set<Int64> = []
        var found: [File] = []
        func add(_ folder: String, isBelow: Bool) throws {
            let prefix = folder.hasSuffix("/") ? folder : folder + "/"
            // The slash is followed by the digit zero in the order of bytes.
            let end = isBelow ? String(prefix.dropLast()) + "0" : prefix
            let rows = try Row.fetchCursor(statement, arguments: [folder, prefix, end])
            while let row = try rows.next() {
                guard seen.insert(row.integer(0)).inserted else { continue }
                found.append(
                    File(
                        number: row.integer(0), path: Paths.joined(row.text(1), row.text(2)),
                        size: Int(row.integer(3))))
            }
        }
        for folder in below.sorted() { try add(folder, isBelow: true) }
        for folder in places.sorted() { try add(folder, isBelow: false) }
        files = found
        folders = OpenableFolders(try String.fetchAll(db, sql: "SELECT path FROM roots"))
    }

    /// Digests the contents of the files, up to a limit.
    ///
    /// - Parameter bytes: the most bytes that are read; a larger file is passed over.
    /// - Returns: the digests by the numbers of the files; those that cannot be read have none.
    func digests(upTo bytes: Int) -> [Int64: String] {
        var room = bytes
        var digests: [Int64: String] = [:]
        for file in files where file.size <= room {
            room -= file.size
            guard let real = Paths.resolved(file.path), let descriptor = try? folders.open(real),
                let inspection = try? Inspection(
                    descriptor, path: real, depth: .contents(.digests)),
                !inspection.file.problems.contains(where: { $0.severity == .error })
            else { continue }
            digests[file.number] = inspection.digest?.text
        }
        return digests
    }
}
