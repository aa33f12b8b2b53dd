import FitsProv
import GRDB
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// What is told of a product that was found.
@Suite struct HitTests {
    private static let record: FileRecord = {
        var product = ProductFixture("a.fits")
        product.identifier = "urn:a"
        product.digest = "sha256:stamped"
        product.size = 2880
        product.version = "2"
        product.start = "2026-03-13T00:00:00Z"
        product.end = "2026-03-13T01:00:00Z"
        product.software = [("zeta", "1"), ("alpha", nil)]
        product.parameters = [("zmax", "3"), ("amin", "1"), ("zmax", "4")]
        product.fields = [("site", "N"), ("calib_version", "v1")]
        var record = product.record
        record.provenance?.parameters[1].unit = "TeV"
        var first = Step(activity: Activity(name: "observe", identifier: "urn:first"))
        first.software = [Software(name: "daq", version: "0.9")]
        record.provenance?.earlierSteps = [first]
        record.fields[0].origin = Origin(dialect: "CTA", hdu: 1, card: "SITENAME")
        record.fields[1].origin = Origin(dialect: Origin.convention, hdu: 1, card: "CALIBVER")
        record.observation.add(.init(.sRa, .real(83), from: "RA_PNT[2]"))
        record.observation.add(.init(.obsId, .text("7"), from: "ESO OBS ID"))
        record.observation.add(.init(.tMin, .real(60_000.5), from: "DATE-OBS+TIME-OBS"))
        record.observation.add(.init(.calibLevel, .integer(2), from: "CALIBLEV"))
        return record
    }()

    private func hit(
        _ record: FileRecord = HitTests.record, _ change: (inout Query) -> Void
    ) throws -> QueryRow {
        let folder = try ScratchFolder()
        let index = try ArchiveIndex(creating: folder.file("test.index"))
        try IndexFixture.write([("/data/x", record)], to: index)
        var question = Query()
        change(&question)
        var hits: [QueryRow] = []
        _ = try index.find(question) { hits.append($0) }
        #expect(hits.count == 1)
        return try #require(hits.first)
    }

    @Test func `all that is recorded is told, in the order in which it is recorded`() throws {
        let hit = try hit { $0.detail = .everything }
        #expect(hit.path == "/data/x/a.fits")
        #expect(hit.identifier == "urn:a")
        #expect(hit.digest == "sha256:stamped")
        #expect(hit.size == 2880)
        #expect(hit.isStamped)
        #expect(hit.software.map(\.name) == ["daq", "zeta", "alpha"])
        #expect(hit.software.map(\.version) == ["0.9", "1", nil])
        #expect(hit.parameters.map(\.name) == ["zmax", "amin", "zmax"])
        #expect(hit.parameters.map(\.value) == ["3", "1", "4"])
        #expect(hit.parameters.map(\.keyword) == [nil, "TeV", nil])
        #expect(hit.fields.map(\.name) == ["calib_version", "site"])
        #expect(hit.fields.map(\.value) == ["v1", "N"])
        #expect(hit.fields.map(\.keyword) == [nil, "SITENAME"])
    }

    @Test func `the last step is the one that made the product`() throws {
        let hit = try hit { _ in }
        #expect(hit.activity == "ctbin")
        #expect(hit.activityVersion == "2")
        #expect(hit.started == "2026-03-13T00:00:00Z")
        #expect(hit.ended == "2026-03-13T01:00:00Z")
    }

