import FITS
import Files
import FitsProv
import Foundation
import TestSupport
import Testing

/// What an index remembers of files that have changed since.
@Suite struct VerifiedCatalogueTests {
    /// A folder with the product `a.fits`, as a catalogue remembers it.
    private struct Remembered: ~Copyable {
        let stamps: CardStamps
        let candidate: Candidate

        init() throws {
            let written = try CardStamps()
            try written.write("a.fits", named: [])
            candidate = Candidate(
                path: written.folder.file("a.fits"), identifier: "urn:x:a.fits",
                digest: try written.digest("a.fits"), isMeasured: true)
            stamps = written
        }

        var catalogue: VerifiedCatalogue {
            VerifiedCatalogue(
                MemoryCatalogue([candidate]),
                files: KnownFiles(in: OpenableFolders([stamps.folder.path])))
        }
    }

    @Test func `what is there still is given, measured`() throws {
        let remembered = try Remembered()
        let digest = try #require(remembered.candidate.digest)
        let catalogue = remembered.catalogue
        #expect(
            try catalogue.candidates(digest: digest).files.map(\.path) == [
                remembered.candidate.path
            ])
        #expect(try catalogue.candidates(identifier: "urn:x:a.fits").files.count == 1)
        #expect(try catalogue.candidates(name: NormalName("a")).files.count == 1)
        #expect(try catalogue.candidate(at: remembered.candidate.path) != nil)
    }

    @Test func `what is gone does not count, and where it was is said`() throws {
        let remembered = try Remembered()
        let path = remembered.candidate.path
        let digest = try #require(remembered.candidate.digest)
        try FileManager.default.removeItem(atPath: path)
        let catalogue = remembered.catalogue
        #expect(try catalogue.candidates(digest: digest) == Candidates([], gone: [path]))
        #expect(
            try catalogue.candidates(identifier: "urn:x:a.fits") == Candidates([], gone: [path]))
        #expect(try catalogue.candidates(name: NormalName("a")) == Candidates([]))
        #expect(try catalogue.candidate(at: path) == nil)
    }

    @Test func `what is another product now does not count, and is not gone`() throws {
        let remembered = try Remembered()
        let digest = try #require(remembered.candidate.digest)
        try remembered.stamps.write("a.fits", id: "urn:x:other", object: "M1")
        let catalogue = remembered.catalogue
        #expect(try catalogue.candidates(digest: digest) == Candidates([]))
        #expect(try catalogue.candidates(identifier: "urn:x:a.fits") == Candidates([]))
        #expect(
            try catalogue.candidate(at: remembered.candidate.path)?.identifier == "urn:x:other")
    }

    @Test func `what was changed is known by its identifier, not by its content`() throws {
        let remembered = try Remembered()
        let digest = try #require(remembered.candidate.digest)
        try remembered.stamps.write("a.fits", object: "M1")
        let catalogue = remembered.catalogue
        #expect(try catalogue.candidates(digest: digest).files == [])
        #expect(try catalogue.candidates(identifier: "urn:x:a.fits").files.count == 1)
    }

    @Test func `a link that leads outside since does not count`() throws {
        let remembered = try Remembered()
        let outside = try CardStamps()
        try outside.write("a.fits", named: [])
        let path = remembered.candidate.path
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: outside.folder.file("a.fits"))
        let catalogue = remembered.catalogue
        #expect(try catalogue.candidates(identifier: "urn:x:a.fits") == Candidates([]))
        #expect(try catalogue.candidate(at: path) == nil)
    }
}
