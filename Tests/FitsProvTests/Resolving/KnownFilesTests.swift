import FITS
import Files
import TestSupport
import Testing

@testable import FitsProv

/// What is measured of files, and what is not.
@Suite struct KnownFilesTests {
    @Test func `contents that nothing is recorded of are left alone`() throws {
        let stamps = try StampFixture()
        let events = stamps.folder.file("events.fits")
        try stamps.folder.write(Array("text".utf8), to: "notes.txt")
        let notes = stamps.folder.file("notes.txt")
        try stamps.stamp(stamps.product, StampRequest(activity: "ctbin"))
        let folders = OpenableFolders([stamps.folder.path])
        let some = KnownFiles(in: folders, measuresAll: false)
        #expect(try some.facts(events).digest == nil)
        #expect(try some.facts(notes).digest == nil)
        let stamped = try some.facts(stamps.product)
        #expect(stamped.digest != nil)
        #expect(stamped.digest == stamped.recordedDigest)
        let all = KnownFiles(in: folders)
        #expect(try all.facts(events).digest?.hasPrefix("sha256:") == true)
        #expect(try all.facts(notes).digest?.hasPrefix("file-sha256:") == true)
    }

    @Test func `an MD5 is that of the data, of the whole file, or of neither`() throws {
        let folder = try ScratchFolder()
        let bytes = FITSBytes.primary(axes: [5], data: [1, 2, 3, 4, 5])
        let path = try folder.write(bytes, to: "a.fits")
        let files = KnownFiles(in: OpenableFolders([folder.path]))
        let data = try WeakDigests(path).data
        let whole = try WeakDigests.ofFile(path) { () throws(FileError) in
            try .init(reading: path)
        }
        #expect(data != whole)
        #expect(try files.fits(path, weak: "md5:" + data) == true)
        #expect(try files.fits(path, weak: "md5:" + whole) == true)
        #expect(try files.fits(path, weak: "md5:" + String(repeating: "0", count: 32)) == false)
        let careless = KnownFiles(in: OpenableFolders([folder.path]), measures: false)
        #expect(try careless.fits(path, weak: "md5:" + whole) == nil)
    }
}
