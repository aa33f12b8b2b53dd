import FitsProv
import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

@Suite struct ImpactTests {
    /// An index of products `0.fits`, `1.fits`, … in which `edges` say who used whom.
    private static func index(
        _ count: Int, _ edges: [(user: Int, input: Int)], in folder: borrowing ScratchFolder
    ) throws -> ArchiveIndex {
        let products = (0..<count).map { number in
            var product = ProductFixture("\(number).fits")
            product.identifier = "id:\(number)"
            product.digest = "sha256:\(number)"
            product.used = edges.filter { $0.user == number }.map { UsedEntity("\($0.input).fits") }
            return product
        }
        let index = try ProductFixture.index(products, in: folder)
        try index.write { db in
            try db.execute(
                sql: """
                    UPDATE used SET state = 'identified', target = (
                        SELECT id FROM files WHERE normal_name = used.normal_name)
                    """)
        }
        return index
    }

    private static func impact(
        _ index: ArchiveIndex, of subject: String, depth: Int? = nil
    ) throws -> (Impact?, [AffectedProduct]) {
        var head: Impact?
        var products: [AffectedProduct] = []
        try index.impact(of: subject, depth: depth) {
            head = $0
        } _: {
            products.append($0)
        }
        return (head, products)
    }

    private static func name(_ path: String) -> String {
        String(path.split(separator: "/").last?.prefix { $0 != "." } ?? "")
    }

    @Test(arguments: [
        "a/0.fits", "0.fits", "0", "0.fits.gz", "id:0", "sha256:0", "/archive/a/0.fits",
        "/archive/./a/0.fits",
    ])
    func `what was made from a file comes after all that it was made from`(subject: String) throws {
        let folder = try ScratchFolder()
        // 0 → 1 → 2 → 4, 0 → 3 → 4, 0 → 4; 5 has nothing to do with it.
        let index = try ImpactTests.index(
            6, [(1, 0), (2, 1), (4, 2), (3, 0), (4, 3), (4, 0)], in: folder)
        let (head, products) = try ImpactTests.impact(index, of: subject)
        #expect(products.map { ImpactTests.name($0.path) } == ["1", "3", "2", "4"])
        #expect(products.map(\.level) == [1, 1, 2, 3])
        #expect(products.last?.inputs.prefix(2).map(ImpactTests.name) == ["2", "3"])
        #expect(head?.count == 4)
        #expect(head?.cycleCount == 0)
    }

    @Test func `a cycle is told and broken`() throws {
        let folder = try ScratchFolder()
        let index = try ImpactTests.index(
            5, [(1, 0), (2, 1), (1, 2), (3, 2), (4, 4), (4, 3)], in: folder)
        let (head, products) = try ImpactTests.impact(index, of: "0.fits")
        #expect(products.map { ImpactTests.name($0.path) } == ["1", "2", "3", "4"])
        #expect(products.map(\.level) == [1, 1, 2, 3])
        #expect(products.map(\.isInCycle) == [true, true, false, true])
        #expect(head?.cycles.map { $0.map(ImpactTests.name) } == [["1", "2"], ["4"]])
        let (own, _) = try ImpactTests.impact(index, of: "1.fits")
        #expect(own?.cycleCount == 2)
    }

    @Test func `a depth ends the walk`() throws {
        let folder = try ScratchFolder()
        let index = try ImpactTests.index(5, [(1, 0), (2, 1), (3, 2), (4, 3)], in: folder)
        let (_, products) = try ImpactTests.impact(index, of: "0.fits", depth: 2)
        #expect(products.map { ImpactTests.name($0.path) } == ["1", "2"])
    }

    @Test func `what is missing has an impact too, and what nobody knows is an error`() throws {
        let folder = try ScratchFolder()
        var product = ProductFixture("p.fits")
        product.used = [UsedEntity("../raw/bias.fits", identifier: "id:bias", digest: "sha256:b")]
        let index = try ProductFixture.index([product], in: folder)
        for subject in [
            "bias.fits", "id:bias", "sha256:b", "raw/bias.fits", "/archive/raw/bias.fits",
        ] {
            let (head, products) = try ImpactTests.impact(index, of: subject)
            #expect(products.map { ImpactTests.name($0.path) } == ["p"], "\(subject)")
            #expect(head?.note == "is not in the archive; found by what its users recorded")
        }
        for subject in ["flat.fits", "", "id:b", "other/bias.fits", "%", "\u{1B}"] {
            #expect(throws: FitsProvError.self) { try ImpactTests.impact(index, of: subject) }
        }
        let (head, _) = try ImpactTests.impact(index, of: "p.fits")
        #expect(head?.count == 0)
    }

