import FitsProv
import TestSupport
import Testing

@testable import FitsProvArchive

/// Depths, limits, repeated inputs and hostile names in what was made from a file.
@Suite struct ImpactEdgeTests {
    /// An index of files in one folder, with who used whom by name.
    private static func index(
        _ uses: [(String, [String])], in folder: borrowing ScratchFolder
    ) throws -> ArchiveIndex {
        let products = uses.map { name, used in
            var product = ProductFixture(name)
            product.identifier = "id:" + name
            product.activity = "make " + name
            product.used = used.map { UsedEntity($0, identifier: "id:" + $0) }
            return product
        }
        let index = try ProductFixture.index(products, in: folder)
        try index.resolve()
        return index
    }

    private static func impact(
        _ index: ArchiveIndex, of subject: String, depth: Int? = nil, limit: Int? = nil,
        pathsOnly: Bool = false
    ) throws -> (head: Impact?, products: [AffectedProduct], names: [String]) {
        var head: Impact?
        var products: [AffectedProduct] = []
        try index.impact(of: subject, depth: depth, limit: limit, pathsOnly: pathsOnly) {
            head = $0
        } _: {
            products.append($0)
        }
        return (head, products, products.map { String($0.path.dropFirst("/archive/a/".count)) })
    }

    private static let chain: [(String, [String])] = [
        ("a", []), ("b", ["a"]), ("c", ["b"]), ("d", ["c", "a"]),
    ]

    @Test(arguments: [
        (1, ["b", "d"], 1), (2, ["b", "c", "d"], 2), (3, ["b", "c", "d"], 3),
        (4, ["b", "c", "d"], 3),
    ])
    func `a depth is a number of steps`(depth: Int, names: [String], levels: Int) throws {
        let folder = try ScratchFolder()
        let index = try ImpactEdgeTests.index(ImpactEdgeTests.chain, in: folder)
        let found = try ImpactEdgeTests.impact(index, of: "/archive/a/a", depth: depth)
        #expect(found.names.sorted() == names)
        #expect(found.head?.count == names.count)
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3)])
    func `a limit cuts the products, not what is said of them`(limit: Int, count: Int) throws {
        let folder = try ScratchFolder()
        let index = try ImpactEdgeTests.index(ImpactEdgeTests.chain, in: folder)
        let found = try ImpactEdgeTests.impact(index, of: "/archive/a/a", limit: limit)
        #expect(found.names == Array(["b", "c", "d"].prefix(count)))
        #expect(found.head?.count == 3)
        #expect(found.head?.levels == 3)
    }

    @Test func `inputs come with the highest level first, and only once`() throws {
        let folder = try ScratchFolder()
        let index = try ImpactEdgeTests.index(
            [("a", []), ("b", ["a", "a"]), ("c", ["b"]), ("d", ["a", "b", "c", "c", "other"])],
            in: folder)
        let found = try ImpactEdgeTests.impact(index, of: "/archive/a/a")
        #expect(found.names == ["b", "c", "d"])
        #expect(found.products.map(\.level) == [1, 2, 3])
        #expect(found.products[0].inputs == ["/archive/a/a"])
        #expect(found.products[2].inputs == ["/archive/a/c", "/archive/a/b", "/archive/a/a"])
        #expect(found.products.map(\.activity) == ["make b", "make c", "make d"])
        #expect(found.products.allSatisfy { !$0.isInCycle })
    }

    @Test func `paths alone come without inputs and activities`() throws {
        let folder = try ScratchFolder()
        let index = try ImpactEdgeTests.index(ImpactEdgeTests.chain, in: folder)
        let found = try ImpactEdgeTests.impact(index, of: "/archive/a/a", pathsOnly: true)
        #expect(found.names == ["b", "c", "d"])
        #expect(found.products.allSatisfy { $0.inputs.isEmpty && $0.activity == nil })
        #expect(found.products.map(\.level) == [1, 2, 3])
    }

    @Test func `a cycle downstream is told, and what follows it comes after it`() throws {
        let folder = try ScratchFolder()
        let index = try ImpactEdgeTests.index(
            [("a", []), ("b", ["a", "c"]), ("c", ["b"]), ("d", ["c"]), ("e", ["e", "a"])],
            in: folder)
        let found = try ImpactEdgeTests.impact(index, of: "/archive/a/a")
        #expect(found.names == ["b", "c", "e", "d"])
        #expect(found.products.map(\.isInCycle) == [true, true, true, false])
        #expect(found.products.map(\.level) == [1, 1, 1, 2])
        #expect(found.head?.cycleCount == 2)
        #expect(
            Set(found.head?.cycles ?? []) == [["/archive/a/b", "/archive/a/c"], ["/archive/a/e"]])
    }

    @Test(arguments: [
        "it's", "a b", "100%", "x_y", "[x]", "*", "-rf", "é", "e\u{301}", "\u{1B}[31m", "a\nb",
        "\"",
        "a;DROP TABLE files",
    ])
    func `a hostile name is a name`(name: String) throws {
        let folder = try ScratchFolder()
        let index = try ImpactEdgeTests.index(
            [(name, []), ("made", [name]), ("other", [])], in: folder)
        for subject in ["/archive/a/\(name)", "id:\(name)", name] {
            let found = try ImpactEdgeTests.impact(index, of: subject)
            #expect(found.names == ["made"], "\(subject)")
            #expect(found.head?.note == nil)
        }
    }

    @Test func `an unfinished index has no impact`() throws {
        let folder = try ScratchFolder()
        let index = try ImpactEdgeTests.index(ImpactEdgeTests.chain, in: folder)
        try index.write { try Property.set(Property.dirty, $0) }
        let error = #expect(throws: FitsProvError.self) {
            try ImpactEdgeTests.impact(index, of: "/archive/a/a")
        }
        #expect(error?.code == .unfinished)
    }
}
