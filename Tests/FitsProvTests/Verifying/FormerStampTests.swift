import FITS
import FitsProv
import Foundation
import TestSupport
import Testing

/// Files that fitsprov 0.1.0 stamped (testdata/stamped-1.0), in which documents name no keywords.
@Suite struct FormerStampTests {
    /// A stamped file, and the SHA-256 of what was stamped.
    struct Kept: CustomTestStringConvertible {
        let name: String
        let original: String

        var testDescription: String { name }
        var path: String { FormerStampTests.folder.appending(path: "\(name).gz").path }
    }

    static let folder = Package.root.appending(path: "testdata/stamped-1.0")

    static let kept: [Kept] = {
        let sums = try? String(
            contentsOf: folder.appending(path: "originals.sha256"), encoding: .utf8)
        return (sums ?? "").split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            return words.count == 2
                ? Kept(name: String(words[1]), original: String(words[0])) : nil
        }
    }()

    @Test func `all of them are there`() {
        #expect(FormerStampTests.kept.count == 22)
    }

    @Test(arguments: FormerStampTests.kept)
    func `a stamp of the first version is intact`(kept: Kept) throws {
        let verification = try Stamps.verify(kept.path)
        let failed = verification.checks.filter { $0.outcome == .failed }
        #expect(failed.map(\.summary) == [])
        #expect(verification.verdict == .intact)
    }

    @Test(arguments: FormerStampTests.kept)
    func `a stamp of the first version is stripped to the original`(kept: Kept) throws {
        let folder = try ScratchFolder()
        let output = folder.file("stripped.fits")
        let (staged, _) = try #require(
            try Stamps.stamper.stageStripped(kept.path, output: output))
        #expect(Stamps.stamper.commit([staged]) == [nil])
        #expect(try Digest(ofFile: output).hexadecimal == kept.original)
    }

    @Test func `the fields of a stamp of the first version are read`() throws {
        let path = FormerStampTests.folder.appending(path: "fields.fits.gz").path
        let provenance = try #require(try Inspection(path, depth: .documents).provenance)
        let fields = provenance.fields.map { "\($0.name)=\($0.value)" }
        #expect(fields.contains("my_field=hello"))
        #expect(fields.contains("site=1.10"))
        #expect(fields.count == 11)
    }
}