    @Test func `each value of ObsCore has its type and the card that it comes from`() throws {
        let hit = try hit { $0.detail = .everything }
        #expect(hit[.sRa] == .real(83))
        #expect(hit[.obsId] == .text("7"))
        #expect(hit[.tMin] == .real(60_000.5))
        #expect(hit[.calibLevel] == .integer(2))
        #expect(hit[.tMax] == nil)
        let sources = Dictionary(uniqueKeysWithValues: hit.observed.map { ($0.column, $0.source) })
        #expect(
            sources == [
                .sRa: "RA_PNT[2]", .obsId: "ESO OBS ID", .tMin: "DATE-OBS+TIME-OBS",
                .calibLevel: "CALIBLEV",
            ])
        // In the order of the standard, whatever the order of the cards.
        #expect(hit.observed.map(\.column) == [.calibLevel, .obsId, .sRa, .tMin])
    }

    @Test func `a summary has no lists, and a path nothing else`() throws {
        let summary = try hit { $0.columns = ["site", "start"] }
        #expect(summary.fields.isEmpty)
        #expect(summary.parameters.isEmpty)
        #expect(summary.observed.map(\.source) == [nil, nil, nil, nil])
        #expect(summary.columns == ["N", "2026-03-13T00:00:00Z"])
        #expect(summary.software.count == 3)
        let path = try hit {
            $0.detail = .path
            $0.columns = ["site"]
        }
        #expect(path.path == "/data/x/a.fits")
        #expect(path.identifier == nil)
        #expect(path.size == 0)
        #expect(path.columns.isEmpty)
        #expect(path.software.isEmpty)
        #expect(path.observed.isEmpty)
    }

    @Test func `a digest that was measured goes before the one of the stamp`() throws {
        var record = HitTests.record
        record.digest = "sha256:measured"
        #expect(try hit(record) { _ in }.digest == "sha256:measured")
    }

    @Test func `a file without a stamp has what its headers say`() throws {
        var record = IndexFixture.raw("raw.fits")
        record.identifier = "urn:raw"
        record.fields = [Field(name: "site", value: "S")]
        let hit = try hit(record) { $0.detail = .everything }
        #expect(!hit.isStamped)
        #expect(hit.identifier == "urn:raw")
        #expect(hit.activity == nil)
        #expect(hit.digest == nil)
        #expect(hit.fields.map(\.value) == ["S"])
        #expect(hit.observed.isEmpty)
    }

    @Test func `very many values are cut, the first ones are told`() throws {
        var product = ProductFixture("a.fits")
        product.software = (0..<150).map { ("s\($0)", nil) }
        product.parameters = (0..<1100).map { ("p\($0)", "\($0)") }
        product.fields = (0..<1100).map { ("f\(10_000 + $0)", "\($0)") }
        let hit = try hit(product.record) {
            $0.detail = .everything
            $0.columns = ["software"]
        }
        #expect(hit.software.count == 100)
        #expect(hit.software.last?.name == "s99")
        #expect(hit.parameters.count == 1000)
        #expect(hit.parameters.last?.name == "p999")
        #expect(hit.fields.last?.value == "999")
        #expect(hit.columns.first??.split(separator: ", ").count == 20)
    }

    @Test func `what the closure throws ends the search`() throws {
        struct Enough: Error {}
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(
            [ProductFixture("a"), ProductFixture("b")], in: folder)
        var count = 0
        #expect(throws: Enough.self) {
            _ = try index.find(Query()) { _ in
                count += 1
                throw Enough()
            }
        }
        #expect(count == 1)
    }

    @Test(arguments: [(FileRecord.State.product, 1), (.unreadable, 0), (.other, 0), (.gone, 0)])
    func `only files that are there and can be read are found`(
        state: FileRecord.State, count: Int
    ) throws {
        // By looking at each file, and by an index.
        for expression in [nil, "activity = ctbin", "name = a"] {
            let folder = try ScratchFolder()
            let index = try ProductFixture.index([ProductFixture("a")], in: folder)
            try index.write {
                try $0.execute(sql: "UPDATE files SET state = ?", arguments: [state.rawValue])
            }
            #expect(try index.names(expression).count == count)
        }
    }

    @Test(
        arguments: [
            (nil, 3, false), (0, 0, true), (-1, 0, true), (2, 2, true), (3, 3, false),
            (Int.max, 3, false), (Int.min, 0, true),
        ] as [(Int?, Int, Bool)])
    func `a limit of any size cuts what is beyond it`(limit: Int?, count: Int, isCut: Bool) throws {
        for expression in [nil, "activity = ctbin"] {
            let answer = try ["a", "b", "c"].map { ProductFixture($0) }.ask { index in
                var question = Query(try expression.map { try Expression($0) })
                question.limit = limit
                question.detail = .path
                return try index.find(question) { _ in }
            }
            #expect(answer.count == count)
            #expect(answer.isCut == isCut)
        }
    }
}
