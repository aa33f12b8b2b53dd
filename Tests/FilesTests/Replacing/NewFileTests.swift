import Files
import Foundation
import Glibc
import TestSupport
import Testing

/// Files that are made anew rather than from an original.
struct NewFileTests {
    private static let old = Array("old".utf8)
    private static let new = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 11) }

    @Test func `a file is made, and an existing one replaced only when told so`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("a.json")
        #expect(try Self.run(FileReplacer(), path) == nil)
        #expect(try folder.bytes(of: "a.json") == Self.new)
        try folder.write(Self.old, to: "a.json")
        #expect(try Self.run(FileReplacer(), path)?.code == .refused)
        #expect(try folder.bytes(of: "a.json") == Self.old)
        #expect(try Self.run(Self.overwriting(SystemFiles()), path) == nil)
        #expect(try folder.bytes(of: "a.json") == Self.new)
        #expect(try folder.names == ["a.json"])
    }

    @Test(arguments: [false, true])
    func `whatever call fails, the file is the old one or the new one`(exists: Bool) throws {
        let success = WatchedFiles()
        let first = try ScratchFolder()
        if exists { try first.write(Self.old, to: "a.json") }
        #expect(try Self.run(Self.overwriting(success), first.file("a.json")) == nil)
        for failing in 1...success.calls.count {
            let folder = try ScratchFolder()
            if exists { try folder.write(Self.old, to: "a.json") }
            let files = WatchedFiles { (call) throws(SystemError) in
                if call.number == failing { throw SystemError(call.name, ENOSPC) }
            }
            let error = try Self.run(Self.overwriting(files), folder.file("a.json"))
            let failed: Comment = "call \(failing), \(files.calls[failing - 1])"
            #expect(files.leaks == 0, failed)
            if error == nil || error?.code == .notDurable {
                #expect(try folder.bytes(of: "a.json") == Self.new, failed)
            } else if exists {
                #expect(try folder.bytes(of: "a.json") == Self.old, failed)
            } else {
                #expect(try folder.names.isEmpty, failed)
            }
        }
    }

    @Test(arguments: [false, true])
    func `a file that is made in pieces is whole or not there`(exists: Bool) throws {
        struct Stop: Error {}
        let folder = try ScratchFolder()
        let path = folder.file("a.json")
        if exists { try folder.write(Self.old, to: "a.json") }
        let replacer = Self.overwriting(SystemFiles())
        #expect(throws: Stop.self) {
            _ = try replacer.stage(as: path, permissions: 0o600) { write in
                try write(Array(Self.new.prefix(1000)))
                throw Stop()
            }
        }
        #expect(try folder.names == (exists ? ["a.json"] : []))
        let (staged, count) = try replacer.stage(as: path, permissions: 0o600) { write in
            var rest = Self.new[...]
            while !rest.isEmpty {
                try write(Array(rest.prefix(70_000)))
                rest = rest.dropFirst(70_000)
            }
            try write([])
            return 3
        }
        #expect(replacer.commit([staged]) == [nil] && count == 3)
        #expect(try folder.bytes(of: "a.json") == Self.new)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == (exists ? 0o644 : 0o600))
    }

    @Test func `each piece is read back`() throws {
        let folder = try ScratchFolder()
        let replacer = FileReplacer(files: WatchedFiles(corrupts: true))
        let error = #expect(throws: FileError.self) {
            _ = try replacer.stage(as: folder.file("a"), permissions: 0o600) { try $0([1, 2, 3]) }
        }
        #expect(error?.code == .changed)
        #expect(try folder.names.isEmpty)
    }

    @Test func `files in several folders have each folder synced once`() throws {
        let folder = try ScratchFolder()
        for name in ["x", "y"] {
            try FileManager.default.createDirectory(
                atPath: folder.file(name), withIntermediateDirectories: false)
        }
        let files = WatchedFiles()
        let replacer = FileReplacer(files: files)
        let staged = try ["x/a", "x/b", "y/a"].map {
            try replacer.stage(Self.new, as: folder.file($0), permissions: 0o644)
        }
        #expect(replacer.commit(staged) == [nil, nil, nil])
        // Each file, then each folder.
        #expect(files.calls.count { $0 == "synchronize" } == 5)
    }

    private static func overwriting(_ files: any FileOperations) -> FileReplacer {
        var options = FileReplacer.Options()
        options.overwrites = true
        return FileReplacer(files: files, options: options)
    }

    private static func run(_ replacer: FileReplacer, _ path: String) throws -> FileError? {
        do throws(FileError) {
            let staged = try replacer.stage(Self.new, as: path, permissions: 0o644)
            return replacer.commit([staged]).first ?? nil
        } catch {
            return error
        }
    }
}
