import FITS
import Files
import TestSupport
import Testing

@testable import FitsProv

/// Documents in the rows of their HDU.
@Suite struct StoredDocumentTests {
    private func hdu(
        _ documents: [StoredDocument], version: Int = 1
    ) throws -> (hdu: HDU, data: [UInt8]) {
        let folder = try ScratchFolder()
        let bytes = try StoredDocument.hduBytes(documents, version: version)
        let path = try folder.write(FITSBytes.primary() + bytes, to: "a.fits")
        let file = try FITSFile(reading: path) { _ in true }
        return (file.hdus[1], file.keptData[2] ?? [])
    }

    private static let documents = [
        StoredDocument(subject: "urn:x:1", bytes: Array("<one/>".utf8)),
        StoredDocument(subject: "urn:x:two", bytes: []),
        StoredDocument(subject: "u", bytes: Array(0...255)),
    ]

    @Test func `documents are read back as they were stored, in their order`() throws {
        let (hdu, data) = try hdu(StoredDocumentTests.documents)
        #expect(try StoredDocument.all(in: hdu, data: data) == StoredDocumentTests.documents)
        #expect(hdu.isProvenanceDocument)
        #expect(hdu.documentProblems == [])
        #expect(hdu.header.string("TFORM4") == "1PB(256)")
        #expect(hdu.header.string("TFORM1") == "9A")
    }

    @Test(arguments: [(1, nil), (2, 2), (7, 7)])
    func `EXTVER is written if it is not 1`(version: Int, written: Int?) throws {
        let header = try hdu(StoredDocumentTests.documents, version: version).hdu.header
        #expect(header.value("EXTVER")?.integer == written)
    }

    @Test func `what is not ASCII in a subject is a question mark`() throws {
        let document = StoredDocument(subject: "urn:é\n~\u{7F} x", bytes: [1])
        let (hdu, data) = try hdu([document])
        #expect(try StoredDocument.all(in: hdu, data: data).map(\.subject) == ["urn:??~? x"])
        #expect("a\u{1F}ü!~".onCard == "a??!~")
    }

    @Test func `a document is intact if its digest is that of its bytes, in either case`() throws {
        let (hdu, data) = try hdu([StoredDocument(subject: "u", bytes: Array("abc".utf8))])
        // printf abc | sha256sum
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        let place = try #require(data.firstRange(of: Array(digest.utf8)))
        var upper = data
        upper.replaceSubrange(place, with: digest.uppercased().utf8)
        #expect(try StoredDocument.all(in: hdu, data: upper).map(\.isIntact) == [true])
        var other = data
        other[place.upperBound - 1] = UInt8(ascii: "e")
        #expect(try StoredDocument.all(in: hdu, data: other).map(\.isIntact) == [false])
        var changed = data
        changed[data.count - 1] ^= 1
        #expect(try StoredDocument.all(in: hdu, data: changed).map(\.isIntact) == [false])
    }

    @Test func `only a row of the type of PROV is a document of PROV`() throws {
        let (hdu, data) = try hdu(StoredDocumentTests.documents)
        let place = try #require(data.firstRange(of: Array("application/".utf8)))
        var other = data
        other[place.lowerBound] = UInt8(ascii: "A")
        let read = try StoredDocument.all(in: hdu, data: other)
        #expect(read.map(\.isProvenance) == [false, true, true])
        #expect(read[0].contentType == "Application/provenance+xml")
    }

    @Test func `rows beyond the heap are a fault of the table`() throws {
        let (hdu, data) = try hdu([StoredDocument(subject: "u", bytes: [1, 2, 3])])
        var long = data
        // The length in the descriptor, the last eight bytes of the row.
        long[hdu.axes[0] - 5] = 4
        let error = #expect(throws: FITSError.self) { try StoredDocument.all(in: hdu, data: long) }
        #expect(error?.code == .badTable)
        #expect(error?.hdu == 2)
        let short = #expect(throws: FITSError.self) {
            try StoredDocument.all(in: hdu, data: Array(data.dropLast()))
        }
        #expect(short?.code == .badTable)
    }

    @Test func `rows that share the heap are taken as long as they fit the data`() throws {
        let bytes = [UInt8](repeating: 7, count: 300)
        let (hdu, data) = try hdu(
            ["a", "b"].map { StoredDocument(subject: $0, bytes: bytes) })
        // Both rows of the first 300 bytes: 600 in all, as the heap has.
        var shared = data
        for place in hdu.axes[0] * 2 - 4..<hdu.axes[0] * 2 { shared[place] = 0 }
        #expect(try StoredDocument.all(in: hdu, data: shared).map(\.bytes) == [bytes, bytes])
        let many = (0..<4).map { _ in StoredDocument(subject: "a", bytes: []) }
        let (table, rows) = try self.hdu(many + [StoredDocument(subject: "b", bytes: bytes)])
        var greedy = rows
        for row in 0..<4 {
            let end = table.axes[0] * (row + 1)
            greedy.replaceSubrange(end - 8..<end, with: [0, 0, 1, 44, 0, 0, 0, 0])
        }
        let error = #expect(throws: FITSError.self) {
            try StoredDocument.all(in: table, data: greedy)
        }
        #expect(error?.code == .limit)
    }

    @Test func `more than 10,000 rows are a limit`() throws {
        let row = StoredDocument(subject: "u", bytes: [])
        let (most, data) = try hdu([StoredDocument](repeating: row, count: 10_000))
        #expect(try StoredDocument.all(in: most, data: data).count == 10_000)
        let (more, rest) = try hdu([StoredDocument](repeating: row, count: 10_001))
        let error = #expect(throws: FITSError.self) {
            try StoredDocument.all(in: more, data: rest)
        }
        #expect(error?.code == .limit)
    }
}
