import FITS
import Files
import FitsProv
import Foundation
import GRDB
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// What one file tells an index: scanned, or read in full for its stamp or its digests.
@Suite struct ExaminedFileTests {
    /// The record of the only file of a folder.
    private static func record(
        _ bytes: [UInt8], name: String = "f.fits", isStamped: Bool = false,
        _ change: (inout Indexer.Options) -> Void = { _ in },
        damage: (inout [UInt8]) -> Void = { _ in }
    ) throws -> FileRecord {
        let folder = try ScratchFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("d"), withIntermediateDirectories: false)
        try folder.write(bytes, to: "d/" + name)
        if isStamped {
            var request = StampRequest(activity: "calibrate")
            request.software = [Software(name: "pipe", version: "2.10")]
            request.parameters = [Parameter(name: "bins", value: "7")]
            request.product = "urn:test:stamped"
            _ = try Stamper().stamp(folder.file("d/" + name), request)
        }
        var content = try folder.bytes(of: "d/" + name)
        damage(&content)
        try folder.write(content, to: "d/" + name)
        var options = Indexer.Options()
        change(&options)
        var walk = FolderWalk(folder.file("d"))
        guard case .folder(let open, let files) = walk.next(), let file = files.first else {
            throw CancellationError()
        }
        var examiner = FileExaminer(options, ScannedKeywords(options.profile))
        let stamp = FileStamp(size: 1, modified: 2, inode: 3, device: 4)
        let record = examiner.record(of: file, in: open, stamp)
        #expect(record.name == name)
        #expect(record.stamp == stamp)
        return record
    }

    private static func fields(_ record: FileRecord) -> [String] {
        record.fields.map { "\($0.name)=\($0.value)" }.sorted()
    }

    private static func image(_ cards: [String]) -> [UInt8] {
        FITSBytes.image(axes: [3], cards, data: [1, 2, 3])
    }

    @Test func `every HDU is told, with its name and the size of its data`() throws {
        let table = FITSBytes.table(
            forms: ["1J"], rowSize: 4, rows: 2, heap: 3,
            [FITSBytes.fixed("EXTNAME", "'EVENTS  '")], data: [UInt8](repeating: 0, count: 11))
        let bytes =
            FITSBytes.primary([FITSBytes.fixed("EXTNAME", "'FIRST'")]) + Self.image([]) + table
        for digests in [false, true] {
            let record = try Self.record(bytes) { $0.digests = digests }
            #expect(record.state == .product && record.error == nil)
            #expect(record.hdus.map(\.number) == [1, 2, 3])
            #expect(record.hdus.map(\.name) == ["FIRST", nil, "EVENTS"])
            #expect(record.hdus.map(\.dataSize) == [0, 3, 11])
            #expect(Set(record.hdus.map(\.kind)).count == 3)
            #expect((record.digest != nil) == digests)
            #expect(!record.isStamped && record.provenance == nil)
        }
    }

    @Test(arguments: [
        ("f.fits", true), ("f.FITS", true), ("f.fits.gz", true), ("f.txt", false), ("f", false),
        ("fits", false), ("fits.txt", false),
    ])
    func `text is unreadable only under the name of a FITS file`(name: String, isFITS: Bool) throws
    {
        let record = try Self.record(Array("some text".utf8), name: name)
        #expect(record.state == (isFITS ? .unreadable : .other))
        #expect((record.error != nil) == isFITS)
        #expect(record.hdus.isEmpty && record.fields.isEmpty && record.problems.isEmpty)
    }

    @Test func `a field is taken from the first two HDUs, the first value that is not empty`()
        throws
    {
        func card(_ value: String) -> String { FITSBytes.fixed("ANA_VER", value) }
        let cases: [([UInt8], [String])] = [
            (FITSBytes.primary([card("'1'")]) + Self.image([card("'2'")]), ["reco_version=1"]),
            (FITSBytes.primary([card("''")]) + Self.image([card("'2'")]), ["reco_version=2"]),
            (FITSBytes.primary() + Self.image([card("'2'")]), ["reco_version=2"]),
            (FITSBytes.primary() + Self.image([]) + Self.image([card("'3'")]), []),
            (FITSBytes.primary([card("'1'"), card("'2'")]), ["reco_version=1"]),
            (FITSBytes.primary([card("7")]), ["reco_version=7"]),
            (FITSBytes.primary(["ANA_VER   '1'"]), []),
        ]
        for (bytes, fields) in cases {
            let record = try Self.record(bytes)
            #expect(Self.fields(record) == fields)
            let measured = try Self.record(bytes) { $0.digests = true }
            #expect(Self.fields(measured) == fields)
            #expect(record.fields.first?.origin?.card == fields.first.map { _ in "ANA_VER" })
            #expect(record.fields.first?.origin == measured.fields.first?.origin)
        }
    }

    @Test func `an identifier stands in the primary header alone`() throws {
        let identifier = FITSBytes.fixed("DATAID", "'urn:test:1'")
        #expect(try Self.record(FITSBytes.primary([identifier])).identifier == "urn:test:1")
        let second = FITSBytes.primary() + Self.image([identifier])
        #expect(try Self.record(second).identifier == nil)
        let word = FITSBytes.fixed("DATAID", "'no URI'")
        #expect(try Self.record(FITSBytes.primary([word])).identifier == nil)
        #expect(
            try Self.record(FITSBytes.primary([FITSBytes.fixed("DATAID", 5)])).identifier == nil)
    }

    @Test func `a stamp is read with its document, or by its cards alone`() throws {
        let bytes = FITSBytes.primary([FITSBytes.fixed("OBJECT", "'M31'")])
        let full = try Self.record(bytes, isStamped: true)
        #expect(full.isStamped && full.readsDocument && full.problems.isEmpty)
        #expect(full.identifier == "urn:test:stamped")
        #expect(full.provenance?.activity.name == "calibrate")
        #expect(full.provenance?.parameters.map(\.name) == ["bins"])
        #expect(full.digest == nil)
        let cards = try Self.record(bytes, isStamped: true) { $0.cardsOnly = true }
        #expect(cards.isStamped && !cards.readsDocument)
        #expect(cards.provenance?.activity.name == "calibrate")
        #expect(cards.provenance?.parameters == [])
        #expect(cards.identifier == full.identifier)
        #expect(cards.observation == full.observation)
        #expect(cards.hdus == full.hdus)
        let measured = try Self.record(bytes, isStamped: true) {
            $0.cardsOnly = true
            $0.digests = true
        }
        #expect(!measured.readsDocument && measured.provenance?.parameters == [])
        #expect(measured.digest == full.provenance?.product.digest)
    }

    @Test(arguments: [(false, false, []), (true, false, ["checksums"]), (false, true, ["content"])])
    func `what is measured is checked, and nothing else`(
        checksums: Bool, digests: Bool, failed: [String]
    ) throws {
        // A byte of the data, of which the header knows the sum, and the stamp the digest.
        let sum = FITSBytes.fixed("DATASUM", "'\(0x0102_0300)'")
        let bytes = FITSBytes.primary() + Self.image([sum])
        let record = try Self.record(bytes, isStamped: true) {
            $0.checksums = checksums
            $0.digests = digests
        } damage: { content in
            let starts = stride(from: 0, to: content.count, by: FITSBytes.block)
            let data = starts.first { content[$0..<$0 + 4].elementsEqual([1, 2, 3, 0]) }
            if let data { content[data] ^= 1 }
        }
        #expect(record.isStamped)
        let checks = record.problems.map(\.check)
        #expect(failed.allSatisfy(checks.contains))
        #expect(failed.isEmpty == checks.isEmpty)
        #expect((record.digest != nil) == digests)
        #expect(record.problems.allSatisfy { !$0.summary.contains("\n") && !$0.summary.isEmpty })
    }

    @Test func `a file that is cut short has no digest, and each fault of its own`() throws {
        let bytes = Array((FITSBytes.primary() + Self.image([])).dropLast(FITSBytes.block))
        for digests in [false, true] {
            let record = try Self.record(bytes) { $0.digests = digests }
            #expect(record.state == .product)
            #expect(record.digest == nil)
            #expect(record.problems.map(\.check) == ["structure"])
        }
        let cards = try Self.record(FITSBytes.primary(), isStamped: true) {
            $0.cardsOnly = true
        } damage: {
            $0.removeLast(FITSBytes.block)
        }
        #expect(cards.problems.map(\.check).contains("structure"))
    }

    @Test func `a document without a stamp is looked at, and the words of another are not`() throws
    {
        let scanned = try ScannedFile(Self.image([FITSBytes.fixed("HDUCLASS", "'FITSPROV'")]))
        #expect(scanned.hasProvenance)
        #expect(try !ScannedFile(Self.image([FITSBytes.fixed("HDUCLASS", "'OGIP'")])).hasProvenance)
        #expect(try !ScannedFile(Self.image([FITSBytes.fixed("HDUCLASS", 1)])).hasProvenance)
        #expect(try !ScannedFile(Self.image([FITSBytes.fixed("PROVVERS", "'1.0'")])).hasProvenance)
        #expect(try ScannedFile([], [FITSBytes.fixed("PROVVERS", "'1.0'")]).hasProvenance)
        #expect(try ScannedFile([], [FITSBytes.fixed("HDUCLASS", "'FITSPROV'")]).hasProvenance)
        #expect(try !ScannedFile([]).hasProvenance)
    }

    @Test(arguments: [
        ([4, 5], 2), ([7], 1), ([2, 3, 4], 3), ([], 0),
    ])
    func `a compressed image has the axes of what it was`(axes: [Int], count: Int) throws {
        let sky = [
            FITSBytes.fixed("CTYPE1", "'RA---TAN'"), FITSBytes.fixed("CTYPE2", "'DEC--TAN'"),
            FITSBytes.fixed("CRVAL1", "10.0"), FITSBytes.fixed("CRVAL2", "20.0"),
        ]
        let cards =
            sky + [FITSBytes.fixed("ZIMAGE", "T"), FITSBytes.fixed("ZNAXIS", axes.count)]
            + axes.enumerated().map { FITSBytes.fixed("ZNAXIS\($0 + 1)", $1) }
            + [FITSBytes.fixed("ZNAXIS9", 99), FITSBytes.fixed("ZCMPTYPE", "'RICE_1'")]
        let table = FITSBytes.table(
            forms: ["1PB"], rowSize: 8, rows: 1, cards, data: [UInt8](repeating: 0, count: 8))
        let compressed = try Self.record(FITSBytes.primary() + table).observation
        let plain = try Self.record(
            FITSBytes.primary()
                + FITSBytes.image(
                    axes: axes, sky, data: [UInt8](repeating: 0, count: axes.reduce(1, *)))
        ).observation
        for column in [ObsCore.Column.sXel1, .sXel2] {
            #expect(compressed[column] == plain[column], "\(column)")
        }
        #expect((plain[.sXel1] != nil) == (count > 1))
    }

    @Test func `a number is taken in its own unit`() throws {
        let minutes = FITSBytes.fixed("EXPOSURE", "2.0 / [min] time")
        let plain = FITSBytes.fixed("EXPOSURE", "2.0 / time")
        #expect(try Self.record(FITSBytes.primary([minutes])).observation[.tExptime] == .real(120))
        #expect(try Self.record(FITSBytes.primary([plain])).observation[.tExptime] == .real(2))
    }

    @Test func `the keywords of a profile are read before those of others`() throws {
        let bytes = FITSBytes.primary([
            FITSBytes.fixed("MYRECO", "'mine'"), FITSBytes.fixed("ANA_VER", "'theirs'"),
        ])
        let json = """
            {"name": "mine", "fields": [{"name": "reco_version", "keyword": "MYRECO"}]}
            """
        let profile = try JSONDecoder().decode(Profile.self, from: Data(json.utf8))
        #expect(try Self.fields(Self.record(bytes)) == ["reco_version=theirs"])
        let own = try Self.record(bytes) { $0.profile = profile }
        #expect(Self.fields(own) == ["reco_version=mine"])
        #expect(own.fields.first?.origin?.dialect == "mine")
    }
}

/// Whether a scan of a file finds that it has provenance.
private struct ScannedFile {
    let hasProvenance: Bool

    init(_ extensions: [UInt8], _ primary: [String] = []) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(primary) + extensions, to: "f")
        let keywords = ScannedKeywords(.cta)
        var scanner = HeaderScanner(keywords.table)
        try scanner.scan(path)
        hasProvenance = keywords.hasProvenance(scanner.found)
    }
}
