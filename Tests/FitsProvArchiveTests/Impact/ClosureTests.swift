import FitsProv
import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

/// What follows from a file, at sizes where the index is asked otherwise than for a few files.
@Suite struct ClosureTests {
    /// An index of files 1 to `count`, with pairs of a user and what it used.
    private static func index(
        _ count: Int, _ edges: some Sequence<(Int, Int)>, _ sql: String = "SELECT 1"
    ) throws -> ArchiveIndex {
        let index = try ArchiveIndex(temporaryFor: "x")
        try index.write { db in
            try db.execute(sql: "INSERT INTO folders VALUES (1, '/a')")
            try db.execute(
                sql: """
                    WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < ?)
                    INSERT INTO files SELECT n, 1, n, n, 0, 0, 0, 0, 0, NULL, NULL FROM r
                    """, arguments: [count])
            let used = try Insertion("used", columns: 13, db)
            for (number, edge) in edges.enumerated() {
                var row = CellList()
                row.add(number)
                row.add(1)
                for text in ["", "", nil, nil, nil] { row.add(text) }
                row.add(false)
                row.add(edge.1)
                row.add("named")
                row.add(4)
                row.add(nil as String?)
                try used.run(row, row.cells.indices, id: Int64(edge.0))
            }
            try db.execute(sql: sql)
            try Schema.createIndices(db)
        }
        return index
    }

    /// The level of each product that follows from file 1, as an index tells it.
    private static func levels(_ index: ArchiveIndex, depth: Int? = nil) throws -> [Int: Int] {
        var levels: [Int: Int] = [:]
        var last = 0
        try index.impact(of: "/a/1", depth: depth, pathsOnly: true) { _ in
        } _: { product in
            #expect(product.level >= last)
            last = product.level
            let number = try #require(Int(product.path.dropFirst("/a/".count)))
            #expect(levels.updateValue(product.level, forKey: number) == nil)
        }
        return levels
    }

    // 10,000 files are asked for one by one; with more, all references are read at once.
    @Test(arguments: [9_999, 10_000, 11_000])
    func `a wide archive is followed to its end`(width: Int) throws {
        // 1 → 2…width+1, each of those → its own second product, each of those back into one.
        let first = (0..<width).map { ($0 + 2, 1) }
        let second = (0..<width).map { ($0 + width + 2, $0 + 2) }
        let last = 2 * width + 2
        let ends = (0..<width).map { (last, $0 + width + 2) }
        let index = try Self.index(last, first + second + ends)
        let levels = try Self.levels(index)
        #expect(levels.count == 2 * width + 1)
        #expect(levels.values.count { $0 == 1 } == width)
        #expect(levels.values.count { $0 == 2 } == width)
        #expect(levels[last] == 3)
        let shallow = try Self.levels(index, depth: 2)
        #expect(shallow.count == 2 * width && shallow[last] == nil)
        #expect(try Self.levels(index, depth: 1).count == width)
    }

    @Test func `what is gone leads nowhere, in a large archive as in a small one`() throws {
        for width in [10, 11_000] {
            let first = (0..<width).map { ($0 + 2, 1) }
            let second = (0..<width).map { ($0 + width + 2, $0 + 2) }
            // One of each generation is gone; another is used twice by the same product.
            let index = try Self.index(
                2 * width + 1, first + second + [(width + 3, 3)],
                "UPDATE files SET state = 3 WHERE id IN (2, \(2 * width + 1))")
            let levels = try Self.levels(index)
            #expect(levels[2] == nil && levels[width + 2] == nil)
            #expect(levels[2 * width + 1] == nil)
            #expect(levels[3] == 1 && levels[width + 3] == 2)
            #expect(levels.count == 2 * width - 3)
        }
    }

    @Test func `files of numbers far apart are followed as well`() throws {
        let width = 10_500
        let index = try Self.index(width + 1, (0..<width).map { ($0 + 2, 1) })
        try index.write {
            try $0.execute(
                sql: """
                    UPDATE files SET id = 9000000000 WHERE id = 2;
                    UPDATE used SET file = 9000000000 WHERE file = 2
                    """)
        }
        #expect(try Self.levels(index).count == width)
    }

    @Test func `nothing follows from a file that nobody used`() throws {
        let index = try Self.index(3, [(1, 2), (2, 3)])
        #expect(try Self.levels(index).isEmpty)
    }

