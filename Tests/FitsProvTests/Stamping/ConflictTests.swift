import FITS
import Files
import FitsProv
import TestSupport
import Testing

@Suite struct ConflictTests {
    private func request(_ fields: [Field], replacing: Bool = false) -> StampRequest {
        var request = StampRequest(activity: "x")
        request.fields = fields
        request.replacesCards = replacing
        return request
    }

    private func file(_ folder: borrowing ScratchFolder, _ cards: [String]) throws -> String {
        try folder.write(FITSBytes.primary(cards), to: "a.fits")
    }

    @Test func `a card with the same value stays where it is`() throws {
        let folder = try ScratchFolder()
        let path = try file(folder, [FITSBytes.fixed("CALIBVER", "'v1.2    '")])
        let plan = try Stamps.stamp(path, request([Field(name: "calib_version", value: "v1.2")]))
        #expect(plan.cards.contains { $0.keyword == "CALIBVER" } == false)
        #expect(try Stamps.verify(path).verdict == .intact)
    }

    @Test func `a card with another value is a conflict that names both`() throws {
        let folder = try ScratchFolder()
        let path = try file(folder, [FITSBytes.fixed("CALIBVER", "'v1.1    '")])
        let original = try Files.bytes(path)
        let error = #expect(throws: FitsProvError.self) {
            try Stamps.stamp(path, request([Field(name: "calib_version", value: "v1.2")]))
        }
        #expect(error?.code == .conflict)
        #expect(error?.reason == "CALIBVER is 'v1.1' in the header, and would be 'v1.2'")
        #expect(try Files.bytes(path) == original)
    }

    @Test func `replacing keeps the former cards and strip puts them back in their places`() throws
    {
        let folder = try ScratchFolder()
        let path = try file(
            folder,
            [
                FITSBytes.fixed("RECOMETH", "'Hillas''s'") + " / former method",
                FITSBytes.fixed("OBJECT", "'Crab    '"),
                FITSBytes.fixed("CALIBVER", "'v1.1    '"),
            ])
        let original = try Files.bytes(path)
        let digest = ContentDigest(try FITSFile(reading: path, measuring: .digests))?.text
        let fields = [
            Field(name: "calib_version", value: "v1.2"),
            Field(name: "reco_method", value: "ImPACT"),
        ]
        try Stamps.stamp(path, request(fields, replacing: true))
        let header = try FITSFile(reading: path).hdus[0].header
        #expect(header.string("CALIBVER") == "v1.2")
        #expect(header.filter { $0.keyword == "CALIBVER" }.count == 1)
        let now = ContentDigest(try FITSFile(reading: path, measuring: .digests))?.text
        #expect(now == digest)
        #expect(try Stamps.verify(path).verdict == .intact)
        try Stamps.stamp(path, request(fields, replacing: true))
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == original)
    }

    @Test func `a field of the wrong type or name is refused`() throws {
        let folder = try ScratchFolder()
        let path = try file(folder, [])
        for field in [
            Field(name: "calib_level", value: "three"),
            Field(name: "s_resolution_min", value: "nan"),
            Field(name: "Calib", value: "1"), Field(name: "", value: "1"),
            Field(name: "digest", value: "1"),
        ] {
            let error = #expect(throws: FitsProvError.self) {
                try Stamps.stamp(path, request([field]))
            }
            #expect(error?.code == .badRecord)
        }
    }

    @Test func `a file that names its own byte offsets is not shifted`() throws {
        let folder = try ScratchFolder()
        let path = try file(
            folder, [FITSBytes.fixed("INDXADDR", 5760)] + (0..<28).map { "HISTORY \($0)" })
        let error = #expect(throws: FitsProvError.self) {
            try Stamps.stamp(path, StampRequest(activity: "x"))
        }
        #expect(error?.code == .refused)
    }

    @Test(arguments: [
        ("prov", "http://x.org/"), ("1a", "http://x.org/"), ("", "http://x.org/"), ("cta", "nouri"),
    ])
    func `a namespace that could not be written is refused`(prefix: String, uri: String) throws {
        let folder = try ScratchFolder()
        let path = try file(folder, [])
        var request = StampRequest(activity: "x")
        request.namespaces = [prefix: uri]
        let error = #expect(throws: FitsProvError.self) { try Stamps.stamp(path, request) }
        #expect(error?.code == .badRecord)
    }

    @Test func `an activity has a name and does not end before it starts`() throws {
        let folder = try ScratchFolder()
        let path = try file(folder, [])
        var request = StampRequest(activity: " ")
        #expect(throws: FitsProvError.self) { try Stamps.stamp(path, request) }
        request.activity.name = "x"
        request.activity.start = "2026-03-13T23:44:46Z"
        request.activity.end = "2026-03-13T23:44"
        #expect(throws: FitsProvError.self) { try Stamps.stamp(path, request) }
        request.activity.end = "2026-03-13T23:45"
        #expect(try Stamps.stamp(path, request).provenance.activity.end == "2026-03-13T23:45:00Z")
    }

    @Test func `a document that readers would refuse is not written`() throws {
        let folder = try ScratchFolder()
        let path = try file(folder, [])
        var request = StampRequest(activity: "x")
        request.activity.description = String(repeating: "long ", count: 4 << 20)
        let error = #expect(throws: (any Error).self) { try Stamps.stamp(path, request) }
        #expect("\(error ?? FITSError(.limit, path: "", ""))".contains("bytes"))
        #expect(try Stamps.strip(path) == false)
    }

    @Test func `a product does not take over the identifier of its input`() throws {
        let fixture = try StampFixture()
        let identifier = FITSBytes.fixed("DATAID", "'7c9e6679-7425-40de-944b-e07fc1f90ae7'")
        let input = try fixture.folder.write(FITSBytes.primary([identifier]), to: "in.fits")
        let product = try fixture.folder.write(
            FITSBytes.primary([identifier, "HISTORY changed"]), to: "out.fits")
        var request = StampRequest(activity: "x")
        request.used = [UsedEntity(location: input)]
        let plan = try Stamps.stamp(product, request)
        let used = try #require(plan.provenance.used.first)
        #expect(used.identifier == "urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7")
        #expect(plan.provenance.product.identifier != used.identifier)
    }
}
