import FitsProv
import GRDB
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

@Suite struct AuditTests {
    private static func product(_ name: String, _ number: Int) -> ProductFixture {
        var product = ProductFixture(name)
        product.identifier = "id:\(number)"
        product.digest = "sha256:\(number)"
        product.software = [("ctools", "2.1.0")]
        product.start = "2026-03-0\(number)T00:00:00Z"
        product.end = "2026-03-0\(number)T01:00:00Z"
        return product
    }

    private static func used(_ name: String, _ number: Int) -> UsedEntity {
        UsedEntity(name, identifier: "id:\(number)", digest: "sha256:\(number)")
    }

    /// What an audit finds: kind, file and summary.
    private static func findings(
        _ products: [ProductFixture], sql: String = "SELECT 1"
    ) throws -> [AuditFinding] {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(products, in: folder)
        try index.resolve()
        try index.write { try $0.execute(sql: sql) }
        var findings: [AuditFinding] = []
        let audit = try index.audit { findings.append($0) }
        #expect(audit.counts.values.reduce(0, +) == findings.count)
        let order = AuditFinding.Kind.inOrder
        let places = findings.map { (order.firstIndex(of: $0.kind) ?? 0, $0.path) }
        #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
        return findings
    }

    /// Raw data, a calibrated product of it, and an image of that: nothing is wrong.
    private static var clean: [ProductFixture] {
        var raw = product("raw.fits", 1)
        raw.observed = [(.obsCollection, .text("c"))]
        var calibrated = product("cal.fits", 2)
        calibrated.used = [used("raw.fits", 1)]
        var image = product("image.fits", 3)
        image.folder = "/archive/b"
        image.used = [used("../a/cal.fits", 2), used("../a/raw.fits", 1)]
        return [raw, calibrated, image]
    }

    @Test func `nothing is invented about an archive that is in order`() throws {
        #expect(try AuditTests.findings(AuditTests.clean) == [])
    }

    @Test func `a missing input is told with what was recorded of it`() throws {
        var products = AuditTests.clean
        products.removeFirst()
        let findings = try AuditTests.findings(products)
        #expect(findings.map(\.kind) == [.missingInput, .missingInput])
        #expect(findings.map(\.path) == ["/archive/a/cal.fits", "/archive/b/image.fits"])
        #expect(findings.first?.summary == "raw.fits is missing")
        #expect(findings.first?.recorded == "sha256:1 id:1")
    }

    @Test func `an input with another content is told with both digests`() throws {
        var products = AuditTests.clean
        products[0].digest = "sha256:9"
        products[0].end = "2026-03-09T00:00:00Z"
        let findings = try AuditTests.findings(products)
        #expect(findings.map(\.kind) == [.changedInput, .changedInput])
        #expect(findings.first?.recorded == "sha256:1 id:1")
        #expect(findings.first?.found == "sha256:9")
        #expect(findings.first?.related == ["/archive/a/raw.fits"])
    }

