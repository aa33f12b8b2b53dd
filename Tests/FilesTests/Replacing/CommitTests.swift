import Files
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// What is synced, and what is put in place, of several files.
struct CommitTests {
    private static let new = Array("new".utf8)

    private static func stage(
        _ paths: [String], _ files: WatchedFiles, overwrites: Bool = false,
        synchronizes: Bool = true
    ) throws -> (FileReplacer, [StagedFile]) {
        var options = FileReplacer.Options()
        options.overwrites = overwrites
        options.synchronizes = synchronizes
        let replacer = FileReplacer(files: files, options: options)
        return (replacer, try paths.map { try replacer.stage(new, as: $0, permissions: 0o600) })
    }

    private static func folders(_ folder: borrowing ScratchFolder, _ names: [String]) throws {
        for name in names {
            try FileManager.default.createDirectory(
                atPath: folder.file(name), withIntermediateDirectories: true)
        }
    }

    // Each file is synced, and each folder once, behind all renames.
    @Test(arguments: [
        (["a/1"], 2), (["a/1", "a/2"], 3), (["a/1", "b/1"], 4), (["a/1", "b/1", "a/2"], 5),
        (["a/1", "b/1", "c/1"], 6), (["a/1", "a/2", "a/3", "a/4", "a/5", "a/6", "b/7"], 9),
    ])
    func `every folder is synced once`(_ names: [String], _ syncs: Int) throws {
        let folder = try ScratchFolder()
        try Self.folders(folder, ["a", "b", "c"])
        let files = WatchedFiles()
        let (replacer, staged) = try Self.stage(names.map { folder.file($0) }, files)
        #expect(replacer.commit(staged) == names.map { _ in nil })
        #expect(files.calls.count { $0 == "synchronize" } == syncs)
        #expect(!files.calls.contains("synchronizeFileSystem"))
        let lastRename = try #require(files.calls.lastIndex(of: "rename"))
        let firstRename = try #require(files.calls.firstIndex(of: "rename"))
        let isSync = { (index: Int) in files.calls[index] == "synchronize" }
        #expect(files.calls.indices[..<firstRename].count(where: isSync) == names.count)
        #expect(files.calls.indices[lastRename...].count(where: isSync) == syncs - names.count)
        for name in names { #expect(try folder.bytes(of: name) == Self.new) }
    }

    @Test(arguments: [7, 8, 9])
    func `from eight files on, their file system is synced in their stead`(_ count: Int) throws {
        let folder = try ScratchFolder()
        let files = WatchedFiles()
        let (replacer, staged) = try Self.stage((0..<count).map { folder.file("\($0)") }, files)
        #expect(replacer.commit(staged).allSatisfy { $0 == nil })
        #expect(files.calls.count { $0 == "synchronizeFileSystem" } == (count < 8 ? 0 : 1))
        #expect(files.calls.count { $0 == "synchronize" } == (count < 8 ? count : 0) + 1)
    }

    @Test func `nothing is synced where that is not wanted`() throws {
        let folder = try ScratchFolder()
        let files = WatchedFiles()
        let (replacer, staged) = try Self.stage(
            [folder.file("a")], files, synchronizes: false)
        #expect(replacer.commit(staged) == [nil])
        #expect(!files.calls.contains { $0.hasPrefix("synchronize") })
        #expect(try folder.bytes(of: "a") == Self.new)
    }

    @Test func `a folder that cannot be synced is said of each file in it, and of no other`() throws
    {
        let folder = try ScratchFolder()
        try Self.folders(folder, ["a", "b"])
        // Two files are synced, then the first of two folders.
        let fails = FailsAt(3)
        let files = WatchedFiles { (call) throws(SystemError) in
            if call.name == "synchronize", fails.isNow() { throw SystemError(call.name, EIO) }
        }
        let paths = ["a/1", "b/1"].map { folder.file($0) }
        let (replacer, staged) = try Self.stage(paths, files)
        let outcomes = replacer.commit(staged)
        #expect(outcomes.map { $0?.code } == [.notDurable, nil])
        #expect(outcomes.first??.path == paths[0])
        #expect(try folder.bytes(of: "a/1") == Self.new)
        #expect(try folder.bytes(of: "b/1") == Self.new)
    }

    @Test func `a file that cannot be synced is not put in place and the others are`() throws {
        let folder = try ScratchFolder()
        let fails = FailsAt(2)
        let files = WatchedFiles { (call) throws(SystemError) in
            if call.name == "synchronize", fails.isNow() { throw SystemError(call.name, EIO) }
        }
        let (replacer, staged) = try Self.stage(["1", "2", "3"].map { folder.file($0) }, files)
        #expect(replacer.commit(staged).map { $0?.code } == [nil, .system, nil])
        #expect(try folder.names == ["1", "3"])
    }

    @Test func `a staged file is committed once`() throws {
        let folder = try ScratchFolder()
        let (replacer, staged) = try Self.stage([folder.file("a")], WatchedFiles())
        #expect(replacer.commit(staged) == [nil])
        let again = replacer.commit(staged)
        #expect(again.map { $0?.code } == [.refused])
        #expect(again.first??.reason == "was committed before")
        #expect(try folder.bytes(of: "a") == Self.new)
        #expect(try folder.names == ["a"])
    }

    @Test(arguments: ["same size and time", "another time", "another size", "nothing"])
    func `a file that another took the place of is not replaced`(_ what: String) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Array("old".utf8), to: "a")
        let (replacer, staged) = try Self.stage([path], WatchedFiles(), overwrites: true)
        let manager = FileManager.default
        let time = try #require(
            manager.attributesOfItem(atPath: path)[.modificationDate] as? Date)
        switch what {
        case "same size and time":
            let other = try folder.write(Array("oLd".utf8), to: "other")
            // The time of the old file to the nanosecond.
            var status = stat()
            try #require(unsafe stat(path, &status) == 0)
            var times = [status.st_atim, status.st_mtim]
            try #require(unsafe utimensat(AT_FDCWD, other, &times, 0) == 0)
            try #require(unsafe Glibc.rename(other, path) == 0)
        case "another time":
            try manager.setAttributes(
                [.modificationDate: time.addingTimeInterval(-1)], ofItemAtPath: path)
        case "another size":
            var status = stat()
            try #require(unsafe stat(path, &status) == 0)
            try #require(unsafe truncate(path, 2) == 0)
            var times = [status.st_atim, status.st_mtim]
            try #require(unsafe utimensat(AT_FDCWD, path, &times, 0) == 0)
        default: break
        }
        let isUntouched = what == "nothing"
        #expect(replacer.commit(staged).map { $0?.code } == [isUntouched ? nil : .changed])
        #expect((try folder.bytes(of: "a") == Self.new) == isUntouched)
        #expect(try folder.names == ["a"])
    }

    @Test(arguments: [
        String(repeating: "a", count: 255), String(repeating: "é", count: 127),
        String(repeating: "\u{1F600}", count: 63), "-rf", "a\nb", "\\", "..a", ".tmp", "a b",
        "'\"$(x)`", "\u{1b}[31m",
    ])
    func `a file of any name is made and replaced`(_ name: String) throws {
        let folder = try ScratchFolder()
        let files = WatchedFiles()
        for _ in 0..<2 {
            let (replacer, staged) = try Self.stage([folder.file(name)], files, overwrites: true)
            #expect(try folder.names.allSatisfy { $0.utf8.count <= 255 })
            #expect(replacer.commit(staged) == [nil])
            #expect(try folder.names == [name])
        }
        #expect(files.leaks == 0)
    }

    @Test(arguments: ["", ".", "..", "a\0b", "none/a"])
    func `a path that names no file is refused`(_ name: String) throws {
        let folder = try ScratchFolder()
        let files = WatchedFiles()
        let error = #expect(throws: FileError.self) {
            _ = try Self.stage([folder.file(name)], files)
        }
        #expect(error?.code == (name == "none/a" ? .system : .notAFile))
        #expect(files.leaks == 0)
        #expect(try folder.names == [])
    }

    @Test(arguments: [
        (".a.fitsprov-0123456789abc.tmp", true), (".a.fitsprov-0a9z0a9z0a9z0.tmp", true),
        ("..fitsprov-0123456789abc.tmp", true), (".fitsprov-.fitsprov-0123456789abc.tmp", true),
        ("a.fitsprov-0123456789abc.tmp", false), (".a.fitsprov-0123456789ab.tmp", false),
        (".a.fitsprov-0123456789abcd.tmp", false), (".a.fitsprov-0123456789abC.tmp", false),
        (".a.fitsprov-0123456789ab:.tmp", false), (".a.fitsprov-0123456789ab`.tmp", false),
        (".a.fitsprov-0123456789ab{.tmp", false), (".a.fitsprov-0123456789ab-.tmp", false),
        (".a.fitsprov-0123456789abc.tmp~", false), (".a.fitsprov-0123456789abc", false),
        (".a.fitsprov_0123456789abc.tmp", false), (".a.fitspro-0123456789abcd.tmp", false),
        (".a.fitsprov-0123456789\u{e9}a.tmp", false), (".tmp", false),
    ])
    func `only names that a temporary file has are swept`(_ name: String, _ isSwept: Bool) throws {
        let folder = try ScratchFolder()
        try folder.write([1], to: name)
        let swept = FileReplacer().sweep(nextTo: folder.file("a"))
        #expect(swept == (isSwept ? [name] : []))
        #expect(try folder.names == (isSwept ? [] : [name]))
    }
}

/// Says once, at the given call, that it is time to fail.
private final class FailsAt: Sendable {
    private let number: Int
    private let count = Lock(0)

    init(_ number: Int) {
        self.number = number
    }

    func isNow() -> Bool {
        count.withLock { count in
            count += 1
            return count == number
        }
    }
}
