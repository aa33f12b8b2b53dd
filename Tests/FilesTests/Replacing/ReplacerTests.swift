import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Files

/// Files that a new one is made from: where it goes, what it keeps, and when it is refused.
struct ReplacerTests {
    private static let old = (0..<200).map { UInt8($0) }

    private static func options(
        overwrites: Bool = false, allowsHardLinks: Bool = false
    ) -> FileReplacer.Options {
        var options = FileReplacer.Options()
        options.overwrites = overwrites
        options.allowsHardLinks = allowsHardLinks
        return options
    }

    /// Puts a new content together and in place; the failure, if there is one.
    private static func replace(
        _ path: String, output: String? = nil, _ segments: [Segment] = [.bytes([7])],
        files: any FileOperations = SystemFiles(),
        options: FileReplacer.Options = FileReplacer.Options()
    ) -> FileError? {
        let replacer = FileReplacer(files: files, options: options)
        do throws(FileError) {
            let replacement = try replacer.begin(path, output: output)
            let staged = try replacer.stage(
                replacement, segments, from: replacement.descriptor)
            return replacer.commit([staged]).first ?? nil
        } catch {
            return error
        }
    }

    private static let parts: [[Segment]] = [
        [], [.original(0..<200)], [.bytes([])], [.original(0..<0), .bytes([1])],
        [.bytes([9]), .original(0..<200)], [.original(0..<200), .bytes([9])],
        [.original(0..<10), .original(20..<200)],
        [.original(0..<10), .bytes([1, 2]), .original(10..<200)],
        [.original(100..<200), .original(0..<100)],
        [.original(5..<8), .original(5..<8), .bytes([0])],
    ]

    @Test(arguments: parts, [WatchedFiles.Copying.works, .isUnsupported, .stopsHalfway])
    func `a new file is made of parts of the old one`(
        segments: [Segment], copying: WatchedFiles.Copying
    ) throws {
        let wanted = segments.flatMap { segment -> [UInt8] in
            switch segment {
            case .bytes(let bytes): bytes
            case .original(let range): Array(Self.old[range])
            }
        }
        for step in [Int.max, 7] {
            let folder = try ScratchFolder()
            let path = try folder.write(Self.old, to: "a")
            let files = WatchedFiles(largestStep: step, copying: copying)
            #expect(Self.replace(path, segments, files: files) == nil)
            #expect(try folder.bytes(of: "a") == wanted)
            #expect(try folder.names == ["a"])
            #expect(files.leaks == 0)
        }
    }

