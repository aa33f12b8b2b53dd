import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

/// Who used whom, as arrays, against a plain reading of the same edges.
@Suite struct UseGraphTests {
    /// A graph of files 1 to `files`, from pairs of a user and what it used.
    private static func graph(files: Int64, _ edges: [(Int64, Int64)]) throws -> UseGraph? {
        let index = try ArchiveIndex(temporaryFor: "x")
        return try index.write { db in
            try db.execute(sql: "INSERT INTO folders VALUES (1, '/a')")
            if files > 0 {
                try db.execute(
                    sql: "INSERT INTO files VALUES (?, 1, '', '', 0, 0, 0, 0, 0, NULL, NULL)",
                    arguments: [files])
            }
            for (number, edge) in edges.enumerated() {
                try db.execute(
                    sql: """
                        INSERT INTO used VALUES
                            (?, ?, 1, '', '', NULL, NULL, NULL, 0, ?, 'named', 4, NULL)
                        """, arguments: [edge.0, number, edge.1])
            }
            return try UseGraph(db)
        }
    }

    @Test func `the users of each file stand together`() throws {
        let graph = try #require(
            try Self.graph(files: 6, [(3, 1), (2, 1), (6, 1), (5, 4), (4, 6), (3, 1), (1, 5)]))
        #expect(graph.largest == 6)
        #expect(
            (0...7).map { graph.users(of: $0).sorted() } == [
                [], [2, 3, 3, 6], [], [], [5], [1], [4], [],
            ])
        #expect(graph.users(of: -1).isEmpty && graph.users(of: .max).isEmpty)
    }

    @Test func `numbers that are those of no file have no place`() throws {
        let graph = try #require(
            try Self.graph(
                files: 3, [(1, 3), (3, 4), (4, 3), (2, 0), (-1, 2), (2, -1), (3, 1 << 40)]))
        #expect((0...3).map { Array(graph.users(of: $0)) } == [[], [], [], [1]])
        #expect(graph.cycles.isEmpty)
    }

    @Test func `an empty index has an empty graph`() throws {
        let graph = try #require(try Self.graph(files: 0, []))
        #expect(graph.largest == 0)
        #expect(graph.users(of: 0).isEmpty && graph.cycles.isEmpty)
    }

    @Test(arguments: [(200_000_001, false), (1 << 40, false), (1000, true)])
    func `files with very large numbers have no graph`(largest: Int64, has: Bool) throws {
        #expect(try (Self.graph(files: largest, []) != nil) == has)
    }

    @Test(
        arguments: [
            ([(1, 1)], [[1]]), ([(1, 2), (2, 1)], [[1, 2]]), ([(2, 1), (3, 2)], []),
            ([(1, 3), (2, 1), (3, 2)], [[1, 2, 3]]),
            ([(5, 5), (1, 2), (2, 1), (3, 1)], [[1, 2], [5]]),
            ([(5, 4), (4, 5), (4, 3), (2, 1)], [[4, 5]]), ([(4, 4), (4, 4)], [[4]]),
        ] as [([(Int64, Int64)], [[Int32]])])
    func `cycles are found, of one file too`(edges: [(Int64, Int64)], cycles: [[Int32]]) throws {
        let graph = try #require(try Self.graph(files: 5, edges))
        #expect(Set(graph.cycles) == Set(cycles))
        #expect(graph.cycles.count == cycles.count)
    }

    @Test(arguments: 0..<6) func `random graphs have the users that the edges say`(seed: Int)
        throws
    {
        var generator = SeededGenerator(seed)
        let files = Int64(30)
        let edges = (0..<120).map { _ in
            (
                Int64.random(in: 1...files, using: &generator),
                Int64.random(in: 1...files, using: &generator)
            )
        }
        let graph = try #require(try Self.graph(files: files, edges))
        for file in 1...files {
            let users = edges.filter { $0.1 == file }.map { Int32($0.0) }.sorted()
            #expect(graph.users(of: file).sorted() == users)
        }
        // A file is in a cycle if it reaches itself.
        func reaches(_ file: Int64) -> Set<Int64> {
            var reached: Set<Int64> = []
            var open = [file]
            while let next = open.popLast() {
                for edge in edges where edge.1 == next && reached.insert(edge.0).inserted {
                    open.append(edge.0)
                }
            }
            return reached
        }
        let circling = (1...files).filter { reaches($0).contains($0) }.map { Int32($0) }
        #expect(graph.cycles.joined().sorted() == circling)
    }
}
