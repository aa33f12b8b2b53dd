import GRDB
import Graphs

/// Who used whom in an archive, as arrays of integers: the users of file `n` are together.
struct UseGraph {
    /// The largest number of a file; the arrays have a place for each up to it.
    let largest: Int
    private let starts: [Int32]
    private let users: [Int32]

    /// The largest number for which there are arrays; beyond it, the index is asked for each file.
    private static let mostFiles = 200_000_000

    /// Reads all references that were found.
    ///
    /// Nil if the numbers of its files are too large for arrays.
    ///
    /// - Parameter database: an index.
    /// - Throws: what SQLite refuses.
    init?(_ database: Database) throws {
        let largest = try Int.fetchOne(database, sql: "SELECT max(id) FROM files") ?? 0
        guard (0...UseGraph.mostFiles).contains(largest) else { return nil }
        self.largest = largest
        var starts = [Int32](repeating: 0, count: largest + 2)
        var users: [Int32] = []
        // Both numbers in one, which is read twice as fast as two columns.
        let cursor = try Int64.fetchCursor(
            database,
            sql: """
                SELECT (target << 32) | file FROM used
                WHERE target BETWEEN 1 AND ?1 AND file BETWEEN 1 AND ?1 ORDER BY target
                """, arguments: [largest])
        var last = 0
        while let pair = try cursor.next() {
            let target = Int(pair >> 32)
            while last < target {
                last += 1
                starts[last] = Int32(users.count)
            }
            users.append(Int32(truncatingIfNeeded: pair))
        }
        while last <= largest {
            last += 1
            starts[last] = Int32(users.count)
        }
        self.starts = starts
        self.users = users
    }

    /// The files that used a file; one that used it twice is there twice.
    func users(of file: Int64) -> ArraySlice<Int32> {
        guard (0...Int64(largest)).contains(file) else { return [] }
        return users[Int(starts[Int(file)])..<Int(starts[Int(file) + 1])]
    }

    /// The files that were made from each other, or from themselves, cycle by cycle.
    var cycles: [[Int32]] {
        let parts = Components(count: largest + 1, offsets: starts, targets: users)
        return (0..<parts.count).compactMap { part in
            let members = parts[part]
            guard let first = members.first else { return nil }
            let isCycle = members.count > 1 || users(of: Int64(first)).contains(first)
            return isCycle ? members.sorted() : nil
        }
    }
}
