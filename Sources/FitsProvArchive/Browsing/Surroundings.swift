import GRDB

/// The products around one: what it was made from and what was made from it, a few steps far.
package struct Surroundings: Sendable {
    /// A product.
    package struct Node: Hashable, Sendable {
        /// The number of its file.
        package let number: Int64
        /// The name of its file.
        package let name: String
        /// What made it.
        package let activity: String?
        /// How many steps it is away: less than 0 for what came before.
        package let generation: Int
    }

    /// That one product was made from another.
    package struct Edge: Hashable, Sendable {
        /// The number of what was used.
        package let from: Int64
        /// The number of what was made.
        package let to: Int64
    }

    /// The products, with the one in the middle.
    package private(set) var nodes: [Node] = []
    /// Which was made from which.
    package private(set) var edges: [Edge] = []
    /// Whether some were left out.
    package private(set) var isCut = false

    /// How many steps are followed, each way.
    private static let steps = 3
    /// The most products of a generation.
    private static let width = 12

    fileprivate init(_ number: Int64, _ db: Database) throws {
        let before = try db.makeStatement(
            sql:
                "SELECT DISTINCT target FROM used WHERE file = ? AND target IS NOT NULL AND NOT ancestor ORDER BY target LIMIT \(Surroundings.width + 1)"
        )
        let after = try db.makeStatement(
            sql:
                "SELECT DISTINCT file FROM used WHERE target = ? AND NOT ancestor ORDER BY file LIMIT \(Surroundings.width + 1)"
        )
        let name = try db.makeStatement(
            sql: """
                SELECT name, (SELECT a.name FROM activities a WHERE a.file = f.id AND NOT a.ancestor
                    ORDER BY a.step DESC LIMIT 1) AS activity
                FROM files f WHERE id = ?
                """)
        var generations: [Int64: Int] = [number: 0]
        func add(_ file: Int64) throws {
            let row = try Row.fetchOne(name, arguments: [file])
            nodes.append(
                Node(
                    number: file, name: row?.text("name") ?? "file \(file)",
                    activity: row?.textIfAny("activity"), generation: generations[file] ?? 0))
        }
        try add(number)
        for (statement, direction) in [(before, -1), (after, 1)] {
            var frontier = [number]
            for step in 1...Surroundings.steps where !frontier.isEmpty {
                var next: [Int64] = []
                for file in frontier {
                    for other in try Int64.fetchAll(statement, arguments: [file]) {
                        if generations[other] == nil {
                            guard next.count < Surroundings.width else {
                                isCut = true
                                continue
                            }
                            generations[other] = direction * step
                            next.append(other)
                            try add(other)
                        }
                        let edge =
                            direction < 0
                            ? Edge(from: other, to: file) : Edge(from: file, to: other)
                        if !edges.contains(edge) { edges.append(edge) }
                    }
                }
                frontier = next
            }
        }
    }
}

extension ArchiveIndex {
    /// What is around a product.
    ///
    /// - Parameter number: the number of its file.
    /// - Returns: at most a few dozen products.
    /// - Throws: `FitsProvError` where SQLite refuses.
    package func surroundings(of number: Int64) throws -> Surroundings {
        try read { db in try Surroundings(number, db) }
    }
}
