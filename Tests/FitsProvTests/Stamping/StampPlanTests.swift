import FITS
import Files
import Foundation
import PROV
import TestSupport
import Testing

@testable import FitsProv

/// What a stamp will say, worked out from a request and a file.
@Suite struct StampPlanTests {
    private func plan(
        _ request: StampRequest, _ bytes: [UInt8] = FITSBytes.primary(), profile: Profile = .cta
    ) throws -> StampPlan {
        let folder = try ScratchFolder()
        return try Stamps.plan(
            try folder.write(bytes, to: "a.fits"), request, profile: profile)
    }

    private func code(_ request: StampRequest) throws -> FitsProvError.Code? {
        do {
            _ = try plan(request)
            return nil
        } catch let error as FitsProvError {
            return error.code
        }
    }

    @Test(
        arguments: [
            ("2026-01-02", "2026-01-01", FitsProvError.Code.badRecord),
            ("2026-01-01", "2026-01-02", nil), ("2026-01-01", "2026-01-01", nil),
            ("2026-01-01T10:00:00Z", "2026-01-01T10:30:00+01:00", .badRecord),
            ("2026-01-01T10:30:00+01:00", "2026-01-01T10:00:00Z", nil),
            ("2026-01-01T10:00:00.420Z", "2026-01-01T10:00:00.421Z", nil),
            ("2026-01-01T10:00:00Z", "2026-01-01T10:00:00.1Z", nil),
            ("2026-01-01T10:00:00.5Z", "2026-01-01T10:00:00.49Z", .badRecord),
            (nil, "2026-01-01", nil), ("2026-01-01", nil, nil), ("yesterday", nil, .badRecord),
            (nil, "2026-13-01", .badRecord), ("", nil, .badRecord),
        ] as [(String?, String?, FitsProvError.Code?)])
    func `times are ISO 8601, and the end is not before the start`(
        start: String?, end: String?, code: FitsProvError.Code?
    ) throws {
        #expect(try self.code(.of(from: start, to: end)) == code)
    }

    @Test func `times are written in UTC`() throws {
        let activity = try plan(.of(from: "2026-01-01 01:00", to: "2026-01-01T03:00:00+01:00"))
            .provenance.activity
        #expect(activity.start == "2026-01-01T01:00:00Z")
        #expect(activity.end == "2026-01-01T02:00:00Z")
    }

    @Test(arguments: ["", " ", "\t\n"])
    func `an activity without a name is refused`(name: String) throws {
        #expect(try code(.of(name)) == .badRecord)
        #expect(try code(.of(name + "x")) == nil)
    }

    @Test(arguments: ["x", "a b:c", "urn:x:ä", "urn:x:<1>", ":x", "u:1", "/a:b"])
    func `identifiers are URIs`(text: String) throws {
        #expect(try code(.of(execution: text)) == .badRecord)
        #expect(try code(.of(product: text)) == .badRecord)
        #expect(try code(.of(namespaces: ["my": text])) == .badRecord)
    }

    @Test func `an execution is the one that is given, or a new one each time`() throws {
        let given = try plan(.of(execution: "urn:x:run"))
        #expect(given.provenance.activity.identifier == "urn:x:run")
        let one = try plan(.of()).provenance.activity.identifier
        let other = try plan(.of()).provenance.activity.identifier
        #expect(one.hasPrefix("urn:uuid:"))
        #expect(one != other)
    }

    @Test(arguments: [
        "prov", "voprov", "fitsprov", "field", "xml", "xmlns", "", "1a", "-a", "_a", ".a", "a b",
        "a:b", "é", "aé", "a/b",
    ])
    func `a prefix that is taken or no name is refused`(prefix: String) throws {
        #expect(try code(.of(namespaces: ["ok": "urn:x:", prefix: "urn:x:"])) == .badRecord)
    }

    @Test(arguments: ["a", "A", "cta", "a1", "a-b_c.d", "prov2"])
    func `any other prefix is kept`(prefix: String) throws {
        let provenance = try plan(.of(namespaces: [prefix: "urn:x:"])).provenance
        #expect(provenance.namespaces == [prefix: "urn:x:"])
    }

