import FITS
import Files
import TestSupport
import Testing

@testable import FitsProv

/// By which identifier a product is known, where it is close.
@Suite struct IdentifierChoiceTests {
    private func file(
        _ folder: borrowing ScratchFolder, _ identifier: String, _ name: String = "a.fits"
    ) throws -> String {
        try folder.write(
            FITSBytes.primary([FITSBytes.fixed("DATAID", "'\(identifier)'"), "HISTORY \(name)"]),
            to: name)
    }

    @Test func `what the user says counts before stamp and header`() throws {
        let folder = try ScratchFolder()
        let path = try file(folder, "ivo://x/header")
        let given = try Stamps.stamp(path, .of(product: "ivo://x/given"))
        #expect(given.identifierSource == .given)
        #expect(given.product.identifier == "ivo://x/given")
        let kept = try Stamps.stamp(path, .of())
        #expect(kept.identifierSource == .kept)
        #expect(kept.product.identifier == "ivo://x/given")
        try Stamps.strip(path)
        #expect(try Stamps.stamp(path, .of()).product.identifier == "ivo://x/header")
    }

    @Test func `an identifier of an input is not the product's, but its own former state is`()
        throws
    {
        let folder = try ScratchFolder()
        let path = try file(folder, "ivo://x/1")
        let input = try file(folder, "ivo://x/1", "in.fits")
        let other = try file(folder, "ivo://x/2", "other.fits")
        let copied = try Stamps.plan(path, .of(used: [UsedEntity(location: input)]))
        #expect(copied.identifierSource == .new)
        #expect(copied.warnings.count == 1)
        let second = [UsedEntity(location: other), UsedEntity(location: input)]
        #expect(try Stamps.plan(path, .of(used: second)).identifierSource == .new)
        let unlike = try Stamps.plan(path, .of(used: [UsedEntity(location: other)]))
        #expect(unlike.identifierSource == .header)
        #expect(unlike.warnings == [])
    }

    @Test func `a stamp is about a file that was edited under its name only`() throws {
        let fixture = try StampFixture()
        let first = try fixture.stamp(fixture.product, .of())
        var bytes = try Files.bytes(fixture.product)
        bytes[try FITSFile(reading: fixture.product).hdus[1].dataOffset] ^= 1
        let edited = try fixture.folder.write(bytes, to: "cube.fits")
        let elsewhere = fixture.folder.file("out.fits")
        // The name counts of the file that is read, and of the one that is written.
        #expect(try Stamps.plan(edited, .of(), output: elsewhere).identifierSource == .kept)
        let renamed = try fixture.folder.write(bytes, to: "renamed.fits")
        #expect(try Stamps.plan(renamed, .of(), output: elsewhere).identifierSource == .new)
        let back = try Stamps.plan(renamed, .of(), output: fixture.product)
        #expect(back.identifierSource == .kept)
        #expect(back.product.identifier == first.product.identifier)
    }

    @Test func `a document about another product does not make a stamp its own`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, .of(product: "urn:x:1"))
        var file = try ForgedFile(fixture.product, try Files.bytes(fixture.product))
        file.parts[1].data[0] ^= 1
        let edited = try fixture.folder.write(try file.bytes, to: "cube.fits")
        #expect(try Stamps.plan(edited, .of()).identifierSource == .kept)
        try file.replace("PROVID", .string("urn:x:2"))
        let other = try fixture.folder.write(try file.bytes, to: "cube.fits")
        let plan = try Stamps.plan(other, .of())
        #expect(plan.identifierSource == .new)
        #expect(!["urn:x:1", "urn:x:2"].contains(plan.product.identifier))
        #expect(plan.warnings.first?.contains("urn:x:2") == true)
    }

    @Test func `a stamp whose identifier is no URI gets a new one`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, .of())
        var file = try ForgedFile(fixture.product, try Files.bytes(fixture.product))
        try file.replace("PROVID", .string("no uri"))
        let path = try fixture.folder.write(try file.bytes, to: "cube.fits")
        let plan = try Stamps.plan(path, .of())
        #expect(plan.identifierSource == .new)
        #expect(plan.warnings.count == 1)
    }

    @Test func `documents of several inputs are carried once, and never the product's own`() throws
    {
        let fixture = try StampFixture()
        let events = fixture.folder.file("events.fits")
        let source = try Stamps.stamp(events, .of("observe")).product.identifier
        var middle: [String] = []
        for name in ["one.fits", "two.fits"] {
            let path = try fixture.folder.write(FITSBytes.primary(["HISTORY \(name)"]), to: name)
            try Stamps.stamp(
                path, .of("select", used: [UsedEntity(location: events)], carrying: 1))
            middle.append(path)
        }
        let used = middle.map { UsedEntity(location: $0) }
        func subjects(_ generations: Int) throws -> [String] {
            try fixture.stamp(fixture.product, .of(used: used, carrying: generations))
            let rows = try Inspection(fixture.product, depth: .documents).stored?.get() ?? []
            #expect(try Stamps.verify(fixture.product).verdict == .intact)
            return rows.dropFirst().map(\.subject)
        }
        #expect(try subjects(0) == [])
        #expect(try subjects(1).count == 2)
        let all = try subjects(2)
        #expect(all.count == 3)
        #expect(Set(all).count == 3)
        #expect(all.contains(source))
        // A product that was made from its own former state carries no second document of itself.
        let again = [UsedEntity(location: fixture.product)] + used
        let plan = try Stamps.plan(fixture.product, .of(used: again, carrying: .max))
        #expect(plan.product.former?.carried.count == 3)
        #expect(plan.identifierSource == .kept)
    }
}
