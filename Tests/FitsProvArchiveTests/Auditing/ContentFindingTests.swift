import FitsProv
import GRDB
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// What is told of files themselves: failed checks, stamps, identifiers, contents, software.
@Suite struct ContentFindingTests {
    private static func findings(
        _ products: [ProductFixture], sql: String = "SELECT 1", of kind: AuditFinding.Kind? = nil
    ) throws -> [AuditFinding] {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(products, in: folder)
        try index.resolve()
        try index.write { try $0.execute(sql: sql) }
        var findings: [AuditFinding] = []
        _ = try index.audit { findings.append($0) }
        return kind.map { kind in findings.filter { $0.kind == kind } } ?? findings
    }

    private static func product(
        _ name: String, in folder: String = "/archive/a", version: String? = "1"
    ) -> ProductFixture {
        var product = ProductFixture(name)
        product.folder = folder
        product.identifier = "id:\(folder)/\(name)"
        product.digest = "sha256:\(folder)/\(name)"
        product.software = [("t", version)]
        return product
    }

    private static func raw(_ name: String) -> ProductFixture {
        var raw = ProductFixture(name)
        raw.isStamped = false
        return raw
    }

    @Test func `checks that failed come by file, then as they were made`() throws {
        var first = Self.product("z", in: "/archive/a")
        first.problems = (1...11).map { ("structure", "problem \($0)") }
        var second = Self.product("a", in: "/archive/b")
        second.problems = [("structure", "other"), ("content", "not this"), ("no check", "nor")]
        let found = try Self.findings([second, first], of: .structure)
        #expect(
            found.map(\.summary) == (1...11).map { "problem \($0)" } + ["other"])
        #expect(found.map(\.path).suffix(2) == ["/archive/a/z", "/archive/b/a"])
        let all = try Self.findings([second, first])
        #expect(all.map(\.kind).suffix(1) == [.structure])
        #expect(all.count == 13)
        let gone = "UPDATE files SET state = 3 WHERE name = 'z'"
        #expect(try Self.findings([second, first], sql: gone, of: .structure).count == 1)
    }

    @Test func `a document and its digest are one kind`() throws {
        var product = Self.product("p")
        product.problems = [("document digest", "1"), ("document", "2"), ("documents", "3")]
        #expect(try Self.findings([product]).map(\.summary) == ["1", "2"])
    }

    @Test(arguments: [
        (FileRecord.State.product, false), (.unreadable, true), (.other, false), (.gone, false),
    ])
    func `only what should be FITS and cannot be read is unreadable`(
        state: FileRecord.State, isTold: Bool
    ) throws {
        let found = try Self.findings(
            [Self.product("p")], sql: "UPDATE files SET state = \(state.rawValue)",
            of: .unreadable)
        #expect(found.map(\.path) == (isTold ? ["/archive/a/p"] : []))
        #expect(found.allSatisfy { !$0.summary.isEmpty })
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 2), (3, 3)])
    func `the products that were made from a file without a stamp are counted once each`(
        users: Int, count: Int
    ) throws {
        let products = (0..<users).map { number in
            var product = Self.product("p\(number)")
            // Each used it twice.
            product.used = [UsedEntity("raw"), UsedEntity("./raw")]
            return product
        }
        let found = try Self.findings([Self.raw("raw")] + products)
        let kind: AuditFinding.Kind = users == 0 ? .noProvenance : .rootWithoutProvenance
        let finding = try #require(found.first { $0.kind == kind })
        #expect(finding.path == "/archive/a/raw")
        #expect(
            !found.contains { $0.kind == (users == 0 ? .rootWithoutProvenance : .noProvenance) })
        if users > 0 { #expect(finding.summary.contains("; \(count) product")) }
    }

    @Test func `a file that cannot be read may have used what nothing seems to have`() throws {
        var broken = ProductFixture("broken")
        broken.state = .unreadable
        let alone = try Self.findings([Self.raw("raw")], of: .noProvenance).first?.summary
        let beside = try Self.findings([Self.raw("raw"), broken], of: .noProvenance).first?.summary
        #expect(alone != nil && beside != nil && alone != beside)
    }

    @Test func `identifiers come by the path of their first file, with all others`() throws {
        func products(_ id: String, _ names: [String]) -> [ProductFixture] {
            names.map { name in
                var product = Self.product(name)
                product.identifier = id
                return product
            }
        }
        let all = products("id:1", ["z", "y"]) + products("id:2", ["c", "a", "b"])
        let found = try Self.findings(all, of: .duplicateIdentifier)
        #expect(found.map(\.path) == ["/archive/a/a", "/archive/a/y"])
        #expect(found.map(\.recorded) == ["id:2", "id:1"])
        #expect(found.map(\.related) == [["/archive/a/b", "/archive/a/c"], ["/archive/a/z"]])
        #expect(found.map(\.found) == ["3 different contents", "2 different contents"])
        #expect(found.first?.summary.contains("id:2") == true)
        let gone = "UPDATE files SET state = 3 WHERE name IN ('z', 'a')"
        let later = try Self.findings(all, sql: gone, of: .duplicateIdentifier)
        #expect(later.map(\.path) == ["/archive/a/b"])
        #expect(later.map(\.found) == ["2 different contents"])
    }

    @Test(
        arguments: [
            (["sha256:1", "sha256:1"], 0), (["sha256:1", "sha256:2"], 1), (["sha256:1", nil], 0),
            ([nil, nil], 0), (["sha256:1", "sha256:2", nil], 1),
        ] as [([String?], Int)])
    func `an identifier is twofold only where two contents are known`(
        digests: [String?], count: Int
    ) throws {
        let products = digests.enumerated().map { number, digest in
            var product = Self.product("p\(number)")
            product.identifier = "id:same"
            product.isStamped = digest != nil
            product.digest = digest
            return product
        }
        let found = try Self.findings(products, of: .duplicateIdentifier)
        #expect(found.count == count)
    }

    @Test func `a content that was measured in files without a stamp is told too`() throws {
        let sql = "UPDATE files SET digest = 'sha256:m' WHERE name IN ('c', 'a')"
        let found = try Self.findings(
            [Self.raw("c"), Self.raw("b"), Self.raw("a")], sql: sql, of: .duplicateContent)
        #expect(found.map(\.path) == ["/archive/a/a"])
        #expect(found.first?.related == ["/archive/a/c"])
        #expect(found.first?.recorded == "sha256:m")
    }

    @Test func `contents come by the path of their first file`() throws {
        let products = ["d", "a", "c", "b"].map { name in
            var product = Self.product(name)
            product.digest = ["a", "d"].contains(name) ? "sha256:9" : "sha256:1"
            return product
        }
        let found = try Self.findings(products, of: .duplicateContent)
        #expect(found.map(\.path) == ["/archive/a/a", "/archive/a/b"])
        #expect(found.map(\.recorded) == ["sha256:9", "sha256:1"])
    }

    @Test func `software is known by step`() throws {
        let sql = """
            INSERT INTO activities VALUES (1, 2, NULL, 'second', NULL, NULL, NULL, NULL, 0);
            INSERT INTO software VALUES (1, 2, 2, 'u', NULL, NULL)
            """
        let found = try Self.findings(
            [Self.product("p")], sql: sql, of: .unknownSoftwareVersion)
        #expect(found.count == 1)
        #expect(found.first?.summary.contains("second") == true)
        let gone = sql + "; UPDATE files SET state = 3"
        #expect(
            try Self.findings([Self.product("p")], sql: gone, of: .unknownSoftwareVersion) == [])
    }

    @Test func `versions of a collection are compared across its folders`() throws {
        func product(_ name: String, _ folder: String, _ version: String, _ collection: String?)
            -> ProductFixture
        {
            var product = Self.product(name, in: folder, version: version)
            product.observed = collection.map { [(.obsCollection, .text($0))] } ?? []
            return product
        }
        let found = try Self.findings([
            product("b", "/archive/2", "1.10", "c"), product("a", "/archive/3", "1.9", "c"),
            product("x", "/archive/3", "3", "d"), product("y", "/archive/2", "4", nil),
            product("z", "/archive/4", "5", nil), product("y", "/archive/4", "6", nil),
            product("u", "/archive/4", "6", nil),
        ])
        #expect(found.map(\.kind) == [.mixedSoftwareVersions, .mixedSoftwareVersions])
        #expect(found.map(\.path) == ["/archive/2/b", "/archive/4/u"])
        #expect(found.map(\.found) == ["1.9 (1), 1.10 (1)", "5 (1), 6 (2)"])
        #expect(found.map(\.related) == [["/archive/3/a"], ["/archive/4/z"]])
        #expect(found.first?.summary.contains("collection c") == true)
        #expect(found.last?.summary.contains("this folder") == true)
    }

    @Test func `versions are compared within each program, however they lie among others`() throws {
        let products = ["1", "2"].map { version in
            var product = Self.product("p\(version)")
            product.software = [("t", version), ("u", version + ".5")]
            return product
        }
        let found = try Self.findings(products)
        #expect(found.map(\.kind) == [.mixedSoftwareVersions, .mixedSoftwareVersions])
        #expect(Set(found.map(\.found)) == ["1 (1), 2 (1)", "1.5 (1), 2.5 (1)"])
    }

    @Test func `versions of what is gone are no versions any more`() throws {
        let products = [Self.product("a", version: "1"), Self.product("b", version: "2")]
        #expect(try Self.findings(products).count == 1)
        let gone = "UPDATE files SET state = 3 WHERE name = 'b'"
        #expect(try Self.findings(products, sql: gone) == [])
    }

    @Test func `versions that are written alike but for a v are still two`() throws {
        let products = [Self.product("a", version: "1.0"), Self.product("b", version: "v1.0")]
        #expect(try Self.findings(products).first?.summary.contains("2 versions") == true)
        #expect(
            try Self.findings([
                Self.product("a", version: "1.0"), Self.product("b", version: "1.0"),
            ]) == [])
        #expect(
            try Self.findings([Self.product("a", version: "1.0"), Self.product("b", version: "")])
                .count == 1)
    }
}
