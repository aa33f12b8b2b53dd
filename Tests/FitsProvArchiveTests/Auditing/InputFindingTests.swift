import FitsProv
import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

/// What is told of inputs: missing, changed, moved, outside, too young, or in a circle.
@Suite struct InputFindingTests {
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
        _ name: String, in folder: String = "/archive/a", used: [UsedEntity] = []
    ) -> ProductFixture {
        var product = ProductFixture(name)
        product.folder = folder
        product.identifier = "id:" + name
        product.digest = "sha256:" + name
        product.software = [("t", "1")]
        product.used = used
        return product
    }

    private static func used(_ name: String, at location: String? = nil) -> UsedEntity {
        UsedEntity(location ?? name, identifier: "id:" + name, digest: "sha256:" + name)
    }

    @Test func `inputs come by folder, by file, and then as they were recorded`() throws {
        func inputs(_ count: Int) -> [UsedEntity] {
            (1...count).map { UsedEntity("in\($0).none") }
        }
        let found = try Self.findings([
            Self.product("z", in: "/archive/a", used: inputs(11)),
            Self.product("b", in: "/archive/a", used: inputs(1)),
            Self.product("a", in: "/archive/a/b", used: inputs(1)),
            Self.product("c", in: "/archive", used: inputs(1)),
        ])
        #expect(
            found.map(\.path) == ["/archive/c", "/archive/a/b"]
                + [String](repeating: "/archive/a/z", count: 11) + ["/archive/a/b/a"])
        #expect(
            found.dropFirst(2).prefix(11).map(\.summary)
                == (1...11).map { "in\($0).none is missing" })
    }

    @Test(
        arguments: [
            (nil, nil, nil), ("id:x", nil, "id:x"), (nil, "sha256:x", "sha256:x"),
            ("id:x", "sha256:x", "sha256:x id:x"),
        ] as [(String?, String?, String?)])
    func `of a missing input is told what was recorded`(
        id: String?, digest: String?, recorded: String?
    ) throws {
        let found = try Self.findings([
            Self.product("p", used: [UsedEntity("x.fits", identifier: id, digest: digest)])
        ])
        #expect(found.map(\.kind) == [.missingInput])
        #expect(found.first?.recorded == recorded)
        #expect(found.first?.related == [])
        #expect(found.first?.found == nil)
    }

    @Test func `a note of an input is told in words, and one of no code is not`() throws {
        let user = Self.product("p", used: [Self.used("in.fits")])
        var other = Self.product("in.fits")
        (other.identifier, other.digest) = ("id:other", "sha256:other")
        let missing = try Self.findings([user, other], of: .missingInput)
        #expect(missing.map(\.found) == [Resolution.Note.otherProduct("/archive/a/in.fits").words])
        let strange = try Self.findings(
            [user, other], sql: "UPDATE used SET note = 'whatever /x'", of: .missingInput)
        #expect(strange.map(\.found) == [nil])
    }

    @Test func `a changed input is told with what it is now, measured before stamped`() throws {
        let user = Self.product("p", used: [Self.used("in.fits")])
        var input = Self.product("in.fits")
        input.digest = "sha256:new"
        let stamped = try Self.findings([user, input], of: .changedInput)
        #expect(stamped.map(\.found) == ["sha256:new"])
        #expect(stamped.map(\.recorded) == ["sha256:in.fits id:in.fits"])
        #expect(stamped.map(\.related) == [["/archive/a/in.fits"]])
        let measured = try Self.findings(
            [user, input], sql: "UPDATE files SET digest = 'sha256:measured' WHERE id = 2",
            of: .changedInput)
        #expect(measured.map(\.found) == ["sha256:measured"])
    }

    @Test func `an input that was found by its name is told with the file`() throws {
        var raw = ProductFixture("in.fits")
        raw.isStamped = false
        let user = Self.product("p", used: [UsedEntity("in.fits")])
        let found = try Self.findings([user, raw], of: .inputByNameOnly)
        #expect(found.map(\.path) == ["/archive/a/p"])
        #expect(found.map(\.related) == [["/archive/a/in.fits"]])
        #expect(found.map(\.recorded) == [nil])
    }

    @Test(arguments: AuditFinding.Kind.inOrder.filter(\.needsReferences))
    func `of products that are gone no input is told`(kind: AuditFinding.Kind) throws {
        var raw = ProductFixture("raw")
        raw.isStamped = false
        var changed = Self.product("changed")
        changed.digest = "sha256:new"
        var late = Self.product("late")
        late.end = "2026-02-01T00:00:00Z"
        var user = Self.product(
            "p",
            used: [
                UsedEntity("none"), Self.used("changed"), UsedEntity("raw"),
                UsedEntity("https://example.org/x"), Self.used("late", at: "old/late"),
                Self.used("p"),
            ])
        user.end = "2026-01-01T00:00:00Z"
        let products = [user, raw, changed, late]
        // Each is told of the product as long as it is there.
        let told = try Self.findings(products, of: kind)
        if kind != .noProvenance {
            #expect(
                told.map(\.path) == [
                    kind == .rootWithoutProvenance ? "/archive/a/raw" : "/archive/a/p"
                ])
        }
        let gone = try Self.findings(
            products, sql: "UPDATE files SET state = 3 WHERE name = 'p'", of: kind)
        #expect(gone.map(\.path) == (kind == .noProvenance ? ["/archive/a/raw"] : []))
    }

    @Test(
        arguments: [
            ("in.fits", "/archive/a", "in.fits", false),
            ("./in.fits", "/archive/a", "in.fits", false),
            ("../a/in.fits", "/archive/a", "in.fits", false),
            ("/archive/a/in.fits", "/archive/a", "in.fits", false),
            ("in.fits", "/archive/a", "in.fits.gz", false),
            ("in.fits.gz", "/archive/a", "in.fits", false),
            ("in.fits", "/archive/a", "in.fz", false),
            ("in.fits", "/archive/a", "renamed.fits", true),
            ("in.fits", "/archive/b", "in.fits", true),
            ("in.fits", "/archive/b", "in.fits.gz", true),
            ("b/in.fits", "/archive/a", "in.fits", true),
            ("/elsewhere/in.fits", "/archive/a", "in.fits", true),
            ("https://example.org/in.fits", "/archive/a", "in.fits", false),
        ])
    func `an input has moved if its place or its name is another`(
        location: String, folder: String, name: String, hasMoved: Bool
    ) throws {
        var input = Self.product("in.fits", in: folder)
        input.name = name
        let user = Self.product("p", used: [Self.used("in.fits", at: location)])
        let found = try Self.findings([user, input], of: .movedInput)
        #expect(found.count == (hasMoved ? 1 : 0))
        guard let finding = found.first else { return }
        #expect(finding.path == "/archive/a/p")
        #expect(finding.found == "\(folder)/\(name)")
        #expect(finding.related == ["\(folder)/\(name)"])
        #expect(finding.recorded?.hasPrefix("/") == true)
        #expect(finding.summary.hasPrefix(location))
    }

    @Test(
        arguments: [
            ("2026-01-01T00:00:00Z", nil, "2026-01-02T00:00:00Z", true),
            ("2026-01-02T00:00:00Z", nil, "2026-01-01T00:00:00Z", false),
            ("2026-01-01T00:00:00Z", nil, "2026-01-01T00:00:00Z", false),
            ("2026-01-01T00:00:00", nil, "2026-01-01T00:00:00Z", false),
            ("2026-01-01T00:00:00Z", nil, "2026-01-01T00:00:00", false),
            ("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", nil, true),
            ("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", false),
            ("2026-01-01T00:00:00.1Z", nil, "2026-01-01T00:00:00.2Z", true),
            ("2026-01-01T00:00:00.2Z", nil, "2026-01-01T00:00:00.1Z", false),
            (nil, nil, "2026-01-02T00:00:00Z", false),
            ("2026-01-01T00:00:00Z", nil, nil, false),
        ] as [(String?, String?, String?, Bool)])
    func `a product is older than an input that ended later`(
        ended: String?, inputStart: String?, inputEnd: String?, isOlder: Bool
    ) throws {
        var user = Self.product("p", used: [Self.used("in.fits")])
        user.end = ended
        var input = Self.product("in.fits")
        input.start = inputStart
        input.end = inputEnd
        let found = try Self.findings([user, input], of: .olderThanInput)
        #expect(found.count == (isOlder ? 1 : 0))
        #expect(found.first?.recorded == (isOlder ? ended : nil))
        #expect(found.first?.found == (isOlder ? inputEnd ?? inputStart : nil))
        #expect(found.first?.related == (isOlder ? ["/archive/a/in.fits"] : nil))
    }

    @Test func `an input that was made anew later has changed, and is no matter of times`() throws {
        var user = Self.product("p", used: [Self.used("in.fits")])
        user.end = "2026-01-01T00:00:00Z"
        var input = Self.product("in.fits")
        input.digest = "sha256:new"
        input.end = "2026-01-02T00:00:00Z"
        #expect(try Self.findings([user, input]).map(\.kind) == [.changedInput])
    }

    @Test func `the last step of an input is the one that made it`() throws {
        var user = Self.product("p", used: [Self.used("in.fits")])
        user.end = "2026-01-05T00:00:00Z"
        var input = Self.product("in.fits")
        input.end = "2026-01-04T00:00:00Z"
        let early = """
            UPDATE activities SET step = 2 WHERE file = 2;
            INSERT INTO activities VALUES (2, 1, NULL, 'early', NULL, NULL, NULL, '2026-01-09', 0)
            """
        #expect(try Self.findings([user, input], sql: early, of: .olderThanInput) == [])
        let late = """
            INSERT INTO activities VALUES (2, 2, NULL, 'late', NULL, NULL, NULL, '2026-01-09', 0)
            """
        let found = try Self.findings([user, input], sql: late, of: .olderThanInput)
        #expect(found.map(\.found) == ["2026-01-09"])
        // And it is the step that used the input whose end counts.
        let other = """
            INSERT INTO activities VALUES (1, 2, NULL, 'after', NULL, NULL, NULL, '2026-01-01', 0)
            """
        #expect(try Self.findings([user, input], sql: other, of: .olderThanInput) == [])
    }

    @Test func `a cycle of many names twenty others, and its first file`() throws {
        let count = 25
        let products = (0..<count).map { number in
            Self.product(
                "p\(100 + number)", used: [Self.used("p\(100 + (number + 1) % count)")])
        }
        let found = try Self.findings(products, of: .cycle)
        #expect(found.map(\.path) == ["/archive/a/p100"])
        #expect(found.first?.related == (101...120).map { "/archive/a/p\($0)" })
        #expect(found.first?.summary.hasPrefix("25 ") == true)
        let open = try Self.findings(
            products, sql: "UPDATE files SET state = 3 WHERE name = 'p112'", of: .cycle)
        #expect(open == [])
    }

    @Test func `cycles come by the path of their first file`() throws {
        let products = [
            Self.product("z", used: [Self.used("y")]), Self.product("y", used: [Self.used("z")]),
            Self.product("m", used: [Self.used("m")]),
            Self.product("c", in: "/archive/0", used: [Self.used("c")]),
        ]
        let found = try Self.findings(products, of: .cycle)
        #expect(found.map(\.path) == ["/archive/0/c", "/archive/a/m", "/archive/a/y"])
        #expect(found.map(\.related) == [[], [], ["/archive/a/z"]])
    }
}
