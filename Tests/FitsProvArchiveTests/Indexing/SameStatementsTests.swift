import FITS
import Files
import FitsProv
import FitsProvArchive
import TestSupport
import Testing

/// That an index, a lineage and an inspection of the same file say the same.
@Suite struct SameStatementsTests {
    /// What is said of a file.
    private struct Statements: Hashable, CustomStringConvertible {
        var identifier: String?
        var fields: [String] = []
        var isStamped = false
        var activity: String?

        var description: String {
            "\(identifier ?? "-") \(fields) \(isStamped) \(activity ?? "-")"
        }
    }

    private func words(_ fields: [(name: String, value: String)]) -> [String] {
        fields.map { "\($0.name)=\($0.value)" }.sorted()
    }

    private func shown(_ path: String, _ depth: Inspection.Depth) throws -> Statements {
        let inspection = try Inspection(path, depth: depth)
        return Statements(
            identifier: inspection.identifier,
            fields: words(inspection.fields(DialectTable(.cta)).map { ($0.name, $0.value) }),
            isStamped: inspection.block != nil,
            activity: inspection.provenance?.activity.name)
    }

    /// What an index of a folder says of its products, by their paths.
    private func indexed(
        _ folder: String, index path: String, cardsOnly: Bool = false, digests: Bool = false
    ) throws -> [String: Statements] {
        var options = Indexer.Options()
        options.jobs = 2
        options.cardsOnly = cardsOnly
        options.digests = digests
        let index = try ArchiveIndex(creating: path)
        var indexer = Indexer(index, options)
        try indexer.update(folder)
        try indexer.finish()
        var query = Query()
        query.detail = .everything
        var found: [String: Statements] = [:]
        _ = try index.find(query) { product in
            found[product.path] = Statements(
                identifier: product.identifier,
                fields: words(product.fields.map { ($0.name, $0.value) }),
                isStamped: product.isStamped, activity: product.activity)
        }
        return found
    }

    private func stamp(_ path: String, _ fields: [Field]) throws {
        var request = StampRequest(activity: "calibrate")
        request.fields = fields
        request.software = [Software(name: "pipe", version: "2.10")]
        try ArchiveFixture.stamp(path, request)
    }

    private func image(_ cards: [String]) -> [UInt8] {
        FITSBytes.image(axes: [3], cards, data: [1, 2, 3])
    }

    /// Files without a stamp, and some of the same with one.
    private func write(to archive: borrowing ArchiveFixture) throws {
        let gadf = [
            FITSBytes.fixed("ANA_VER", "'r7'"), FITSBytes.fixed("CAL_VER", "'theirs'"),
            FITSBytes.fixed("DATAID", "'urn:x:1'"),
        ]
        let files: [(String, [UInt8])] = [
            ("none.fits", FITSBytes.primary()),
            ("gadf.fits", FITSBytes.primary(gadf)),
            ("second.fits", FITSBytes.primary() + image([FITSBytes.fixed("ANA_VER", "'2'")])),
            (
                "third.fits",
                FITSBytes.primary() + image([]) + image([FITSBytes.fixed("ANA_VER", "'3'")])
            ),
            (
                "empty.fits",
                FITSBytes.primary([FITSBytes.fixed("ANA_VER", "''")])
                    + image([FITSBytes.fixed("ANA_VER", "'2'")])
            ),
            (
                "numbers.fits",
                FITSBytes.primary([
                    FITSBytes.fixed("PROPOSID", 12345), FITSBytes.fixed("CALIBLEV", 3),
                    FITSBytes.fixed("SRES_MIN", "1.50"), FITSBytes.fixed("CRDS_CTX", "T"),
                ])
            ),
            (
                "cta.fits",
                FITSBytes.primary([
                    "HIERARCH CTA PRODUCT ID = '7C9E6679-7425-40DE-944B-E07FC1F90AE7'",
                    FITSBytes.fixed("CALIBVER", "'c1'"), FITSBytes.fixed("CALDBVER", "'c2'"),
                    FITSBytes.fixed("DATAID", "'not a URI'"),
                ])
            ),
            (
                "twice.fits",
                FITSBytes.primary([
                    FITSBytes.fixed("ANA_VER", "'first'"), FITSBytes.fixed("ANA_VER", "'last'"),
                ])
            ),
        ]
        for (name, bytes) in files {
            try archive.write(bytes, to: name)
            try archive.write(bytes, to: "stamped/" + name)
            try stamp(
                archive.root + "/stamped/" + name,
                name == "cta.fits" ? [] : [Field(name: "calib_version", value: "ours")])
        }
    }

