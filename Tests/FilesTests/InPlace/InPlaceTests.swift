import Glibc
import TestSupport
import Testing

@testable import Files

@Suite(.enabled(if: Blocks.canMove, "the file system of the scratch folder cannot move blocks"))
struct InPlaceTests {
    @Test(arguments: InPlaceChange.all)
    func `a file is changed itself, and keeps its inode`(change: InPlaceChange) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(InPlaceChange.old, to: "a")
        let before = try inode(of: path)
        #expect(change.run(path) == nil)
        #expect(try folder.bytes(of: "a") == change.new)
        #expect(try folder.names == ["a"])
        #expect(try inode(of: path) == before)
    }

    @Test(arguments: InPlaceChange.all, [ENOSPC, EIO])
    func `whatever call fails, the file is the old one or the new one`(
        change: InPlaceChange, number: Int32
    ) throws {
        let counted = try ScratchFolder()
        let all = WatchedFiles()
        #expect(change.run(try counted.write(InPlaceChange.old, to: "a"), all) == nil)
        for failing in 1...all.calls.count {
            let folder = try ScratchFolder()
            let path = try folder.write(InPlaceChange.old, to: "a")
            let files = WatchedFiles { (call) throws(SystemError) in
                if call.number == failing { throw SystemError(call.name, number) }
            }
            let error = change.run(path, files)
            let isNew = error == nil || error?.code == .notDurable
            let failed: Comment =
                "call \(failing), \(files.calls[failing - 1]): \(error?.reason ?? "")"
            #expect(
                try folder.bytes(of: "a") == (isNew ? change.new : InPlaceChange.old), failed)
            // A trial whether blocks can move leaves a temporary if it cannot be removed.
            FileReplacer().sweep(nextTo: path)
            #expect(try folder.names == ["a"], failed)
            #expect(files.leaks == 0, failed)
        }
    }

    @Test(arguments: InPlaceChange.all)
    func `whenever the power goes, the next command finds the old or the new file`(
        change: InPlaceChange
    ) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(InPlaceChange.old, to: "a")
        let disk = RecordedDisk()
        #expect(change.run(path, RecordingFiles(disk)) == nil)
        let states = disk.folders(of: ["a": InPlaceChange.old])
        #expect(states.count > 5)
        var found: Set<[UInt8]> = []
        for state in states {
            let crashed = try CrashedFolder(state)
            #expect(throws: Never.self, "\(state.mapValues(\.count))") {
                _ = try FileReplacer().begin(crashed.path, output: nil)
            }
            // A trial whether blocks can move leaves a temporary.
            FileReplacer().sweep(nextTo: crashed.path)
            found.insert(try crashed.folder.bytes(of: "a"))
            #expect(try crashed.folder.names == ["a"])
        }
        #expect(found == [InPlaceChange.old, change.new])
    }

    @Test(arguments: InPlaceChange.all)
    func `what undoes a change can itself be broken off`(change: InPlaceChange) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(InPlaceChange.old, to: "a")
        let disk = RecordedDisk()
        #expect(change.run(path, RecordingFiles(disk)) == nil)
        // The latest state that is undone: all is written, and the journal is still there.
        guard
            let state = disk.folders(of: ["a": InPlaceChange.old]).first(where: {
                $0.count == 2 && $0["a"] == change.new
                    && $0.contains { $0.key != "a" && !$0.value.isEmpty }
            })
        else {
            Issue.record("no such state")
            return
        }
        let crashed = try CrashedFolder(state)
        let start = try crashed.contents
        let undoing = RecordedDisk()
        _ = try FileReplacer(files: RecordingFiles(undoing)).begin(crashed.path, output: nil)
        for second in undoing.folders(of: start) {
            let again = try CrashedFolder(second)
            _ = try FileReplacer().begin(again.path, output: nil)
            FileReplacer().sweep(nextTo: again.path)
            #expect(try again.folder.bytes(of: "a") == InPlaceChange.old)
            #expect(try again.folder.names == ["a"])
        }
    }

    @Test func `many files of one call share their syncs`() throws {
        let folder = try ScratchFolder()
        let files = WatchedFiles()
        let change = try #require(InPlaceChange.all.first)
        let replacer = change.replacer(files)
        let staged = try (0..<20).map { index in
            let path = try folder.write(InPlaceChange.old, to: "\(index)")
            let replacement = try replacer.begin(path, output: nil)
            return try replacer.stage(replacement, change.segments, from: replacement.descriptor)
        }
        #expect(replacer.commit(staged).allSatisfy { $0 == nil })
        #expect(files.calls.count { $0 == "synchronizeFileSystem" } == 2)
        #expect(files.calls.count { $0 == "synchronize" } == 2)
        for index in 0..<20 { #expect(try folder.bytes(of: "\(index)") == change.new) }
        #expect(try folder.names.count == 20)
    }

    @Test func `what cannot be done in place is refused with a way out`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(InPlaceChange.old, to: "a")
        var odd = InPlaceChange(
            name: "odd", segments: [.bytes([1]), .original(5000..<18_000)])
        let error = try #require(odd.run(path))
        #expect(error.code == .refused)
        #expect(error.hint?.contains("--in-place") == true)
        #expect(try folder.bytes(of: "a") == InPlaceChange.old)
        odd.rewrites = true
        #expect(odd.run(path) == nil)
        #expect(try folder.bytes(of: "a") == odd.new)
    }

    @Test func `a file with holes of its own does not move`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(InPlaceChange.old, to: "a")
        try Sparse.write([UInt8](repeating: 0, count: 8192) + InPlaceChange.old, to: path)
        let change = InPlaceChange(
            name: "moves",
            segments: [.bytes([UInt8](repeating: 1, count: 9096)), .original(5000..<18_000)])
        #expect(change.run(path)?.code == .refused)
    }

    @Test func `a journal of another file that had the name is not believed`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(InPlaceChange.old, to: "a")
        let disk = RecordedDisk()
        let change = try #require(InPlaceChange.all.first)
        #expect(change.run(path, RecordingFiles(disk)) == nil)
        let journal = try #require(
            disk.folders(of: ["a": InPlaceChange.old]).compactMap { $0[".a.fitsprov-undo"] }
                .max { $0.count < $1.count })
        try folder.write(journal, to: ".b.fitsprov-undo")
        let other = try folder.write(InPlaceChange.old, to: "b")
        let error = #expect(throws: FileError.self) {
            _ = try FileReplacer().begin(other, output: nil)
        }
        #expect(error?.code == .halfChanged)
        #expect(try folder.bytes(of: "b") == InPlaceChange.old)
        #expect(try folder.names.contains(".b.fitsprov-undo"))
    }

    private func inode(of path: String) throws -> UInt64 {
        let files = SystemFiles()
        let place = try FilePlace(path, files: files, mustExist: true)
        return try files.status(place.name, in: place.folder).identity.inode
    }
}
