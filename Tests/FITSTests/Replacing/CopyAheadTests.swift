import FITS
import Files
import Glibc
import TestSupport
import Testing

/// The safety of a replacement whose data are copied while they are measured.
struct CopyAheadTests {
    private func run(
        _ files: any FileOperations, _ path: String,
        edit: (FITSFile) throws -> [Segment]? = Edits.grow
    ) throws -> FITSError? {
        try Edits.run(
            FileReplacer(files: files, options: Edits.ahead), path, foresees: true, edit: edit)
    }

    private func calls() throws -> [String] {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = WatchedFiles()
        #expect(try run(files, path) == nil)
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
        return files.calls
    }

    @Test(arguments: [ENOSPC, EIO, EDQUOT])
    func `whatever call fails, the file is the old one or the new one and nothing is left`(
        _ number: Int32
    ) throws {
        for failing in 1...(try calls().count) {
            let folder = try ScratchFolder()
            let path = try folder.write(Edits.original, to: "a.fits")
            let files = WatchedFiles { (call) throws(SystemError) in
                if call.number == failing { throw SystemError(call.name, number) }
            }
            let error = try run(files, path)
            let failed: Comment = "call \(failing), \(files.calls[failing - 1])"
            let isNew = error == nil || error?.code == .notDurable
            #expect(
                try folder.bytes(of: "a.fits") == (isNew ? Edits.grown : Edits.original), failed)
            #expect(try folder.names == ["a.fits"], failed)
            #expect(files.leaks == 0, failed)
            if let error { #expect(error.path == path, failed) }
        }
    }

    @Test func `whenever a crash comes, the name holds the old or the new file, whole`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let model = CrashModel()
        #expect(try run(model, path) == nil)
        let contents = model.contents(of: "a.fits", original: Edits.original)
        #expect(contents.ever == [Edits.original, Edits.grown])
        #expect(contents.finally == [Edits.grown])
    }

    @Test func `the data are copied once, by the kernel`() throws {
        #expect(try calls().count { $0 == "copy" } == 1)
    }

    @Test(arguments: [0, 40, 400])
    func `a header that is not as long as was expected is no harm`(_ cards: Int) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = WatchedFiles()
        var asked = 0
        let error = try run(files, path) { file in
            asked += 1
            guard asked == 1 else { return Edits.grow(file) }
            let first = try #require(file.hdus.first)
            let more = [Card](repeating: Card(bytes: "HISTORY more".utf8), count: cards)
            return [
                .bytes(Header(Array(first.header) + more).bytes),
                .original(first.dataOffset..<file.size),
            ]
        }
        #expect(error == nil)
        #expect(asked == 2)
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
        #expect(files.leaks == 0)
    }

    @Test func `an edit that fails beforehand is asked again, and says what is wrong`() throws {
        struct Refusal: Error {}
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = WatchedFiles()
        var asked = 0
        #expect(
            try run(files, path) { file in
                asked += 1
                if asked == 1 { throw Refusal() }
                return Edits.grow(file)
            } == nil)
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
        asked = 0
        #expect(throws: Refusal.self) {
            try run(files, path) { file in
                asked += 1
                if asked == 2 { throw Refusal() }
                return Edits.grow(file)
            }
        }
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
        #expect(try folder.names == ["a.fits"])
        #expect(files.leaks == 0)
    }
}
