import FITS
import Files
import TestSupport
import Testing

@testable import FitsProv

/// A file as a stamp is put on it, and when it is refused.
@Suite struct StampBaseTests {
    private func base(_ bytes: [UInt8]) throws -> UnstampedFile {
        let folder = try ScratchFolder()
        let path = try folder.write(bytes, to: "a.fits")
        return try UnstampedFile(
            try FITSFile(reading: path, measuring: [.checksums, .digests]) {
                $0.isProvenanceDocument
            })
    }

    private func refusal(_ bytes: [UInt8], _ request: StampRequest = .of()) throws -> Bool {
        let folder = try ScratchFolder()
        let path = try folder.write(bytes, to: "a.fits")
        do {
            try Stamps.stamp(path, request)
            return false
        } catch let error as FitsProvError {
            #expect(error.code == .refused)
            #expect(error.path == path)
            #expect(try Files.bytes(path) == bytes)
            return true
        }
    }

    /// The smallest stamped file, taken apart.
    private func stamped(_ request: StampRequest = .of()) throws -> ForgedFile {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        try Stamps.stamp(path, request)
        return try ForgedFile(path, try Files.bytes(path))
    }

    @Test(arguments: [
        ([], 1), (["X"], 1), (["PROV-XML"], 2), (["prov-xml"], 1),
        (["PROV-XML", "X", "PROV-XML 5"], 6), (["PROV-XML 0"], 1), (["PROV-XML 7", "PROV-XML"], 8),
    ])
    func `a document has a version that no HDU of its name has`(
        names: [String], version: Int
    ) throws {
        let images = names.flatMap { name in
            let words = name.split(separator: " ")
            return FITSBytes.image(
                axes: [1],
                ["EXTNAME = '\(words[0])'"] + words.dropFirst().map { "EXTVER  = \($0)" }, data: [1]
            )
        }
        #expect(
            try base(FITSBytes.primary() + images).documentVersion(replacing: nil) == version)
    }

    @Test func `the former document does not count, and a stamp after it has its version`() throws {
        let file = try base(try stamped().bytes)
        #expect(file.documentVersion(replacing: file.formerDocument) == 1)
        #expect(file.documentVersion(replacing: nil) == 2)
    }

    @Test(arguments: ["INDXADDR", "JSONADDR"])
    func `a file that names its own offsets may not grow by a block`(keyword: String) throws {
        let card = FITSBytes.fixed(keyword, 5760)
        let roomy = FITSBytes.primary([card] + (0..<20).map { "HISTORY \($0)" })
        #expect(try !refusal(roomy))
        // The block of a smallest stamp has eight cards; behind 27 others END fills the block.
        let full = FITSBytes.primary([card] + (0..<23).map { "HISTORY \($0)" })
        #expect(try !refusal(full))
        let crowded = FITSBytes.primary([card] + (0..<24).map { "HISTORY \($0)" })
        #expect(try refusal(crowded))
        let other = FITSBytes.primary(["OBJECT  = 'x'"] + (0..<24).map { "HISTORY \($0)" })
        #expect(try !refusal(other))
    }

    @Test func `a stamp of another version is neither replaced nor stripped`() throws {
        var file = try stamped()
        try file.replace("PROVVERS", .string("FITSPROV 1.1"))
        #expect(throws: FitsProvError.self) { try base(try file.bytes) }
    }

    @Test func `two documents, or one without a stamp, are no base`() throws {
        var file = try stamped()
        #expect(try !refusal(try file.bytes))
        file.parts.append(file.parts[1])
        #expect(try refusal(try file.bytes))
        file = try stamped()
        file.parts[0].cards.removeAll { $0.keyword.hasPrefix("PROV") }
        #expect(try refusal(try file.bytes))
        file.parts.append(file.parts[1])
        #expect(throws: FitsProvError.self) { try base(try file.bytes).checkDocuments() }
    }

    @Test func `fill that is none is refused, but not that of the document to be replaced`() throws
    {
        var bytes = FITSBytes.primary(axes: [1], data: [1])
        bytes[bytes.count - 1] = 1
        #expect(try refusal(bytes))
        var stamped = try self.stamped().bytes
        stamped[stamped.count - 1] = 1
        #expect(try !refusal(stamped))
    }

    @Test func `what stands behind the last HDU is kept, with a warning`() throws {
        #expect(try base(FITSBytes.primary()).warnings == [])
        for byte: UInt8 in [0, UInt8(ascii: "x")] {
            let tail = [UInt8](repeating: byte, count: 2 * FITSBytes.block)
            let bytes = FITSBytes.primary() + tail
            #expect(try base(bytes).warnings.count == 1)
            #expect(try base(bytes).warnings.first?.contains("5760") == true)
            let folder = try ScratchFolder()
            let path = try folder.write(bytes, to: "a.fits")
            try Stamps.stamp(path, .of())
            #expect(try Files.bytes(path).suffix(tail.count) == tail[...])
            try Stamps.stamp(path, .of("again"))
            try Stamps.strip(path)
            #expect(try Files.bytes(path) == bytes)
        }
    }

    @Test func `HDUs behind a former document are kept, and the new one stands behind them`() throws
    {
        var file = try stamped()
        let before = try file.bytes
        let image = FITSBytes.image(axes: [1], ["EXTNAME = 'LATER'"], data: [7])
        let folder = try ScratchFolder()
        let path = try folder.write(before + image, to: "a.fits")
        try Stamps.stamp(path, .of())
        let names = try FITSFile(reading: path).hdus.map(\.name)
        #expect(names == [nil, "LATER", "PROV-XML"])
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == FITSBytes.primary() + image)
        file.parts.removeLast()
        let without = try folder.write(try file.bytes, to: "b.fits")
        try Stamps.strip(without)
        #expect(try Files.bytes(without) == FITSBytes.primary())
    }

    @Test func `a damaged document goes with its stamp, and is replaced by a new one`() throws {
        var file = try stamped()
        try file.setDocumentCard("TTYPE3", .string("OTHER"))
        let damaged = try file.bytes
        let folder = try ScratchFolder()
        let path = try folder.write(damaged, to: "a.fits")
        #expect(try base(damaged).otherRows() == [])
        try Stamps.stamp(path, .of())
        #expect(try Stamps.verify(path).verdict == .intact)
        #expect(try FITSFile(reading: path).hdus.count == 2)
        try folder.write(damaged, to: "a.fits")
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == FITSBytes.primary())
    }

    @Test func `rows of another type are kept, in their order`() throws {
        var file = try stamped()
        try file.rewriteRows { rows in
            for name in ["b", "a"] {
                rows.append(["urn:x:\(name)", "text/plain", "", name].map { Array($0.utf8) })
            }
        }
        #expect(try base(try file.bytes).otherRows().map(\.subject) == ["urn:x:b", "urn:x:a"])
        #expect(try base(FITSBytes.primary()).otherRows() == [])
    }

    @Test func `a stamp remembers EXTEND and a CHECKSUM only where they changed`() throws {
        func former(_ cards: [String]) throws -> FormerHeader? {
            let folder = try ScratchFolder()
            let path = try folder.write(FITSBytes.primary(cards), to: "a.fits")
            return try Stamps.stamp(path, .of()).product.former
        }
        #expect(try former([]) == FormerHeader(blocks: 1))
        #expect(try former((0..<33).map { "HISTORY \($0)" })?.blocks == 2)
        #expect(try former(["EXTEND  =                    T"])?.extend == nil)
        #expect(try former(["EXTEND  =                    F"])?.extend == false)
        #expect(try former(["EXTEND  = 'F'"])?.extend == nil)
        #expect(try former(["CHECKSUM= 'abcdABCDabcdABCD'"])?.checksum == nil)
    }

    @Test func `LONGSTRN comes second, and only with a CONTINUE`() throws {
        let long = String(repeating: "long ", count: 30) + "x"
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        let plan = try Stamps.plan(path, .fields(["site": long]))
        #expect(plan.cards.map(\.keyword).prefix(2) == ["PROVVERS", "LONGSTRN"])
        let short = try Stamps.plan(path, .fields(["site": "CONTINUE  'x'"]))
        #expect(!short.cards.contains { $0.keyword == "LONGSTRN" })
    }

    @Test func `PROVWAS, PROVXTD and PROVDOC come behind the list of fields`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary(["EXTEND  =                    F", "SITENAME= 'old'"]), to: "a.fits")
        let plan = try Stamps.plan(path, .fields(["site": "new"], replacing: true))
        #expect(
            plan.cards.map(\.keyword).suffix(6)
                == ["SITENAME", "PROVFLDS", "PROVWAS1", "PROVXTD", "PROVDOC", "PROVEND"])
    }
}