    @Test func `what is gone is found by what its users recorded`() throws {
        let folder = try ScratchFolder()
        var raw = ProductFixture("raw.fits")
        raw.identifier = "id:raw"
        var product = ProductFixture("p.fits")
        product.used = [UsedEntity("raw.fits", identifier: "id:raw")]
        let index = try ProductFixture.index([raw, product], in: folder)
        try index.write { try $0.execute(sql: "UPDATE files SET state = 3 WHERE id = 1") }
        try index.resolve()
        for subject in ["/archive/a/raw.fits", "id:raw"] {
            let (head, products) = try ImpactTests.impact(index, of: subject)
            #expect(products.map { ImpactTests.name($0.path) } == ["p"], "\(subject)")
            #expect(
                head?.note
                    == "is not in the archive any more; found by what its users recorded")
        }
        try index.write { try $0.execute(sql: "UPDATE files SET state = 3 WHERE id = 2") }
        try index.resolve()
        #expect(throws: FitsProvError.self) { try ImpactTests.impact(index, of: "id:raw") }
    }

    @Test func `of one name only what is there counts`() throws {
        let folder = try ScratchFolder()
        var other = ProductFixture("raw.fits")
        other.folder = "/archive/b"
        let index = try ProductFixture.index([ProductFixture("raw.fits"), other], in: folder)
        try index.write { try $0.execute(sql: "UPDATE files SET state = 3 WHERE id = 1") }
        let (head, _) = try ImpactTests.impact(index, of: "raw.fits")
        #expect(head?.title == "/archive/b/raw.fits")
    }

    @Test func `a name of several files is not guessed`() throws {
        let folder = try ScratchFolder()
        var other = ProductFixture("p.fits.gz")
        other.folder = "/archive/b"
        let index = try ProductFixture.index([ProductFixture("p.fits"), other], in: folder)
        let error = #expect(throws: FitsProvError.self) {
            try ImpactTests.impact(index, of: "p")
        }
        #expect(error?.reason == "is the name of 2 files: /archive/a/p.fits, /archive/b/p.fits.gz")
        let (head, _) = try ImpactTests.impact(index, of: "b/p.fits.gz")
        #expect(head?.title == "/archive/b/p.fits.gz")
    }

    @Test(arguments: 0..<12) func `random archives have the impact that a slow walk finds`(
        seed: Int
    ) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let count = 60
        let isAcyclic = seed.isMultiple(of: 2)
        let edges = (0..<Int.random(in: 20...160, using: &generator)).map { _ in
            let (a, b) = (
                Int.random(in: 0..<count, using: &generator),
                Int.random(in: 0..<count, using: &generator)
            )
            return isAcyclic && a != b ? (user: max(a, b), input: min(a, b)) : (user: a, input: b)
        }.filter { !isAcyclic || $0.user != $0.input }
        let folder = try ScratchFolder()
        let index = try ImpactTests.index(count, edges, in: folder)
        for start in [0, 1, 2, 20] {
            var reached: Set<Int> = [start]
            while true {
                let more = edges.filter { reached.contains($0.input) }.map(\.user)
                if reached.isSuperset(of: more) { break }
                reached.formUnion(more)
            }
            let (_, products) = try ImpactTests.impact(index, of: "\(start).fits")
            let found = products.map { Int(ImpactTests.name($0.path)) ?? -1 }
            #expect(Set(found) == reached.subtracting([start]))
            #expect(found.count == Set(found).count)
            guard isAcyclic else { continue }
            let place = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1, $0) })
            for (user, input) in edges {
                guard let later = place[user], let earlier = place[input] else { continue }
                #expect(earlier < later)
                #expect(products[earlier].level < products[later].level)
            }
        }
    }

    @Test func `a very long chain is walked without recursion`() throws {
        let folder = try ScratchFolder()
        let index = try ArchiveIndex(creating: folder.file("long.index"))
        try index.write { db in
            try db.execute(sql: "INSERT INTO folders VALUES (1, '/archive')")
            let file = try db.makeStatement(
                sql: "INSERT INTO files VALUES (?, 1, ?, ?, 0, 0, 0, 0, 0, NULL, NULL)")
            let used = try db.makeStatement(
                sql: """
                    INSERT INTO used VALUES (?, 1, 1, '', '', NULL, NULL, NULL, 0, ?, 'named', 4, NULL)
                    """)
            for number in 1...30_000 {
                try file.execute(arguments: [number, "\(number)", "\(number)"])
                if number > 1 { try used.execute(arguments: [number, number - 1]) }
            }
            try Schema.createIndices(db)
        }
        let (head, products) = try ImpactTests.impact(index, of: "1")
        #expect(head?.levels == 29_999)
        #expect(products.last?.path == "/archive/30000")
        #expect(products.allSatisfy { $0.path == "/archive/\($0.level + 1)" })
    }
}