    @Test func `of files with and without a stamp all say the same`() throws {
        let archive = try ArchiveFixture()
        let calibrated = FITSBytes.primary([FITSBytes.fixed("ANA_VER", "'r7'")])
        try archive.write(calibrated, to: "both.fits")
        try stamp(
            archive.root + "/both.fits", [Field(name: "calib_version", value: "v1.2")])
        try write(to: archive)
        let found = try indexed(archive.root, index: archive.index)
        #expect(found.count == 17)
        for (path, statements) in found {
            #expect(try shown(path, .documents) == statements, "\(path)")
            #expect(try shown(path, .contents([.digests, .checksums])) == statements, "\(path)")
            let files = KnownFiles(in: OpenableFolders([archive.root]))
            let catalogue = HeaderCatalogue(roots: [archive.root], files: files)
            let node = try #require(
                try Lineage(of: path, in: catalogue, files: files).nodes.first)
            #expect(node.identifier == statements.identifier, "\(path)")
            #expect(node.isStamped == statements.isStamped, "\(path)")
            #expect(node.provenance?.activity.name == statements.activity, "\(path)")
        }
        let both = try #require(found[archive.root + "/both.fits"])
        #expect(both.fields == ["calib_version=v1.2", "reco_version=r7"])
        #expect(both.isStamped)
        let plain = try #require(found[archive.root + "/gadf.fits"])
        #expect(plain.fields == ["calib_version=theirs", "reco_version=r7"])
        #expect(plain.identifier == "urn:x:1")
        #expect(found[archive.root + "/third.fits"]?.fields == [])
        #expect(found[archive.root + "/empty.fits"]?.fields == ["reco_version=2"])
    }

    @Test func `by their cards alone the index says what an inspection of the cards says`() throws {
        let archive = try ArchiveFixture()
        try write(to: archive)
        let found = try indexed(archive.root, index: archive.index, cardsOnly: true)
        #expect(found.count == 16)
        for (path, statements) in found {
            #expect(try shown(path, .cards) == statements, "\(path)")
        }
    }

    @Test func `by their cards alone, a document says nothing, also of a measured file`() throws {
        let archive = try ArchiveFixture()
        try archive.write(FITSBytes.primary(), to: "a.fits")
        let path = archive.root + "/a.fits"
        try stamp(path, [Field(name: "calib_version", value: "v1.2")])
        // The document still has the field, of which the card is taken away.
        var bytes = try Files.bytes(path)
        let comment = try #require(bytes.firstRange(of: Array("calib_version".utf8)))
        let start = comment.lowerBound / 80 * 80
        bytes.replaceSubrange(start..<start + 80, with: [UInt8](repeating: 0x20, count: 80))
        try archive.write(bytes, to: "a.fits")
        let full = try indexed(archive.root, index: archive.index, digests: true)
        #expect(full[path]?.fields == ["calib_version=v1.2"])
        for digests in [true, false] {
            let name = archive.scratch.file("cards-\(digests).sqlite")
            let found = try indexed(
                archive.root, index: name, cardsOnly: true, digests: digests)
            #expect(found[path]?.fields == [])
            #expect(found[path]?.activity == "calibrate")
            #expect(try shown(path, .cards) == found[path])
        }
    }

    @Test func `a query finds both the stamp's field and the observatory's`() throws {
        let archive = try ArchiveFixture()
        try archive.write(
            FITSBytes.primary([FITSBytes.fixed("ANA_VER", "'r7'")]), to: "both.fits")
        try stamp(
            archive.root + "/both.fits", [Field(name: "calib_version", value: "v1.2")])
        _ = try indexed(archive.root, index: archive.index)
        let index = try ArchiveIndex(opening: archive.index)
        #expect(try index.names("calib_version = v1.2") == ["both.fits"])
        #expect(try index.names("reco_version = r7") == ["both.fits"])
        #expect(try index.names("reco_version = r7 and calib_version = v1.2") == ["both.fits"])
        #expect(try index.names("reco_version = r8").isEmpty)
    }

    @Test(.enabled(if: Samples.areInstalled, Samples.notice))
    func `of every sample file the index says what an inspection says`() throws {
        let archive = try ArchiveFixture()
        var names: [String: String] = [:]
        for (number, sample) in Samples.plain.enumerated() {
            let name = "\(number).fits"
            try archive.write(try Files.bytes(sample.path), to: name)
            names[archive.root + "/" + name] = sample.name
        }
        let found = try indexed(archive.root, index: archive.index)
        #expect(found.count > 100)
        var withFields = 0
        for (path, statements) in found {
            let name = names[path] ?? path
            let shown = try shown(path, .documents)
            #expect(shown == statements, "\(name)")
            withFields += statements.fields.isEmpty ? 0 : 1
        }
        #expect(withFields > 0)
    }
}
