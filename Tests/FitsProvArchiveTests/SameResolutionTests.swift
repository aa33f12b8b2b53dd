import FITS
import Files
import FitsProv
import Foundation
import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

/// That `show`, `verify`, `lineage`, `audit` and `impact` find the same input of the same product.
@Suite struct SameResolutionTests {
    /// What happened to an input since it was used.
    enum Event: String, CaseIterable {
        case nothing, renamed, moved, movedAndRenamed, changed, copied, changedAndCopied, deleted

        /// What becomes of it, where its contents are measured.
        var state: Resolution.State {
            switch self {
            case .changed: .changed
            case .deleted: .missing
            default: .confirmed
            }
        }

        /// Where it is now, from the folder of the archive.
        var place: String? {
            switch self {
            case .nothing, .changed, .copied: "events.fits"
            case .renamed: "evt1.fits"
            case .moved: "old/events.fits"
            case .movedAndRenamed, .changedAndCopied: "old/evt1.fits"
            case .deleted: nil
            }
        }

        /// What an audit has to say of it.
        var findings: [AuditFinding.Kind] {
            switch self {
            case .nothing, .copied: []
            case .changed: [.changedInput]
            case .deleted: [.missingInput]
            case .renamed, .moved, .movedAndRenamed, .changedAndCopied: [.movedInput]
            }
        }
    }

    private static let kinds: Set<AuditFinding.Kind> = [
        .missingInput, .changedInput, .movedInput, .externalInput, .inputByNameOnly,
    ]

    private func stamp(_ path: String, _ activity: String, used: [String] = []) throws {
        var request = StampRequest(activity: activity)
        request.used = used.map { UsedEntity(location: $0) }
        try ArchiveFixture.stamp(path, request)
    }

    /// A product that was made from `events.fits`, to which something happened then.
    private func archive(_ event: Event, stamped: Bool) throws -> ArchiveFixture {
        let archive = try ArchiveFixture()
        let (input, product) = (archive.root + "/events.fits", archive.root + "/cube.fits")
        let data = FITSBytes.image(axes: [3], data: [7, 8, 9])
        try archive.write(FITSBytes.primary() + data, to: "events.fits")
        try archive.write(ArchiveFixture.product("cube"), to: "cube.fits")
        try archive.write(ArchiveFixture.product("other"), to: "old/other.fits")
        if stamped { try stamp(input, "observe") }
        try stamp(product, "ctbin", used: [input])
        let bytes = try Files.bytes(input)
        switch event {
        case .nothing: break
        case .renamed, .moved, .movedAndRenamed:
            try FileManager.default.moveItem(
                atPath: input, toPath: archive.root + "/" + (event.place ?? ""))
        case .copied: try archive.write(bytes, to: "old/copy.fits")
        case .changed, .changedAndCopied:
            if event == .changedAndCopied { try archive.write(bytes, to: "old/evt1.fits") }
            var changed = bytes
            let place = try FITSFile(reading: input).hdus[1].dataOffset
            changed[place] ^= 1
            try archive.write(changed, to: "events.fits")
        case .deleted: try FileManager.default.removeItem(atPath: input)
        }
        return archive
    }

    /// What an index says of the input of the product, and what an audit and an impact say of it.
    private struct Indexed {
        var state: String?
        var path: String?
        var findings: [AuditFinding.Kind] = []
        var affected: [String] = []
    }

