import FitsProv
import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

/// Findings at their edges: one too few, in another folder, equal, empty, hostile.
@Suite struct AuditEdgeTests {
    private static func findings(
        _ products: [ProductFixture], sql: String = "SELECT 1"
    ) throws -> [AuditFinding] {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(products, in: folder)
        try index.resolve()
        try index.write { try $0.execute(sql: sql) }
        var findings: [AuditFinding] = []
        _ = try index.audit { findings.append($0) }
        return findings
    }

    private static func product(
        _ name: String, in folder: String = "/archive/a", digest: String? = nil,
        software: [(String, String?)] = [("ctools", "2.1.0")]
    ) -> ProductFixture {
        var product = ProductFixture(name)
        product.folder = folder
        product.identifier = "id:\(folder)/\(name)"
        product.digest = digest ?? "sha256:\(folder)/\(name)"
        product.software = software
        return product
    }

    @Test func `versions are compared within a folder, an activity and a program`() throws {
        let old = [("ctools", "2.1.0")] as [(String, String?)]
        let new = [("ctools", "2.2.0")] as [(String, String?)]
        var other = AuditEdgeTests.product("b", software: new)
        let first = AuditEdgeTests.product("a", software: old)
        #expect(
            try AuditEdgeTests.findings([first, other]).map(\.kind) == [.mixedSoftwareVersions])
        other.activity = "ctlike"
        #expect(try AuditEdgeTests.findings([first, other]) == [])
        other.activity = first.activity
        other.folder = "/archive/b"
        #expect(try AuditEdgeTests.findings([first, other]) == [])
        other.folder = first.folder
        other.software = [("gammalib", "2.2.0")]
        #expect(try AuditEdgeTests.findings([first, other]) == [])
    }

    @Test func `more than eight versions are cut, and stand in the order of versions`() throws {
        let eight = (1...8).map { number in
            AuditEdgeTests.product("p\(number)", software: [("t", "1.\(number + 2)")])
        }
        let found = try AuditEdgeTests.findings(eight)
        #expect(
            found.first?.found
                == "1.3 (1), 1.4 (1), 1.5 (1), 1.6 (1), 1.7 (1), 1.8 (1), 1.9 (1), 1.10 (1)")
        let nine = eight + [AuditEdgeTests.product("p9", software: [("t", "1.3rc1")])]
        let cut = try AuditEdgeTests.findings(nine)
        #expect(cut.count == 1)
        #expect(cut.first?.found?.hasPrefix("1.3rc1 (1), 1.3 (1), ") == true)
        #expect(cut.first?.found?.hasSuffix("1.9 (1), …") == true)
        #expect(cut.first?.path == "/archive/a/p1")
        #expect(cut.first?.related.first == "/archive/a/p9")
    }

    @Test func `an empty version is none, and one of two programs with a version is enough`() throws
    {
        let empty = AuditEdgeTests.product("a", software: [("t", "")])
        let none = AuditEdgeTests.product("b", software: [])
        let half = AuditEdgeTests.product("c", software: [("t", nil), ("u", "1")])
        let found = try AuditEdgeTests.findings([empty, none, half])
        #expect(found.map(\.path) == ["/archive/a/a", "/archive/a/b"])
        #expect(
            found.map(\.summary) == [
                "ctbin ran t, version not recorded", "ctbin has no recorded software",
            ])
    }

    @Test(arguments: [(2, 1), (3, 2), (21, 20), (22, 20), (30, 20)])
    func `a finding names at most twenty other files`(count: Int, related: Int) throws {
        let copies = (0..<count).map {
            AuditEdgeTests.product("p\(100 + $0)", digest: "sha256:same")
        }
        let found = try AuditEdgeTests.findings(copies)
        #expect(found.map(\.kind) == [.duplicateContent])
        #expect(found.first?.summary == "identical content under \(count) names")
        #expect(found.first?.path == "/archive/a/p100")
        #expect(found.first?.related.count == related)
        #expect(found.first?.related.first == "/archive/a/p101")
    }

    @Test func `a measured digest goes before a stamped one`() throws {
        let products = [
            AuditEdgeTests.product("a", digest: "sha256:same"),
            AuditEdgeTests.product("b", digest: "sha256:same"),
        ]
        #expect(try AuditEdgeTests.findings(products).map(\.kind) == [.duplicateContent])
        let differ = "UPDATE files SET digest = 'sha256:' || name"
        #expect(try AuditEdgeTests.findings(products, sql: differ) == [])
        let one = "UPDATE files SET digest = 'sha256:other' WHERE name = 'a'"
        #expect(try AuditEdgeTests.findings(products, sql: one) == [])
        let same = "UPDATE files SET digest = 'sha256:third'"
        let found = try AuditEdgeTests.findings(products, sql: same)
        #expect(found.map(\.recorded) == ["sha256:third"])
    }

    @Test func `duplicates in two folders are one finding, and the first path is its own`() throws {
        let products = [
            AuditEdgeTests.product("z", in: "/archive/a", digest: "sha256:same"),
            AuditEdgeTests.product("a", in: "/archive/b", digest: "sha256:same"),
        ]
        let found = try AuditEdgeTests.findings(products)
        #expect(found.map(\.path) == ["/archive/a/z"])
        #expect(found.first?.related == ["/archive/b/a"])
    }

    @Test func `what is gone is no duplicate`() throws {
        let products = [
            AuditEdgeTests.product("a", digest: "sha256:same"),
            AuditEdgeTests.product("b", digest: "sha256:same"),
        ]
        let gone = "UPDATE files SET state = 3 WHERE name = 'b'"
        #expect(try AuditEdgeTests.findings(products, sql: gone) == [])
    }

    @Test(arguments: ["it's", "<b>", "a\nb", "\u{1B}[31m", "100%", "é", "\"quoted\"", "=1+1"])
    func `a hostile name is reported as it is`(name: String) throws {
        var user = AuditEdgeTests.product("user")
        user.used = [UsedEntity(name + ".missing")]
        var broken = ProductFixture(name)
        broken.state = .unreadable
        broken.error = name
        let found = try AuditEdgeTests.findings([user, broken])
        #expect(found.map(\.kind) == [.missingInput, .unreadable])
        #expect(found.first?.summary == "\(name).missing is missing")
        #expect(found.last?.path == "/archive/a/\(name)")
        #expect(found.last?.summary == name)
    }

    @Test func `roles, and several inputs, stand in their order`() throws {
        var user = AuditEdgeTests.product("user")
        user.used = [UsedEntity("b.fits"), UsedEntity("a.fits", identifier: "id:none")]
        user.used[0].role = "flat"
        let found = try AuditEdgeTests.findings([user])
        #expect(found.map(\.summary) == ["b.fits (flat) is missing", "a.fits is missing"])
        #expect(found.map(\.recorded) == [nil, "id:none"])
    }

    @Test func `severities count, and notes are not wrong`() {
        var audit = Audit()
        #expect(!audit.isWrong)
        audit.counts = [.movedInput: 3, .rootWithoutProvenance: 2]
        #expect(audit.count(.note) == 5)
        #expect(!audit.isWrong)
        audit.counts[.noProvenance] = 1
        #expect(audit.isWrong && audit.count(.warning) == 1 && audit.count(.error) == 0)
        audit.counts[.noProvenance] = 0
        #expect(!audit.isWrong)
        audit.counts[.cycle] = 2
        audit.counts[.structure] = 1
        #expect(audit.isWrong && audit.count(.error) == 3)
    }
}