    @Test(arguments: [(1, [2]), (2, [2, 3]), (3, [2, 3, 4]), (4, [2, 3, 4])])
    func `a depth ends a circle too`(depth: Int, files: [Int]) throws {
        let index = try Self.index(4, [(2, 1), (3, 2), (4, 3), (1, 4)])
        #expect(try Self.levels(index, depth: depth).keys.sorted() == files)
    }

    @Test func `at one level products come by the number of their files`() throws {
        let index = try Self.index(5, [(5, 1), (2, 1), (4, 1), (3, 5)])
        var paths: [String] = []
        try index.impact(of: "/a/1") { _ in
        } _: {
            paths.append($0.path)
        }
        #expect(paths == ["/a/2", "/a/4", "/a/5", "/a/3"])
    }

    @Test(arguments: [(99, 99), (100, 100), (101, 100)])
    func `at most a hundred cycles are named, and all are counted`(count: Int, named: Int) throws {
        let edges = (1...count).flatMap { (number: Int) -> [(Int, Int)] in
            let (one, other) = (2 * number, 2 * number + 1)
            return [(one, 1), (other, one), (one, other)]
        }
        let index = try Self.index(2 * count + 1, edges)
        var head: Impact?
        try index.impact(of: "/a/1") {
            head = $0
        } _: {
            #expect($0.isInCycle)
        }
        #expect(head?.cycleCount == count)
        #expect(head?.cycles.count == named)
        #expect(head?.cycles.allSatisfy { $0.count == 2 } == true)
    }

    @Test(arguments: [(2, 2), (20, 20), (21, 20), (50, 20)])
    func `at most twenty products of a cycle are named`(count: Int, named: Int) throws {
        let circle = (0..<count).map { ($0 + 2, ($0 + 1) % count + 2) }
        let index = try Self.index(count + 1, circle + [(2, 1)])
        var head: Impact?
        try index.impact(of: "/a/1") {
            head = $0
        } _: { _ in
        }
        #expect(head?.count == count && head?.cycleCount == 1)
        #expect(head?.cycles.first?.count == named)
        #expect(head?.cycles.first.map { Set($0).count } == named)
    }

    @Test(arguments: [(0, false), (1, true), (2, false)])
    func `files that cannot be read are told of`(state: Int, has: Bool) throws {
        let index = try Self.index(
            3, [(2, 1)], "UPDATE files SET state = \(state) WHERE id = 3")
        var head: Impact?
        try index.impact(of: "/a/1") {
            head = $0
        } _: { _ in
        }
        #expect(head?.hasUnreadable == has)
        #expect(head?.title == "/a/1")
        #expect(head?.levels == 1)
    }

    @Test func `the activity of a product is that of its last step`() throws {
        let index = try Self.index(
            3, [(2, 1), (3, 2)],
            """
            INSERT INTO activities VALUES (2, 1, NULL, 'first', NULL, NULL, NULL, NULL, 1),
                (2, 2, NULL, 'last', NULL, NULL, NULL, NULL, 0)
            """)
        var activities: [String?] = []
        try index.impact(of: "/a/1") { _ in
        } _: {
            activities.append($0.activity)
        }
        #expect(activities == ["last", nil])
    }

    @Test(arguments: [1, 50_000]) func `paths are the same however many are wanted`(wanted: Int)
        throws
    {
        let index = try ArchiveIndex(temporaryFor: "x")
        let found = try index.write { db in
            try db.execute(
                sql: """
                    INSERT INTO folders VALUES (1, '/a'), (2, '/a/b c'), (7, '/é');
                    INSERT INTO files SELECT column1, column2, column3, '', 0, 0, 0, 0, 0, NULL, NULL
                    FROM (VALUES (1, 1, 'one'), (2, 7, 'zwö'), (5, 2, ''), (7, 1, 'seven'),
                        (60000, 2, 'far'), (60001, 1, 'next'))
                    """)
            let table = try PathTable(wanted: wanted, db)
            return try [1, 2, 3, 5, 7, 60_000, 60_001, 0, -1, .max].map { try table.path($0) }
        }
        #expect(
            found == [
                "/a/one", "/é/zwö", "(file 3)", "/a/b c/", "/a/seven", "/a/b c/far",
                "/a/next", "(file 0)", "(file -1)", "(file \(Int64.max))",
            ])
    }
}