    private func indexed(
        _ archive: borrowing ArchiveFixture, input: String = "events.fits", digests: Bool
    ) throws -> Indexed {
        _ = try archive.update { $0.digests = digests }
        let index = try ArchiveIndex(opening: archive.index)
        var indexed = Indexed()
        let product = archive.root + "/cube.fits"
        try index.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT state, p.path FROM used JOIN paths q ON q.file = used.file
                    LEFT JOIN paths p ON p.file = used.target WHERE q.path = ?
                    """, arguments: [product])
            indexed.state = row?[0]
            indexed.path = row?[1]
        }
        _ = try index.audit { finding in
            if finding.path == product, SameResolutionTests.kinds.contains(finding.kind) {
                indexed.findings.append(finding.kind)
            }
        }
        try index.impact(of: indexed.path ?? archive.root + "/" + input) { _ in
        } _: {
            indexed.affected.append($0.path)
        }
        return indexed
    }

    @Test(arguments: Event.allCases, [true, false])
    func `all find the same input, and say the same of it`(event: Event, stamped: Bool) throws {
        let archive = try archive(event, stamped: stamped)
        let product = archive.root + "/cube.fits"
        let path = event.place.map { archive.root + "/" + $0 }

        let inspection = try Inspection(product)
        let used = inspection.provenance?.used ?? []
        let shown = InputLookup().states(of: used, by: product)
        #expect(shown.map(\.state) == [event.state])
        #expect(shown.first?.path == event.place)
        let check = Verification(inspection, inputs: InputLookup()).checks
            .first { $0.name == .inputs }
        #expect(check?.outcome == (event.state.isWrong ? .failed : .ok))

        let files = KnownFiles(in: OpenableFolders([archive.root]))
        let catalogue = HeaderCatalogue(roots: [archive.root], files: files)
        let lineage = try Lineage(of: product, in: catalogue, files: files)
        #expect(lineage.edges.map(\.resolution.state) == [event.state])
        #expect(lineage.nodes.last?.path == path)

        let indexed = try indexed(archive, digests: true)
        #expect(indexed.state == event.state.rawValue)
        #expect(indexed.path == path)
        #expect(indexed.findings == event.findings)
        #expect(indexed.affected == [product])
    }

    @Test(arguments: [Event.renamed, .movedAndRenamed, .deleted], [true, false])
    func `an index of headers finds what was renamed all the same`(
        event: Event, stamped: Bool
    ) throws {
        let archive = try archive(event, stamped: stamped)
        let indexed = try indexed(archive, digests: false)
        #expect(indexed.path == event.place.map { archive.root + "/" + $0 })
        #expect(indexed.findings == event.findings)
        #expect(indexed.affected == [archive.root + "/cube.fits"])
        // By its content if that is what it was found by, else by what its own stamp says.
        let state = event.state == .confirmed && stamped ? .identified : event.state
        #expect(indexed.state == state.rawValue)
    }

    @Test func `an index of headers reads no more contents than it may`() throws {
        let archive = try archive(.renamed, stamped: false)
        let index = try ArchiveIndex(creating: archive.index)
        var indexer = Indexer(index, Indexer.Options())
        try indexer.update(archive.root)
        func states() throws -> [String] {
            try index.read { try String.fetchAll($0, sql: "SELECT state FROM used") }
        }
        try index.resolve(searchedBytes: 100)
        #expect(try states() == ["missing"])
        try index.resolve(searchedBytes: 1 << 20)
        #expect(try states() == ["confirmed"])
    }

    @Test func `a name of several files is said to be none by all`() throws {
        let archive = try ArchiveFixture()
        let product = archive.root + "/cube.fits"
        try archive.write(ArchiveFixture.product("cube"), to: "cube.fits")
        for folder in ["1", "2"] {
            try archive.write(ArchiveFixture.product(folder), to: folder + "/flat.fits")
        }
        try stamp(product, "ctbin", used: ["gone/flat.fits", "https://example.org/raw.fits"])
        let used = try Inspection(product, depth: .documents).provenance?.used ?? []
        let shown = InputLookup().states(of: used, by: product)
        #expect(shown.map(\.state) == [.missing, .outside])
        #expect(shown.first?.findings.map(\.note) == ["2 files have its name"])
        let indexed = try indexed(archive, input: "gone/flat.fits", digests: true)
        #expect(indexed.affected == [product])
        #expect(
            indexed.findings.sorted { $0.rawValue < $1.rawValue } == [
                .externalInput, .missingInput,
            ])
    }
}
