import FITS
import Files
import Glibc
import TestSupport
import Testing

struct FailureTests {
    @Test(arguments: [ENOSPC, EIO, EPERM, EDQUOT, EROFS])
    func `whatever call fails, the file is the old one or the new one and nothing is left`(
        _ number: Int32
    ) throws {
        let count = try callsOfSuccess()
        for failing in 1...count {
            let folder = try ScratchFolder()
            let path = try folder.write(Edits.original, to: "a.fits")
            let files = WatchedFiles { (call) throws(SystemError) in
                if call.number == failing { throw SystemError(call.name, number) }
            }
            let error = try Edits.run(FileReplacer(files: files), path)
            let failed: Comment = "call \(failing), \(files.calls[failing - 1])"
            let isNew = error == nil || error?.code == .notDurable
            #expect(
                try folder.bytes(of: "a.fits") == (isNew ? Edits.grown : Edits.original), failed)
            #expect(try folder.names == ["a.fits"], failed)
            #expect(files.leaks == 0, failed)
            if let error { #expect(error.path == path, failed) }
        }
    }

    @Test func `a call that fails for good is an error and not a loop`() throws {
        for name in Set(try namesOfSuccess()) {
            let folder = try ScratchFolder()
            let path = try folder.write(Edits.original, to: "a.fits")
            let files = WatchedFiles { (call) throws(SystemError) in
                if call.name == name { throw SystemError(name, EIO) }
            }
            let error = try Edits.run(FileReplacer(files: files), path)
            #expect(error?.code == .system, "\(name)")
            #expect(try folder.bytes(of: "a.fits") == Edits.original, "\(name)")
            #expect(try folder.names == ["a.fits"], "\(name)")
            #expect(files.leaks == 0, "\(name)")
            #expect(files.calls.count < 100, "\(name)")
        }
    }

    @Test func `only the sync of the folder leaves the new file in place`() throws {
        let names = try namesOfSuccess()
        let last = try #require(names.lastIndex(of: "synchronize"))
        let rename = try #require(names.firstIndex(of: "rename"))
        #expect(rename < last)
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = WatchedFiles { (call) throws(SystemError) in
            if call.number == last + 1 { throw SystemError(call.name, EIO) }
        }
        let error = try Edits.run(FileReplacer(files: files), path)
        #expect(error?.code == .notDurable)
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
    }

    @Test(
        arguments: [1, 3, 1000, 4096], [WatchedFiles.Copying.works, .isUnsupported, .stopsHalfway])
    func `short reads, writes and copies come to the same file`(
        _ step: Int, _ copying: WatchedFiles.Copying
    ) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = WatchedFiles(largestStep: step, copying: copying)
        #expect(try Edits.run(FileReplacer(files: files), path) == nil)
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
        #expect(try folder.names == ["a.fits"])
        #expect(files.leaks == 0)
    }

    @Test func `a disk that takes no bytes is an error and not a loop`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = WatchedFiles(largestStep: 0)
        let error = try Edits.run(FileReplacer(files: files), path)
        #expect(error?.code == .system)
        #expect(try folder.bytes(of: "a.fits") == Edits.original)
        #expect(try folder.names == ["a.fits"])
    }

    @Test(arguments: [1, 1000, 5000])
    func `a disk that keeps something else than it was given is found out`(_ step: Int) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = WatchedFiles(largestStep: step, copying: .isUnsupported, corrupts: true)
        let error = try Edits.run(FileReplacer(files: files), path)
        #expect(error?.code == .changed)
        #expect(error?.reason.contains("does not read back the same") == true)
        #expect(try folder.bytes(of: "a.fits") == Edits.original)
        #expect(try folder.names == ["a.fits"])
    }

    @Test func `one file that cannot be put in place does not hold up the others`() throws {
        let folder = try ScratchFolder()
        let replacer = FileReplacer()
        let staged = try ["a", "b", "c"].map { name in
            let path = try folder.write(Edits.original, to: name)
            return try #require(try replacer.stage(path, edit: Edits.grow))
        }
        try folder.write(FITSBytes.primary(), to: "b")
        #expect(replacer.commit(staged).map { $0?.code } == [nil, .changed, nil])
        #expect(try folder.bytes(of: "a") == Edits.grown)
        #expect(try folder.bytes(of: "b") == FITSBytes.primary())
        #expect(try folder.bytes(of: "c") == Edits.grown)
    }

    @Test func `an edit that fails or declines leaves everything as it was`() throws {
        struct Refusal: Error {}
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = WatchedFiles()
        let replacer = FileReplacer(files: files)
        #expect(throws: Refusal.self) { try replacer.stage(path) { _ in throw Refusal() } }
        #expect(try replacer.stage(path) { _ in nil } == nil)
        #expect(try folder.bytes(of: "a.fits") == Edits.original)
        #expect(try folder.names == ["a.fits"])
        #expect(files.leaks == 0)
    }

    @Test func `a staged file that is not committed goes away`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = WatchedFiles()
        var staged = try FileReplacer(files: files).stage(path, edit: Edits.grow)
        #expect(try folder.names.count == 2)
        #expect(staged != nil)
        staged = nil
        #expect(try folder.names == ["a.fits"])
        #expect(files.leaks == 0)
    }

    private func namesOfSuccess() throws -> [String] {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = WatchedFiles()
        #expect(try Edits.run(FileReplacer(files: files), path) == nil)
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
        return files.calls
    }

    private func callsOfSuccess() throws -> Int {
        try namesOfSuccess().count
    }
}
