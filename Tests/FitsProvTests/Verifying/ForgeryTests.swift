import FITS
import FitsProv
import Foundation
import TestSupport
import Testing

/// Stamped files changed by someone who makes every checksum and digest right again.
@Suite struct ForgeryTests {
    /// The file that fitsprov 0.1.0 stamped, expanded.
    private static func former() throws -> [UInt8] {
        let folder = try ScratchFolder()
        let kept = FormerStampTests.folder.appending(path: "table.fits.gz")
        let path = folder.file("table.fits.gz")
        try FileManager.default.copyItem(atPath: kept.path, toPath: path)
        _ = try Tool.gzip.run(["-d", path])
        return try Files.bytes(folder.file("table.fits"))
    }

    /// A file like it, stamped now.
    private static func current() throws -> [UInt8] {
        let folder = try ScratchFolder()
        let path = try folder.write(try former(), to: "table.fits")
        try Stamps.strip(path)
        let identifier = FITSBytes.fixed("DATAID", "'urn:x:input'")
        try folder.write(FITSBytes.primary([identifier]), to: "input.fits")
        var request = StampRequest(activity: "ctbin")
        request.replacesCards = true
        request.activity.start = "2026-03-13T23:44:46"
        request.software = [Software(name: "ctools", version: "1.10")]
        request.agents = [Agent(name: "CTA")]
        request.used = [
            UsedEntity(location: folder.file("input.fits"), role: "Main"),
            UsedEntity(location: "https://example.org/irf"),
        ]
        request.fields = [
            Field(name: "calib_version", value: "v1.2"), Field(name: "calib_level", value: "3"),
            Field(name: "s_resolution_min", value: "0.10"), Field(name: "site", value: "1.10"),
            Field(name: "my_field", value: "hello"), Field(name: "other_field", value: "1"),
        ]
        try Stamps.stamp(path, request)
        return try Files.bytes(path)
    }

    private func verify(_ base: [UInt8], _ forgery: Forgery) throws -> Verification {
        let folder = try ScratchFolder()
        let path = try folder.write(base, to: "table.fits")
        var file = try ForgedFile(path, base)
        try forgery.edit(&file)
        return try Stamps.verify(try folder.write(try file.bytes, to: "table.fits"))
    }

    @Test func `put together again without a change, both are intact`() throws {
        let none = Forgery("none") { _ in }
        #expect(try verify(try ForgeryTests.former(), none).verdict == .intact)
        #expect(try verify(try ForgeryTests.current(), none).verdict == .intact)
    }

    @Test(arguments: Forgery.cards + Forgery.documents)
    func `a forged stamp is not intact`(forgery: Forgery) throws {
        #expect(try verify(try ForgeryTests.current(), forgery).verdict == .failed)
    }

    @Test(arguments: Forgery.cards + Forgery.documents)
    func `a forged stamp of the first version is not intact`(forgery: Forgery) throws {
        #expect(try verify(try ForgeryTests.former(), forgery).verdict == .failed)
    }

    @Test(arguments: Forgery.remembered)
    func `what the document remembers cannot be forged`(forgery: Forgery) throws {
        #expect(try verify(try ForgeryTests.current(), forgery).verdict == .failed)
    }

    @Test(arguments: Forgery.harmless)
    func `what any program may do leaves a stamp intact`(forgery: Forgery) throws {
        for base in [try ForgeryTests.current(), try ForgeryTests.former()] {
            let failed = try verify(base, forgery).checks.filter { $0.outcome == .failed }
            #expect(failed.map(\.summary) == [])
        }
    }
}