    @Test func `one identifier for two contents is an error, one content twice a warning`() throws {
        var twin = AuditTests.product("twin.fits", 1)
        #expect(
            try AuditTests.findings(AuditTests.clean + [twin]).map(\.kind) == [.duplicateContent])
        twin.digest = "sha256:8"
        let findings = try AuditTests.findings(AuditTests.clean + [twin])
        #expect(findings.map(\.kind) == [.duplicateIdentifier])
        #expect(findings.first?.path == "/archive/a/raw.fits")
        #expect(findings.first?.related == ["/archive/a/twin.fits"])
        #expect(findings.first?.found == "2 different contents")
    }

    @Test func `cycles are told, also of one file`() throws {
        var products = AuditTests.clean
        products[0].used = [AuditTests.used("cal.fits", 2)]
        products[2].used.append(AuditTests.used("image.fits", 3))
        let findings = try AuditTests.findings(products).filter { $0.kind == .cycle }
        #expect(
            findings.map(\.summary) == [
                "2 products were made from each other", "was made from itself",
            ])
        #expect(findings.map(\.path) == ["/archive/a/cal.fits", "/archive/b/image.fits"])
        #expect(findings.first?.related == ["/archive/a/raw.fits"])
    }

    @Test func `a product that was finished before its input is told`() throws {
        var products = AuditTests.clean
        products[1].end = "2026-03-01T00:59:59.5Z"
        let findings = try AuditTests.findings(products)
        #expect(findings.map(\.kind) == [.olderThanInput])
        #expect(findings.first?.related == ["/archive/a/raw.fits"])
        // At the same time is not a contradiction, however it is written.
        products[1].end = "2026-03-01T01:00:00.0Z"
        #expect(try AuditTests.findings(products) == [])
    }

    @Test(arguments: [
        ("agreement", AuditFinding.Kind.contradiction), ("document", .badDocument),
        ("document digest", .badDocument), ("stamp", .badStamp), ("structure", .structure),
        ("checksums", .brokenChecksum), ("content", .contentChanged),
    ])
    func `a check that failed is told`(check: String, kind: AuditFinding.Kind) throws {
        var products = AuditTests.clean
        products[1].problems = [(check, "this is wrong")]
        let findings = try AuditTests.findings(products)
        #expect(findings.map(\.kind) == [kind])
        #expect(findings.first?.summary == "this is wrong")
    }

    @Test func `software without a version, or in several, is told`() throws {
        var products = AuditTests.clean
        products[1].software = [("ctools", nil)]
        products[2].software = []
        let unknown = try AuditTests.findings(products)
        #expect(unknown.map(\.kind) == [.unknownSoftwareVersion, .unknownSoftwareVersion])
        products = AuditTests.clean
        products[1].software = [("ctools", "2.10.0")]
        products[1].observed = [(.obsCollection, .text("c"))]
        let mixed = try AuditTests.findings(products)
        #expect(mixed.map(\.summary) == ["ctbin in collection c: 2 versions of ctools"])
        #expect(mixed.first?.found == "2.1.0 (1), 2.10.0 (1)")
        products[1].observed = [(.obsCollection, .text("d"))]
        #expect(try AuditTests.findings(products) == [])
    }

    @Test func `files without provenance are told apart by whether others were made from them`()
        throws
    {
        var raw = ProductFixture("night.fits")
        raw.isStamped = false
        raw.identifier = "id:night"
        var alone = ProductFixture("alone.fits")
        alone.isStamped = false
        var products = AuditTests.clean + [raw, alone]
        products[0].used = [UsedEntity("night.fits", identifier: "id:night")]
        let findings = try AuditTests.findings(products)
        #expect(findings.map(\.kind) == [.noProvenance, .rootWithoutProvenance])
        #expect(findings.map(\.path) == ["/archive/a/alone.fits", "/archive/a/night.fits"])
    }

    @Test func `inputs found elsewhere, by name only, or not looked for are notes`() throws {
        var products = AuditTests.clean
        products[1].used = [
            AuditTests.used("../old/raw_1.fits", 1), UsedEntity("https://example.org/calib.fits"),
        ]
        products[2].used = [UsedEntity("../a/cal.fits")]
        let findings = try AuditTests.findings(products)
        #expect(findings.map(\.kind) == [.externalInput, .inputByNameOnly, .movedInput])
        #expect(findings.last?.recorded == "/archive/old/raw_1.fits")
        #expect(findings.last?.found == "/archive/a/raw.fits")
        #expect(findings.allSatisfy { $0.severity == .note })
    }

    @Test func `a compressed input is no other input`() throws {
        var products = AuditTests.clean
        products[0].name = "raw.fits.gz"
        #expect(try AuditTests.findings(products) == [])
    }

    @Test func `a file that cannot be read is told with the reason`() throws {
        var broken = ProductFixture("broken.fits")
        broken.state = .unreadable
        broken.error = "is cut short"
        let findings = try AuditTests.findings(AuditTests.clean + [broken])
        #expect(findings.map(\.summary) == ["is cut short"])
    }

    @Test func `contents that were not digested are not said to differ`() throws {
        let folder = try ScratchFolder()
        var copies = ["night.fits", "night_copy.fits"].map { ProductFixture($0) }
        for number in copies.indices {
            copies[number].identifier = "id:night"
            copies[number].isStamped = false
        }
        let index = try ProductFixture.index(AuditTests.clean + copies, in: folder)
        try index.resolve()
        let audit = try index.audit { _ in }
        #expect(audit.counts[.duplicateIdentifier] == 0)
        #expect(
            audit.notChecked.last?.reason
                == "1 identifier is shared by files whose contents were not digested (--digests)")
        try index.write {
            try $0.execute(
                sql: "UPDATE files SET digest = 'sha256:' || id WHERE name LIKE 'night%'")
        }
        #expect(try index.audit { _ in }.counts[.duplicateIdentifier] == 1)
    }

    @Test func `what is gone is not counted`() throws {
        let folder = try ScratchFolder()
        var products = AuditTests.clean
        products[0].isStamped = false
        let index = try ProductFixture.index(products, in: folder)
        try index.resolve()
        try index.write { try $0.execute(sql: "UPDATE files SET state = 3 WHERE id = 3") }
        try index.resolve()
        var findings: [AuditFinding] = []
        let audit = try index.audit { findings.append($0) }
        #expect([audit.products, audit.stamped, audit.references] == [2, 1, 1])
        let root = findings.first { $0.kind == .rootWithoutProvenance }
        #expect(root?.summary == "no stamp; 1 product was made from it")
        try index.survey(limit: 1) { survey in
            #expect([survey.products, survey.stamped] == [2, 1])
        } _: { _ in
        }
        try index.write { try $0.execute(sql: "UPDATE files SET state = 3 WHERE id = 2") }
        #expect(try index.audit { _ in }.counts[.noProvenance] == 1)
    }

    @Test func `what was not checked is said`() throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(AuditTests.clean, in: folder)
        let unresolved = try index.audit { _ in }
        #expect(unresolved.notChecked.map(\.kind).prefix(2) == [.brokenChecksum, .contentChanged])
        #expect(
            unresolved.notChecked.dropFirst(2).map(\.kind) == [
                .changedInput, .cycle, .missingInput, .noProvenance, .olderThanInput,
                .externalInput, .inputByNameOnly, .movedInput, .rootWithoutProvenance,
            ])
        #expect(unresolved.notCheckedByReason.count == 3)
        #expect(!unresolved.isFinished && unresolved.counts[.noProvenance] == nil)
        try index.resolve()
        try index.write { try $0.execute(sql: "UPDATE files SET digest = 'sha256:' || id") }
        #expect(try index.audit(checksums: true) { _ in }.notChecked == [])
    }
}
