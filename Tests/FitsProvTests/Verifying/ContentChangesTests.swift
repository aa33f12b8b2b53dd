import FITS
import TestSupport
import Testing

@testable import FitsProv

/// What changed between two contents, HDU by HDU.
@Suite struct ContentChangesTests {
    private func read(_ bytes: [UInt8]) throws -> (FITSFile, ContentDigest) {
        let folder = try ScratchFolder()
        let path = try folder.write(bytes, to: "a.fits")
        let file = try FITSFile(reading: path, measuring: .digests)
        return (file, try #require(ContentDigest(file)))
    }

    private func records(_ bytes: [UInt8]) throws -> [HDURecord] {
        let (file, digest) = try read(bytes)
        return digest.parts.map { part in
            let hdu = file.hdus[part.number - 1]
            return HDURecord(
                number: part.number, name: hdu.name ?? hdu.kind.description,
                headerDigest: "sha256:" + part.header.base64URL,
                dataDigest: "sha256:" + part.data.base64URL,
                cardMarks: CardMarks.make(hdu.header))
        }
    }

    private func changes(_ before: [UInt8], _ after: [UInt8]) throws -> ContentChanges {
        let (file, digest) = try read(after)
        return ContentChanges(file, digest, recorded: try records(before))
    }

    /// What is said of the header of a primary HDU.
    private func words(_ before: [String], _ after: [String]) throws -> String {
        let lines = try changes(FITSBytes.primary(before), FITSBytes.primary(after)).lines
        #expect(lines.count == 1)
        return lines.first ?? ""
    }

    private func image(_ name: String, _ data: [UInt8] = [1]) -> [UInt8] {
        FITSBytes.image(axes: [1], ["EXTNAME = '\(name)'"], data: data)
    }

    @Test func `each HDU that changed has a line, in order`() throws {
        let lines = try changes(
            FITSBytes.primary() + image("A") + image("B") + image("C"),
            FITSBytes.primary(["HISTORY x"]) + image("A") + image("B", [2]) + image("C")
        ).lines
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("HDU 1 (primary): "))
        #expect(lines[0].hasSuffix("data unchanged"))
        #expect(lines[1] == "HDU 3 (B): header unchanged, data changed")
    }

    @Test func `an HDU that moved is named with both numbers`() throws {
        let lines = try changes(
            FITSBytes.primary() + image("A") + image("B"),
            FITSBytes.primary() + image("B") + image("A")
        ).lines
        #expect(lines == ["HDU 2 (B) was HDU 3", "HDU 3 (A) was HDU 2"])
    }

    @Test func `HDUs of one content are each counted once`() throws {
        let one = try changes(
            FITSBytes.primary() + image("A") + image("A"), FITSBytes.primary() + image("A")
        ).lines
        #expect(one == ["HDU 3 (A) is missing"])
        let more = try changes(
            FITSBytes.primary() + image("A"), FITSBytes.primary() + image("A") + image("A")
        ).lines
        #expect(more == ["HDU 3 (A) was added"])
    }

    @Test func `an HDU without a name has that of its kind`() throws {
        let plain = FITSBytes.image(axes: [1], data: [1])
        #expect(
            try changes(FITSBytes.primary(), FITSBytes.primary() + plain).lines
                == ["HDU 2 (image) was added"])
    }

    @Test func `without records nothing can be said but that it changed`() throws {
        let (file, digest) = try read(FITSBytes.primary())
        let found = ContentChanges(file, digest, recorded: [])
        #expect(found.lines.count == 1)
        #expect(found.packed == [])
        // All records fit, and yet the digest is another.
        #expect(try changes(FITSBytes.primary(), FITSBytes.primary()).lines.count == 1)
    }

    @Test(arguments: [
        (["A"], ["A", "B"], "1 card added (B)"), (["A", "B"], ["A"], "1 card removed"),
        (["A", "B", "C"], ["A", "X", "C"], "1 card changed (X)"),
        (["A", "B"], ["B", "A"], "1 card added (A), 1 card removed"),
        (["A", "B", "C", "D"], ["X", "B", "C", "Y"], "2 cards changed (X, Y)"),
        ([], ["A", "B", "C", "D", "E"], "5 cards added (A, B, C, D, E)"),
        ([], ["A", "B", "C", "D", "E", "F"], "6 cards added (A, B, C, D, E, …)"),
        (["A", "A"], ["A", "A", "A"], "1 card added (A)"),
        (["A", "B", "C"], ["A", "C", "D"], "1 card added (D), 1 card removed"),
        (["A", "B", "C", "D"], ["A", "X"], "1 card changed (X), 2 cards removed"),
    ])
    func `cards that were added, changed and removed are counted`(
        before: [String], after: [String], words: String
    ) throws {
        let cards = { (names: [String]) in names.map { FITSBytes.fixed($0, 1) } }
        let found = try self.words(cards(before), cards(after))
        #expect(found == "HDU 1 (primary): \(words), data unchanged")
    }

    @Test func `a card without a keyword is named as blank, one without text is none`() throws {
        let found = try words([], ["        text", "", "CHECKSUM= '0'"])
        #expect(found.contains("1 card added (blank)"))
    }

    @Test func `a record without marks says that the header changed`() throws {
        var records = try records(FITSBytes.primary())
        records[0].cardMarks = ""
        let (file, digest) = try read(FITSBytes.primary(["HISTORY x"]))
        let lines = ContentChanges(file, digest, recorded: records).lines
        #expect(lines == ["HDU 1 (primary): header changed, data unchanged"])
    }

    @Test(arguments: [(5_000, true), (5_001, false)])
    func `beyond 5000 cards changes are not named`(count: Int, isNamed: Bool) throws {
        let found = try words([], (0..<count).map { "HISTORY \($0)" })
        #expect(found.contains("\(count) cards added") == isNamed)
        let gone = try words((0..<count).map { "HISTORY \($0)" }, [])
        #expect(gone.contains("\(count) cards removed") == isNamed)
    }
}
