import FITS
import Files
import FitsProv
import Foundation
import TestSupport
import Testing

@testable import FitsProvArchive

/// An archive that is asked: a folder, which is read, or an index, which is asked as it is.
@Suite struct ArchiveSourceTests {
    private static func names(_ source: ArchiveSource) throws -> [String] {
        try source.index.names(nil)
    }

    private static func filled() throws -> ArchiveFixture {
        let archive = try ArchiveFixture()
        try archive.write(ArchiveFixture.product("a"), to: "a.fits")
        try archive.write(ArchiveFixture.product("b"), to: "sub/b.fits")
        try archive.write([], to: ".hidden")
        return archive
    }

    @Test func `a folder is read, and nothing of that stays`() throws {
        let archive = try Self.filled()
        let source = try ArchiveSource(opening: archive.root)
        #expect(try Self.names(source) == ["a.fits", "b.fits"])
        #expect(source.name == archive.root && source.index.path == archive.root)
        #expect(try source.updated == nil)
        #expect(try source.roots == [archive.root])
        #expect(source.measured == [])
        #expect(source.passedOver.hidden == 1)
        #expect(try source.index.isFinished)
        #expect(try archive.scratch.names == ["archive"])
    }

    @Test func `an index is asked as it is, though the folder has changed`() throws {
        let archive = try Self.filled()
        _ = try archive.update()
        try FileManager.default.removeItem(atPath: archive.root + "/a.fits")
        let source = try ArchiveSource(opening: archive.index)
        #expect(try Self.names(source) == ["a.fits", "b.fits"])
        #expect(source.name == archive.index && source.measured == nil)
        #expect(try source.updated != nil)
        #expect(source.passedOver == PassedOver())
        #expect(try source.roots == [archive.root])
    }

    @Test func `what an index did not measure is measured in its folders`() throws {
        let archive = try Self.filled()
        _ = try archive.update("/sub")
        let before = try archive.scratch.bytes(of: "index.sqlite")
        var options = ArchiveSource.Options()
        options.measuring = [.digests]
        let source = try ArchiveSource(opening: archive.index, options)
        #expect(source.name == archive.index)
        #expect(source.measured == [.digests])
        #expect(try source.updated == nil)
        #expect(try source.roots == [archive.root + "/sub"])
        #expect(try Self.names(source) == ["b.fits"])
        let found = try source.index.candidate(at: archive.root + "/sub/b.fits")
        #expect(found?.isMeasured == true)
        #expect(try archive.scratch.bytes(of: "index.sqlite") == before)
    }

    @Test(
        arguments: [
            ([], false, 0), ([.digests], true, 0), ([.checksums], false, 1),
            ([.digests, .checksums], true, 1),
        ] as [(Measuring, Bool, Int)])
    func `of a folder is measured what is asked for`(
        measuring: Measuring, hasDigest: Bool, problems: Int
    ) throws {
        let archive = try ArchiveFixture()
        try archive.write(
            FITSBytes.primary([FITSBytes.fixed("DATASUM", "'1'")]), to: "a.fits")
        var options = ArchiveSource.Options()
        options.measuring = measuring
        let source = try ArchiveSource(opening: archive.root, options)
        let found = try #require(try source.index.candidate(at: archive.root + "/a.fits"))
        #expect(found.isMeasured == hasDigest)
        #expect(try source.index.audit { _ in }.counts[.brokenChecksum] == problems)
    }

    @Test func `the profile says what the fields of a folder are`() throws {
        let archive = try ArchiveFixture()
        try archive.write(
            FITSBytes.primary([FITSBytes.fixed("MYRECO", "'mine'")]), to: "a.fits")
        var options = ArchiveSource.Options()
        let json = """
            {"name": "mine", "fields": [{"name": "reco_version", "keyword": "MYRECO"}]}
            """
        options.profile = try JSONDecoder().decode(Profile.self, from: Data(json.utf8))
        let own = try ArchiveSource(opening: archive.root, options)
        #expect(try own.index.names("reco_version = mine") == ["a.fits"])
        let plain = try ArchiveSource(opening: archive.root)
        #expect(try plain.index.names("has reco_version") == [])
    }

    @Test func `what is neither folder nor index is an error`() throws {
        let scratch = try ScratchFolder()
        try scratch.write("text".utf8, to: "text")
        for name in ["text", "none"] {
            let error = #expect(throws: FitsProvError.self) {
                _ = try ArchiveSource(opening: scratch.file(name))
            }
            #expect(error?.code == .notAnIndex, "\(name)")
            #expect(error?.path == scratch.file(name))
        }
    }

    @Test func `an index whose folder is gone cannot be measured`() throws {
        let archive = try Self.filled()
        _ = try archive.update()
        try FileManager.default.removeItem(atPath: archive.root)
        var options = ArchiveSource.Options()
        options.measuring = [.checksums]
        let error = #expect(throws: FitsProvError.self) {
            _ = try ArchiveSource(opening: archive.index, options)
        }
        #expect(error?.code == .folder)
        #expect(try Self.names(ArchiveSource(opening: archive.index)).count == 2)
    }

    @Test func `reading a folder can be stopped, and is told`() throws {
        let archive = try Self.filled()
        let error = #expect(throws: FitsProvError.self) {
            _ = try ArchiveSource(opening: archive.root, isStopped: { true })
        }
        #expect(error?.code == .interrupted)
        #expect(error?.path == archive.root)
        var told: [Int] = []
        _ = try ArchiveSource(opening: archive.root, onProgress: { told.append($0) })
        #expect(told == [1, 2])
    }

    @Test func `what cannot be looked at is told with its reason`() throws {
        let archive = try ArchiveFixture()
        let deep = (0...200).map { _ in "d" }.joined(separator: "/")
        try FileManager.default.createDirectory(
            atPath: archive.root + "/" + deep, withIntermediateDirectories: true)
        var faults: [String] = []
        _ = try ArchiveSource(opening: archive.root, onFault: { faults.append("\($0)|\($1)") })
        #expect(faults.count == 1)
        #expect(faults.first?.hasPrefix("\(archive.root)/\(deep)|") == true)
    }
}
