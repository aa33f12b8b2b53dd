import FitsProv
import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

/// What an audit says as a whole: how many, in which order, and what was not checked.
@Suite struct AuditSummaryTests {
    private static func index(
        _ products: [ProductFixture], in folder: borrowing ScratchFolder, sql: String = "SELECT 1"
    ) throws -> ArchiveIndex {
        let index = try ProductFixture.index(products, in: folder)
        try index.resolve()
        try index.write { try $0.execute(sql: sql) }
        return index
    }

    private static func product(_ name: String, id: String? = nil, digest: String? = nil)
        -> ProductFixture
    {
        var product = ProductFixture(name)
        product.identifier = id
        product.digest = digest
        product.software = [("t", "1")]
        return product
    }

    @Test func `kinds come by severity, then by name`() {
        #expect(
            AuditFinding.Kind.inOrder.map(\.rawValue) == [
                "bad-document", "bad-stamp", "broken-checksum", "changed-input", "content-changed",
                "contradiction", "cycle", "duplicate-identifier", "missing-input", "structure",
                "unreadable", "duplicate-content", "mixed-software-versions", "no-provenance",
                "older-than-input", "unknown-software-version", "external-input",
                "input-by-name-only", "moved-input", "root-without-provenance",
            ])
    }

    @Test(arguments: [
        (AuditFinding.Severity.error, 11), (.warning, 5), (.note, 4),
    ])
    func `each kind has one severity`(severity: AuditFinding.Severity, count: Int) {
        #expect(AuditFinding.Kind.allCases.count { $0.severity == severity } == count)
    }

    @Test func `each kind is explained in words of its own`() {
        let words = AuditFinding.Kind.allCases.map(\.explanation)
        #expect(Set(words).count == AuditFinding.Kind.allCases.count)
        #expect(words.allSatisfy { !$0.isEmpty && !$0.contains("\n") })
    }

    @Test func `every kind is looked for, and told before it is`() throws {
        let folder = try ScratchFolder()
        var broken = Self.product("b.fits")
        broken.problems = [("structure", "wrong"), ("stamp", "wrong")]
        let index = try Self.index([broken], in: folder)
        var events: [String] = []
        let audit = try index.audit(onCheck: { events.append($0.rawValue) }) {
            events.append("found \($0.kind.rawValue)")
        }
        #expect(
            events.filter { !$0.hasPrefix("found") } == AuditFinding.Kind.inOrder.map(\.rawValue))
        #expect(events.filter { $0.hasPrefix("found") } == ["found bad-stamp", "found structure"])
        let stamp = try #require(events.firstIndex(of: "bad-stamp"))
        #expect(events[stamp + 1] == "found bad-stamp")
        #expect(audit.counts.count == AuditFinding.Kind.allCases.count)
        #expect(audit.counts.values.reduce(0, +) == 2)
        #expect(audit.count(.error) == 2 && audit.isWrong && audit.isFinished)
    }

    @Test func `what the visitor throws ends the audit`() throws {
        struct Stop: Error {}
        let folder = try ScratchFolder()
        var broken = Self.product("b.fits")
        broken.problems = [("structure", "1"), ("structure", "2"), ("stamp", "3")]
        let index = try Self.index([broken], in: folder)
        var seen: [String] = []
        #expect(throws: Stop.self) {
            _ = try index.audit {
                seen.append($0.summary)
                if $0.summary == "1" { throw Stop() }
            }
        }
        #expect(seen == ["3", "1"])
        // And leaves the index as it was.
        #expect(try index.audit { _ in }.counts[.structure] == 2)
    }

    @Test(
        arguments: [
            (nil, false, true), (nil, true, false), (false, false, true), (false, true, true),
            (true, false, false), (true, true, false),
        ] as [(Bool?, Bool, Bool)])
    func `sums are told as not checked unless they were`(
        measured: Bool?, isSet: Bool, isTold: Bool
    ) throws {
        let folder = try ScratchFolder()
        let index = try Self.index([Self.product("a")], in: folder)
        if isSet { try index.write { try Property.set(Property.checksums, $0) } }
        let audit = try index.audit(checksums: measured) { _ in }
        let told = audit.notChecked.filter { $0.kind == .brokenChecksum }
        #expect(told.count == (isTold ? 1 : 0))
    }

    @Test func `an index does not know what a folder was not asked for`() throws {
        let folder = try ScratchFolder()
        let index = try Self.index([Self.product("a")], in: folder)
        let reasons = try [nil, false].map { measured in
            try index.audit(checksums: measured) { _ in }.notChecked.first?.reason
        }
        #expect(reasons[0] != reasons[1] && reasons[0] != nil && reasons[1] != nil)
    }

    @Test(arguments: [
        ("SELECT 1", true), ("UPDATE files SET digest = 'sha256:x' WHERE id = 2", false),
        ("UPDATE files SET digest = 'sha256:x', state = 3 WHERE id = 2", true),
        ("UPDATE products SET digest = 'sha256:x'", true),
    ])
    func `contents count as checked where one was digested`(sql: String, isTold: Bool) throws {
        let folder = try ScratchFolder()
        let products = [Self.product("a", digest: "sha256:a"), Self.product("b")]
        let index = try Self.index(products, in: folder, sql: sql)
        let audit = try index.audit { _ in }
        #expect(audit.notChecked.map(\.kind).contains(.contentChanged) == isTold)
    }

    @Test(
        arguments: [
            (["sha256:1", "sha256:1"], 0), (["sha256:1", "sha256:2"], 0), (["sha256:1", nil], 1),
            ([nil, nil], 1), ([nil], 0), (["sha256:1", "sha256:2", nil], 0),
            (["sha256:1", "sha256:1", nil], 1), (["sha256:1"], 0),
        ] as [([String?], Int)])
    func `identifiers whose contents cannot be compared are told`(digests: [String?], count: Int)
        throws
    {
        let folder = try ScratchFolder()
        let products = digests.enumerated().map { number, digest in
            var product = Self.product("p\(number)", id: "id:same")
            product.isStamped = digest != nil
            product.digest = digest
            return product
        }
        let index = try Self.index(products, in: folder)
        let audit = try index.audit { _ in }
        let told = audit.notChecked.filter { $0.kind == .duplicateIdentifier }
        #expect(told.count == count)
        // What is gone need not be compared.
        try index.write { try $0.execute(sql: "UPDATE files SET state = 3 WHERE id > 1") }
        let later = try index.audit { _ in }
        #expect(!later.notChecked.map(\.kind).contains(.duplicateIdentifier))
    }

    @Test func `identifiers that are not compared are counted`() throws {
        let folder = try ScratchFolder()
        let products = (0..<6).map { number in
            var product = Self.product("p\(number)", id: "id:\(number / 2)")
            product.isStamped = false
            return product
        }
        let audit = try Self.index(products, in: folder).audit { _ in }
        let reason = audit.notChecked.first { $0.kind == .duplicateIdentifier }?.reason
        #expect(reason?.hasPrefix("3 ") == true)
    }

    @Test func `reasons that are the same stand once, and not across others`() {
        typealias Missed = Audit.NotChecked
        var audit = Audit()
        #expect(audit.notCheckedByReason.isEmpty)
        audit.notChecked = [
            Missed(kind: .cycle, reason: "a"), Missed(kind: .rootWithoutProvenance, reason: "a"),
            Missed(kind: .structure, reason: "b"), Missed(kind: .unreadable, reason: "a"),
        ]
        let groups = audit.notCheckedByReason
        #expect(groups.map(\.reason) == ["a", "b", "a"])
        #expect(
            groups.map(\.kinds) == [[.cycle, .rootWithoutProvenance], [.structure], [.unreadable]])
    }

    @Test func `products, stamps and references are counted that are there`() throws {
        let folder = try ScratchFolder()
        var user = Self.product("user", digest: "sha256:u")
        user.used = [UsedEntity("x"), UsedEntity("y")]
        var gone = Self.product("gone", digest: "sha256:g")
        gone.used = [UsedEntity("z")]
        var raw = ProductFixture("raw")
        raw.isStamped = false
        var broken = ProductFixture("broken")
        broken.state = .unreadable
        let index = try Self.index(
            [user, gone, raw, broken], in: folder,
            sql: "UPDATE files SET state = 3 WHERE name = 'gone'")
        let audit = try index.audit { _ in }
        #expect([audit.products, audit.stamped, audit.references] == [2, 1, 2])
    }

    @Test(arguments: [
        ("UPDATE used SET state = NULL WHERE number = 2", false),
        ("INSERT OR REPLACE INTO properties VALUES ('dirty', '1')", false), ("SELECT 1", true),
        ("INSERT OR REPLACE INTO properties VALUES ('other', '1')", true),
    ])
    func `an index that is not resolved to its end is unfinished`(sql: String, isFinished: Bool)
        throws
    {
        let folder = try ScratchFolder()
        var user = Self.product("user", digest: "sha256:u")
        user.used = [UsedEntity("x"), UsedEntity("y")]
        let index = try Self.index([user], in: folder, sql: sql)
        var kinds: [AuditFinding.Kind] = []
        let audit = try index.audit { kinds.append($0.kind) }
        #expect(audit.isFinished == isFinished)
        #expect(kinds == (isFinished ? [.missingInput, .missingInput] : []))
        let needing = AuditFinding.Kind.inOrder.filter(\.needsReferences)
        #expect(needing.count == 9)
        for kind in needing {
            #expect((audit.counts[kind] != nil) == isFinished, "\(kind)")
            #expect(audit.notChecked.map(\.kind).contains(kind) != isFinished, "\(kind)")
        }
        // The others are looked for all the same.
        for kind in AuditFinding.Kind.inOrder where !kind.needsReferences {
            #expect(audit.counts[kind] == 0, "\(kind)")
        }
    }
}
