import Foundation
import PROV
import TestSupport
import Testing

@Suite struct LineageDocumentTests {
    /// Writes the documents of the path of `spectrum.fits` as one file of PROV-XML.
    private func document(
        _ options: [String] = [], of file: String = "spectrum.fits", status: Int32 = 0,
        in folder: borrowing ScratchFolder
    ) throws -> (bytes: [UInt8], document: Document) {
        let outcome = try Fitsprov.tool.run(
            ["lineage", file, "-o", "path.xml", "--overwrite"] + options, in: folder.path)
        #expect(outcome.status == status, "\(outcome.complaints)")
        let bytes = try folder.bytes(of: "path.xml")
        return (bytes, try Document(provXML: bytes))
    }

    @Test func `the documents of the path are one, valid by the schema of the W3C`() throws {
        let folder = try LineageChain.folder()
        let (bytes, document) = try document(in: folder)
        #expect(document.validate().isValid)
        #expect(try PROVSchema.complaint(about: [bytes]) == nil)
        #expect(document.records(.activity).count == LineageChain.steps.count)
        // Each product but the raw ones was made by one activity, and is known by its own document.
        #expect(document.records(.wasGeneratedBy).count == LineageChain.steps.count)
        #expect(document.records(.wasDerivedFrom).count == 9)
    }

    @Test func `documents that were carried are part of it, and cards where there is no document`()
        throws
    {
        let folder = try LineageChain.folder(["cube.fits": ["--carry", "all"]])
        try FileManager.default.removeItem(atPath: folder.file("cal1.fits"))
        try LineageChain.removeDocument(of: "cal2.fits", in: folder)
        let (bytes, document) = try document(status: 2, in: folder)
        #expect(document.records(.activity).count == LineageChain.steps.count)
        #expect(try PROVSchema.complaint(about: [bytes]) == nil)
    }

    @Test func `an input that was stamped after it was used is tied to what it was`() throws {
        let folder = try LineageChain.folder()
        try LineageChain.stamp("raw1.fits", "observe", [], in: folder)
        let (bytes, document) = try document(in: folder)
        #expect(document.records(.alternateOf).count == 1)
        #expect(try PROVSchema.complaint(about: [bytes]) == nil)
        #expect(
            try LineageReport(["spectrum.fits"], in: folder).words("raw1.fits") == [
                "confirmed", "stamped since",
            ])
    }

    @Test func `a document that contradicts the others is left out, with the reason`() throws {
        let folder = try ScratchFolder()
        for name in ["a.fits", "b.fits", "c.fits"] {
            try folder.write(LineageChain.small(name), to: name)
        }
        try LineageChain.stamp("a.fits", "one", [], in: folder)
        try LineageChain.stamp("b.fits", "two", ["--used", "a.fits"], in: folder)
        try LineageChain.stamp("c.fits", "three", ["--used", "b.fits"], in: folder)
        try LineageChain.stamp("a.fits", "one", ["--used", "c.fits"], in: folder)
        let outcome = try Fitsprov.run("lineage", "c.fits", "-o", "path.xml", in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.complaints.hasPrefix("fitsprov: a.fits: its document is left out: "))
        #expect(outcome.complaints.split(separator: "\n").count == 1)
        #expect(try Document(provXML: folder.bytes(of: "path.xml")).validate().isValid)
    }

    @Test func `the words of ProvSAP leave parts out`() throws {
        let folder = try LineageChain.folder()
        let plain = try document(["--model", "w3c"], in: folder)
        #expect(!String(decoding: plain.bytes, as: UTF8.self).contains("voprov"))
        #expect(try PROVSchema.complaint(about: [plain.bytes]) == nil)
        #expect(!plain.document.records(.hadMember).isEmpty)
        let products = try document(["--no-members"], in: folder).document
        #expect(products.records(.hadMember).isEmpty)
        #expect(try document(["--depth", "1"], in: folder).document.records(.activity).count == 2)
    }

    @Test(arguments: ["provn", "prov-json", "dot"])
    func `the path is written in each format of text`(format: String) throws {
        let folder = try LineageChain.folder()
        let outcome = try Fitsprov.run(
            "lineage", "--format", format, "spectrum.fits", in: folder)
        #expect(outcome.status == 0)
        try expectGolden(outcome.output, "cli/lineage.\(format)")
    }

    @Test(.enabled(if: Tool.dot.isPresent, Tool.dot.notice))
    func `the path is drawn`() throws {
        let folder = try LineageChain.folder()
        for name in ["path.svg", "path.html"] {
            let outcome = try Fitsprov.run("lineage", "spectrum.fits", "-o", name, in: folder)
            #expect(outcome.status == 0, "\(outcome.complaints)")
            let picture = String(decoding: try folder.bytes(of: name), as: UTF8.self)
            #expect(picture.contains("makeflat"))
            #expect(!picture.contains("cardMarks"))
        }
    }

    @Test func `a file without a stamp has no document`() throws {
        let folder = try LineageChain.folder()
        let outcome = try Fitsprov.run("lineage", "raw1.fits", "-o", "path.xml", in: folder)
        #expect(outcome.status == 3)
        #expect(!(try folder.names.contains("path.xml")))
    }
}
