import Files
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