    @Test func `fields stand in the profile's order, then the others by their names`() throws {
        let profile = Profile(
            name: "x",
            fields: ["two", "one", "unused"].map { FieldDefinition($0, keyword: nil) })
        let provenance = try plan(
            .fields(["zeta": "1", "one": "2", "alpha": "3", "two": "4", "one": "5"]),
            profile: profile
        ).provenance
        #expect(provenance.fields.map(\.name) == ["two", "one", "alpha", "zeta"])
        #expect(provenance.fields.map(\.value) == ["4", "5", "3", "1"])
        #expect(provenance.fieldCards.map(\.name) == provenance.fields.map(\.name))
        #expect(provenance.fieldCards.map(\.keyword).last == "PROV ZETA")
    }

    @Test func `of parameters of one name the last counts, in the place of the first`() throws {
        let parameters = [("a", "1"), ("b", "2"), ("A", "3"), ("a", "4"), ("b", "5")].map(
            Parameter.init)
        let found = try plan(.of(parameters: parameters)).provenance.parameters
        #expect(found.map { $0.name + $0.value } == ["a4", "b5", "A3"])
    }

    @Test func `each HDU is remembered, with its name or kind`() throws {
        let bytes =
            FITSBytes.primary(["OBJECT  = 'Crab'"])
            + FITSBytes.image(axes: [1], ["EXTNAME = 'A'"], data: [1])
            + FITSBytes.image(axes: [1], data: [2])
        let product = try plan(.of(), bytes).product
        #expect(product.hdus.map(\.number) == [1, 2, 3])
        #expect(product.hdus.map(\.name) == ["primary", "A", "image"])
        #expect(product.hdus[1].dataDigest == "sha256:" + Digest(of: [1]).base64URL)
        #expect(product.hdus.map { $0.cardMarks.utf8.count / 4 } == [4, 7, 6])
        #expect(Set(product.hdus.map(\.headerDigest)).count == 3)
        #expect(product.name == "a.fits")
    }

    @Test func `a stamped file is remembered without its stamp`() throws {
        let fixture = try StampFixture()
        let first = try fixture.stamp(fixture.product, fixture.fullRequest())
        let second = try fixture.stamp(fixture.product, fixture.fullRequest())
        #expect(second.product.hdus == first.product.hdus)
        #expect(second.product.former == first.product.former)
        #expect(second.product.digest == first.product.digest)
    }

    @Test func `the name and the locations are those of the file that is written`() throws {
        let fixture = try StampFixture()
        let output = fixture.folder.file("products/out.fits")
        try FileManager.default.createDirectory(
            atPath: fixture.folder.file("products"), withIntermediateDirectories: false)
        let used = [UsedEntity(location: fixture.folder.file("events.fits"))]
        let plan = try Stamps.plan(fixture.product, .of(used: used), output: output)
        #expect(plan.product.name == "out.fits")
        #expect(plan.path == fixture.product)
        #expect(plan.provenance.used.map(\.location) == ["../events.fits"])
    }

    @Test func `the cards of a plan are the block, and the document holds it all`() throws {
        let plan = try plan(.fields(["site": "north"]), FITSBytes.primary(["OBJECT  = 'Crab'"]))
        #expect(plan.cards.first?.keyword == "PROVVERS")
        #expect(plan.cards.last?.text.hasPrefix("PROVEND =                    1") == true)
        #expect(!plan.cards.contains { $0.keyword == "OBJECT" })
        let read = try #require(
            Provenance(try Document(provXML: plan.document), of: plan.product.identifier))
        #expect(read == plan.provenance)
        #expect(read.product.former == plan.product.former)
        #expect(read.fieldCards == plan.provenance.fieldCards)
    }

    @Test func `warnings are those of the file, of the inputs and of the vocabularies`() throws {
        let bytes = FITSBytes.primary(["CHECKSUM= 'abcdABCDabcdABCD'"])
        let request = StampRequest.of(
            type: "Baking", used: [UsedEntity(location: "gone.fits")],
            fields: [Field(name: "calib_level", value: "9")])
        let warnings = try plan(request, bytes).warnings
        #expect(warnings.count == 4)
        let words = ["CHECKSUM", "gone.fits", "Baking", "calib_level"]
        #expect(zip(warnings, words).allSatisfy { $0.contains($1) }, "\(warnings)")
    }

    @Test func `a document that could not be is refused`() throws {
        // Nothing is both an entity and an activity (PROV-CONSTRAINTS 55).
        #expect(try code(.of(product: "urn:x:1", execution: "urn:x:1")) == .refused)
        #expect(try code(.of(product: "urn:x:1", execution: "urn:x:2")) == nil)
    }
}
