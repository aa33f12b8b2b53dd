import FITS
import Files
import Foundation
import TestSupport
import Testing

struct OutputTests {
    private static let overwriting: FileReplacer.Options = {
        var options = FileReplacer.Options()
        options.overwrites = true
        return options
    }()

    @Test func `an output is made and the original is left alone`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = WatchedFiles()
        let error = try Edits.run(FileReplacer(files: files), path, output: folder.file("b.fits"))
        #expect(error == nil)
        #expect(try folder.bytes(of: "a.fits") == Edits.original)
        #expect(try folder.bytes(of: "b.fits") == Edits.grown)
        #expect(try folder.names == ["a.fits", "b.fits"])
        #expect(files.leaks == 0)
    }

    @Test func `an output that exists is replaced only where that is wanted`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let output = try folder.write("precious".utf8, to: "b.fits")
        let error = try Edits.run(FileReplacer(), path, output: output)
        #expect(error?.code == .refused)
        #expect(error?.path == output)
        #expect(try folder.bytes(of: "b.fits") == Array("precious".utf8))
        let replacer = FileReplacer(options: Self.overwriting)
        #expect(try Edits.run(replacer, path, output: output) == nil)
        #expect(try folder.bytes(of: "b.fits") == Edits.grown)
    }

    @Test func `an output that appears meanwhile is not overwritten`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let output = folder.file("b.fits")
        let files = WatchedFiles { (call) throws(SystemError) in
            guard call.name == "rename" else { return }
            try? Data("precious".utf8).write(to: URL(filePath: output))
        }
        let error = try Edits.run(FileReplacer(files: files), path, output: output)
        #expect(error?.code == .system)
        #expect(try folder.bytes(of: "b.fits") == Array("precious".utf8))
        #expect(try folder.names == ["a.fits", "b.fits"])
    }

    @Test(.timeLimit(.minutes(10)))
    func `an output that is the original replaces it where that is wanted`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let same = folder.path + "/./a.fits"
        #expect(try Edits.run(FileReplacer(), path, output: same)?.code == .refused)
        let replacer = FileReplacer(options: Self.overwriting)
        #expect(try Edits.run(replacer, path, output: same) == nil)
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
    }

    @Test(.timeLimit(.minutes(10)))
    func `an output that is another name of the original is refused`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let link = folder.file("b.fits")
        try FileManager.default.linkItem(atPath: path, toPath: link)
        let replacer = FileReplacer(options: Self.overwriting)
        #expect(try Edits.run(replacer, path, output: link)?.code == .refused)
        #expect(try folder.bytes(of: "a.fits") == Edits.original)
    }

    @Test func `a gzipped file is expanded into an output and never changed in its place`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Gzip.member(Edits.original), to: "a.fits.gz")
        let files = WatchedFiles()
        let replacer = FileReplacer(files: files)
        let error = try Edits.run(replacer, path)
        #expect(error?.code == .refused)
        #expect(error?.hint?.contains("--output") == true)
        #expect(try Edits.run(replacer, path, output: folder.file("b.fits")) == nil)
        #expect(try folder.bytes(of: "b.fits") == Edits.grown)
        #expect(try folder.bytes(of: "a.fits.gz") == Gzip.member(Edits.original))
        #expect(try folder.names == ["a.fits.gz", "b.fits"])
        #expect(files.leaks == 0)
    }

    @Test func `a failure while a gzipped file is expanded leaves nothing behind`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Gzip.member(Edits.original), to: "a.fits.gz")
        let files = WatchedFiles(largestStep: 0)
        let error = try Edits.run(FileReplacer(files: files), path, output: folder.file("b.fits"))
        #expect(error?.code == .system)
        #expect(try folder.names == ["a.fits.gz"])
        #expect(files.leaks == 0)
    }
}
