import FITS
import GRDB

/// The paths of files: asked for one by one, or all read at once where very many are wanted.
struct PathTable {
    /// From so many on, all are read at once.
    private static let manyPaths = 50_000

    private let statement: Statement
    private var folders: [Int64: String] = [:]
    private var folder: [Int32] = []
    private var ends: [Int32] = []
    private var names: [UInt8] = []

    /// - Parameters:
    ///   - wanted: how many paths are wanted.
    ///   - database: an index.
    /// - Throws: what SQLite refuses.
    init(wanted: Int, _ database: Database) throws {
        statement = try database.cachedStatement(
            sql: """
                SELECT d.path || '/' || f.name FROM files f JOIN folders d ON d.id = f.folder
                WHERE f.id = ?
                """)
        guard wanted >= PathTable.manyPaths else { return }
        let rows = try Row.fetchCursor(
            database, sql: "SELECT id, folder, name FROM files ORDER BY id")
        while let row = try rows.next() {
            let (id, place) = (row.integer(0), row.integer(1))
            // Numbers that are far from dense are asked for one by one.
            guard id >= ends.count, id < ends.count + PathTable.manyPaths, place >= 0,
                place < Int64(Int32.max)
            else {
                if id < ends.count { continue }
                break
            }
            while ends.count < id {
                ends.append(Int32(names.count))
                folder.append(-1)
            }
            let name = row.text(2)
            guard names.count + name.utf8.count < Int(Int32.max) else { break }
            names += name.utf8
            ends.append(Int32(names.count))
            folder.append(Int32(place))
        }
        let places = try Row.fetchCursor(database, sql: "SELECT id, path FROM folders")
        while let row = try places.next() { folders[row.integer(0)] = row.text(1) }
    }

    /// The absolute path of a file.
    func path(_ file: Int64) throws -> String {
        if file > 0, file < ends.count, folder[Int(file)] >= 0,
            let place = folders[Int64(folder[Int(file)])]
        {
            let name = names[Int(ends[Int(file) - 1])..<Int(ends[Int(file)])]
            return "\(place)/\(String(decoding: name, as: UTF8.self))"
        }
        return try String.fetchOne(statement, arguments: [file]) ?? "(file \(file))"
    }
}