    @Test func `parts that the old file does not have are an error`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        for copying in [WatchedFiles.Copying.works, .isUnsupported] {
            let files = WatchedFiles(copying: copying)
            let error = Self.replace(path, [.original(150..<250)], files: files)
            #expect(error?.code == .system)
            #expect(try folder.bytes(of: "a") == Self.old)
            #expect(files.leaks == 0)
        }
    }

    @Test(arguments: [0o600, 0o644, 0o755, 0o440] as [UInt32])
    func `the new file has the permissions of the old one`(permissions: UInt32) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        try #require(unsafe chmod(path, permissions) == 0)
        #expect(Self.replace(path) == nil)
        #expect(Self.replace(path, output: folder.file("b")) == nil)
        for name in ["a", "b"] {
            var status = stat()
            try #require(unsafe stat(folder.file(name), &status) == 0)
            #expect(status.st_mode & 0o7777 == permissions, "\(name)")
        }
    }

    @Test(.enabled(if: geteuid() == 0, "needs the right to give files away"))
    func `the new file belongs to whom the old one did`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        for (user, group) in [(1234, 0), (0, 4321), (1234, 4321)] as [(uid_t, gid_t)] {
            try #require(unsafe chown(path, user, group) == 0)
            #expect(Self.replace(path) == nil)
            var status = stat()
            try #require(unsafe stat(path, &status) == 0)
            #expect(status.st_uid == user && status.st_gid == group)
            // A copy elsewhere is one's own.
            #expect(
                Self.replace(
                    path, output: folder.file("b"), [], options: Self.options(overwrites: true))
                    == nil)
            try #require(unsafe stat(folder.file("b"), &status) == 0)
            #expect(status.st_uid == 0)
            try FileManager.default.removeItem(atPath: folder.file("b"))
        }
        for (number, code) in [(EPERM, FileError.Code.refused), (EIO, .system)] {
            let files = WatchedFiles { (call) throws(SystemError) in
                if call.name == "setOwner" { throw SystemError(call.name, number) }
            }
            let error = Self.replace(path, [], files: files)
            #expect(error?.code == code)
            #expect((error?.hint != nil) == (code == .refused))
            #expect(try folder.names == ["a"] && files.leaks == 0)
        }
    }

    @Test func `a file with several names is replaced only where that is wanted`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        try FileManager.default.linkItem(atPath: path, toPath: folder.file("b"))
        let error = Self.replace(path)
        #expect(error?.code == .refused && error?.hint != nil && error?.path == path)
        #expect(error?.reason.contains("2") == true)
        #expect(try folder.bytes(of: "a") == Self.old)
        // It may be read for a copy.
        #expect(Self.replace(path, output: folder.file("c")) == nil)
        #expect(Self.replace(path, options: Self.options(allowsHardLinks: true)) == nil)
        #expect(try folder.bytes(of: "a") == [7])
        #expect(try folder.bytes(of: "b") == Self.old)
    }

    @Test func `only regular files are replaced`() throws {
        let folder = try ScratchFolder()
        let manager = FileManager.default
        try manager.createDirectory(
            atPath: folder.file("folder"), withIntermediateDirectories: false)
        try #require(unsafe mkfifo(folder.file("pipe"), 0o600) == 0)
        for name in ["folder", "pipe"] {
            #expect(Self.replace(folder.file(name))?.code == .notAFile, "\(name)")
        }
        #expect(Self.replace(folder.file("none"))?.code == .system)
        let path = try folder.write(Self.old, to: "a")
        // Nor is one of them taken for an output.
        for name in ["folder", "pipe"] {
            let error = Self.replace(
                path, output: folder.file(name), [], options: Self.options(overwrites: true))
            #expect(error?.code == .notAFile, "\(name)")
        }
        #expect(try folder.names == ["a", "folder", "pipe"])
    }

    @Test func `a link is followed to the file, and as an output is not followed`() throws {
        let folder = try ScratchFolder()
        try folder.write(Self.old, to: "a")
        let other = try folder.write([1], to: "other")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("l"), withDestinationPath: "a")
        #expect(Self.replace(folder.file("l")) == nil)
        #expect(try folder.bytes(of: "a") == [7])
        let kind = try FileManager.default.attributesOfItem(atPath: folder.file("l"))[.type]
        #expect(kind as? FileAttributeType == .typeSymbolicLink)
        let error = Self.replace(
            other, output: folder.file("l"), [], options: Self.options(overwrites: true))
        #expect(error?.code == .notAFile)
        #expect(try folder.bytes(of: "a") == [7])
    }

    @Test(arguments: [("a", true), ("./a", true), ("sub/../a", true), ("b", false), ("c", false)])
    func `an output that is the original is the original`(name: String, isSame: Bool) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        try folder.write([1], to: "b")
        try FileManager.default.createDirectory(
            atPath: folder.file("sub"), withIntermediateDirectories: false)
        let output = folder.file(name)
        let replacer = FileReplacer(options: Self.options(overwrites: true))
        #expect(try replacer.begin(path, output: output).isInPlace == isSame)
        #expect(try replacer.begin(path, output: nil).isInPlace)
        if name != "c" {
            let error = #expect(throws: FileError.self) {
                _ = try FileReplacer().begin(path, output: output)
            }
            #expect(error?.code == .refused && error?.hint != nil && error?.path == output)
        }
    }

    @Test func `an output that is another name of the original is refused`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        let manager = FileManager.default
        try manager.createDirectory(
            atPath: folder.file("sub"), withIntermediateDirectories: false)
        for name in ["b", "sub/a"] {
            try manager.linkItem(atPath: path, toPath: folder.file(name))
            let options = Self.options(overwrites: true, allowsHardLinks: true)
            let error = Self.replace(path, output: folder.file(name), [], options: options)
            #expect(error?.code == .refused && error?.path == folder.file(name))
            #expect(try folder.bytes(of: name) == Self.old)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `a file that others replace again and again is given up`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        let parent = folder.path
        let files = WatchedFiles { (call) throws(SystemError) in
            guard call.name == "lock" else { return }
            let other = parent + "/other"
            _ = FileManager.default.createFile(atPath: other, contents: nil)
            _ = unsafe rename(other, path)
        }
        #expect(Self.replace(path, files: files)?.code == .changed)
        #expect(files.calls.count { $0 == "lock" } == 100)
        #expect(files.leaks == 0)
    }

    @Test func `a copy elsewhere does not ask whether the original may be written`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        let files = WatchedFiles { (call) throws(SystemError) in
            if call.name == "checkWritable" { throw SystemError("access", EACCES) }
        }
        #expect(Self.replace(path, files: files)?.code == .system)
        #expect(Self.replace(path, output: folder.file("b"), files: files) == nil)
        #expect(files.calls.count { $0 == "checkWritable" } == 1)
        #expect(try folder.bytes(of: "a") == Self.old)
    }

    @Test func `a scratch file is gone with what needed it`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        let files = WatchedFiles()
        do {
            let replacement = try FileReplacer(files: files).begin(path, output: nil)
            let scratch = try replacement.scratch()
            try scratch.write([1, 2, 3][...], at: 4)
            let temporary = try #require(try folder.names.first { $0 != "a" })
            #expect(TemporaryName.isTemporary(temporary))
            #expect(try folder.bytes(of: temporary) == [0, 0, 0, 0, 1, 2, 3])
            // In use, so no sweep takes it.
            #expect(FileReplacer().sweep(nextTo: path) == [])
        }
        #expect(try folder.names == ["a"])
        #expect(files.leaks == 0)
    }

    @Test(arguments: ["names", "openFolder", "lock", "unlink", "open"])
    func `a sweep that may not do something leaves it`(call: String) throws {
        let folder = try ScratchFolder()
        let orphan = ".a.fitsprov-0123456789abc.tmp"
        try folder.write([1], to: orphan)
        let files = WatchedFiles { (now) throws(SystemError) in
            if now.name == call { throw SystemError(call, EACCES) }
        }
        #expect(FileReplacer(files: files).sweep(nextTo: folder.file("a")) == [])
        #expect(try folder.names == [orphan])
        #expect(files.leaks == 0)
        #expect(FileReplacer().sweep(nextTo: folder.file("a")) == [orphan])
    }

    @Test func `a sweep looks into the folder of the file alone, where a link leads`() throws {
        let folder = try ScratchFolder()
        let orphan = ".a.fitsprov-0123456789abc.tmp"
        let manager = FileManager.default
        for name in ["one", "other"] {
            try manager.createDirectory(
                atPath: folder.file(name), withIntermediateDirectories: false)
            try folder.write([1], to: "\(name)/\(orphan)")
        }
        try folder.write([1], to: orphan)
        try folder.write([1], to: "one/x")
        try manager.createSymbolicLink(
            atPath: folder.file("other/l"), withDestinationPath: "../one/x")
        #expect(FileReplacer().sweep(nextTo: folder.file("other/l")) == [orphan])
        #expect(!manager.fileExists(atPath: folder.file("one/" + orphan)))
        #expect(manager.fileExists(atPath: folder.file("other/" + orphan)))
        #expect(manager.fileExists(atPath: folder.file(orphan)))
        // A folder of such a name is no temporary.
        try manager.createDirectory(
            atPath: folder.file("one/" + orphan), withIntermediateDirectories: false)
        #expect(FileReplacer().sweep(nextTo: folder.file("one/x")) == [])
    }
}
