import FITS
import Files
import TestSupport
import Testing

@testable import FitsProv

/// The checks of stamp and document, each fault by itself.
@Suite struct StampCheckTests {
    /// A stamped file with an image, taken apart, edited and verified.
    private func verify(
        _ request: StampRequest = .of(), _ edit: (inout ForgedFile) throws -> Void
    ) throws -> Verification {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, request)
        var file = try ForgedFile(fixture.product, try Files.bytes(fixture.product))
        try edit(&file)
        return try Stamps.verify(try fixture.folder.write(try file.bytes, to: "cube.fits"))
    }

    private func failed(_ verification: Verification) -> [Check.Name] {
        verification.checks.filter { $0.outcome == .failed }.map(\.name)
    }

    private func lines(_ verification: Verification, _ name: Check.Name) -> [String] {
        verification.check(name).map { [$0.summary] + $0.details } ?? []
    }

    @Test func `an edited comment of a card fails nothing`() throws {
        let verification = try verify {
            try $0.replace("PROVACT", .string("x"), comment: "for people")
        }
        #expect(failed(verification) == [])
        #expect(verification.verdict == .intact)
    }

    @Test func `each edit fails the checks that it concerns, and no other`() throws {
        let card = try verify { try $0.replace("PROVAID", .string("urn:x:other")) }
        #expect(failed(card) == [.agreement])
        let form = try verify { try $0.move("PROVAID", before: "PROVACT") }
        #expect(failed(form) == [.stamp])
        let content = try verify { $0.parts[1].data[0] ^= 1 }
        #expect(failed(content) == [.content])
        let title = try verify { try $0.setDocumentCard("TUNIT1", .string("m")) }
        #expect(failed(title) == [.document])
        let digest = try verify { file in
            let last = file.parts.count - 1
            let place = try #require(file.parts[last].data.firstRange(of: Array("xml".utf8)))
            file.parts[last].data[place.lowerBound] = UInt8(ascii: "X")
        }
        #expect(failed(digest) == [.document])
    }

    @Test func `a stamp whose document is not there is not compared with one`() throws {
        let gone = try verify { $0.parts.removeLast() }
        #expect(failed(gone) == [.document])
        #expect(gone.check(.documentDigest)?.outcome == .skipped)
        #expect(gone.check(.agreement)?.outcome == .skipped)
        let elsewhere = try verify { file in
            file.parts.removeLast()
            try file.replace("PROVDOC", .string("https://example.org/a.xml"))
        }
        #expect(failed(elsewhere) == [])
        #expect(elsewhere.check(.document)?.outcome == .skipped)
        #expect(elsewhere.verdict == .intact)
    }

    @Test func `without a document a field of another keyword is not explained`() throws {
        let request = StampRequest.fields(["site": "north", "my_field": "x"])
        let verification = try verify(request) { file in
            file.parts.removeLast()
            try file.replace("PROVDOC", .string("https://example.org/a.xml"))
        }
        #expect(failed(verification) == [.stamp])
        #expect(lines(verification, .stamp).count == 1)
        #expect(lines(verification, .stamp)[0].hasPrefix("SITENAME "))
    }

    @Test func `a document without a stamp fails, and is read all the same`() throws {
        let verification = try verify { file in
            file.parts[0].cards.removeAll { $0.keyword.hasPrefix("PROV") }
        }
        #expect(failed(verification) == [.stamp])
        #expect(verification.check(.content)?.outcome == .ok)
        #expect(verification.check(.document)?.outcome == .ok)
        #expect(verification.check(.agreement)?.outcome == .skipped)
    }

    @Test func `PROVDOC names the document that is there`() throws {
        let verification = try verify { try $0.replace("PROVDOC", .string("OTHER")) }
        #expect(failed(verification) == [.stamp])
        #expect(lines(verification, .stamp)[0].contains("HDU 3"))
    }

    @Test func `the document is the last HDU as long as nothing changed`() throws {
        let moved = try verify { $0.parts.swapAt(1, 2) }
        #expect(failed(moved).contains(.stamp))
        #expect(lines(moved, .stamp)[0].contains("HDU 2"))
        let added = try verify { file in
            file.parts.append(file.parts[1])
        }
        #expect(failed(added) == [.content])
    }

    @Test func `every problem of a stamp has a line`() throws {
        let verification = try verify { file in
            try file.move("PROVAID", before: "PROVACT")
            try file.insert("EXPTIME = 1", before: "PROVNIN")
            file.parts[1].data[0] ^= 1
        }
        #expect(lines(verification, .stamp).count == 2)
    }

    @Test func `a document about something else is named with what the card says`() throws {
        let verification = try verify { try $0.replace("PROVID", .string("urn:x:other")) }
        #expect(failed(verification) == [.document])
        #expect(lines(verification, .document)[0].contains("urn:x:other"))
        #expect(verification.check(.agreement)?.outcome == .skipped)
    }

    @Test func `of a document's faults ten are named, and the others counted`() throws {
        let parameters = (1...20).map { Parameter(name: "p\($0)", value: "1") }
        for (count, more) in [(9, nil), (10, nil), (11, "1 more"), (20, "10 more")] {
            let verification = try verify(.of(parameters: parameters)) { file in
                for index in 0..<count {
                    try file.setDocumentCard("EXTRA\(index)", .integer(index))
                }
            }
            let lines = lines(verification, .document)
            #expect(lines.count == min(count, 10) + (more == nil ? 0 : 1))
            #expect(more == nil || lines.last?.contains(more ?? "") == true)
        }
    }

    @Test func `no recorded digest, and one that was not asked for, are not checked`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, .of())
        let inspection = try Inspection(fixture.product, depth: .documents)
        #expect(inspection.contentCheck.outcome == .skipped)
        #expect(inspection.documentCheck.outcome == .ok)
        let bare = try fixture.folder.write(
            FITSBytes.primary(["PROVVERS= 'FITSPROV 1.0'", "PROVEND = 1"]), to: "bare.fits")
        let verification = try Stamps.verify(bare)
        #expect(verification.check(.content)?.outcome == .skipped)
        #expect(failed(verification) == [.stamp])
    }

    @Test func `a packed primary HDU takes the stamp along`() throws {
        func verdict(_ version: String) throws -> (Verification.Verdict, [Check.Name]) {
            let fixture = try StampFixture()
            try fixture.stamp(fixture.product, .of())
            let cards = [
                "ZIMAGE  =                    T", "ZSIMPLE =                    T",
                "PROVVERS= '\(version)'",
            ]
            let packed = FITSBytes.table(
                forms: ["1PB(4)"], rowSize: 8, rows: 1, heap: 4, cards,
                data: [0, 0, 0, 4, 0, 0, 0, 0, 1, 2, 3, 4])
            let bytes = try Files.bytes(fixture.product)
            let hdus = try FITSFile(reading: fixture.product).hdus
            let path = try fixture.folder.write(
                FITSBytes.primary() + packed + bytes[hdus[1].headerOffset...], to: "cube.fits")
            let verification = try Stamps.verify(path)
            return (verification.verdict, failed(verification))
        }
        let packed = try verdict("FITSPROV 1.0")
        #expect(packed == (.notCompared, []))
        #expect(try verdict("FITSPROV 9").0 == .notCompared)
        #expect(try verdict("OTHER 1.0").1 == [.stamp])
    }
}
