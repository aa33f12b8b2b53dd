import FITS
import Files
import Glibc
import TestSupport
import Testing

/// Extended attributes, which a disk may refuse.
struct AttributeTests {
    private static let own = FileAttribute(name: "user.note", value: [1, 2])

    private static func watched(_ names: [String], refusing refused: Set<String>) -> WatchedFiles {
        let failing = names.enumerated().filter { refused.contains($0.element) }.map(\.offset)
        return WatchedFiles(
            pretended: names.map { FileAttribute(name: $0, value: Array($0.utf8)) },
            before: OneOf(failing, of: "setAttribute").check)
    }

    @Test func `all attributes are given to the new file, before its permissions`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = Self.watched(["user.a", "user.b", "security.c"], refusing: [])
        #expect(try Edits.run(FileReplacer(files: files), path) == nil)
        #expect(files.calls.count { $0 == "setAttribute" } == 3)
        let last = try #require(files.calls.lastIndex(of: "setAttribute"))
        let permissions = try #require(files.calls.lastIndex(of: "setPermissions"))
        #expect(last < permissions)
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
    }

    @Test(arguments: [
        "user.note", "system.posix_acl_access", "securityx", "trusted", "x.security.",
    ])
    func `an attribute that cannot be set keeps the old file in its place`(_ name: String) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = Self.watched(["user.first", name, "user.last"], refusing: [name])
        let error = try Edits.run(FileReplacer(files: files), path)
        #expect(error?.code == .system)
        #expect(error?.path == path)
        #expect(try folder.bytes(of: "a.fits") == Edits.original)
        #expect(try folder.names == ["a.fits"])
        #expect(files.leaks == 0)
        #expect(files.calls.count { $0 == "setAttribute" } == 2)
    }

    @Test(arguments: [
        "security.selinux", "trusted.x", "system.nfs4_acl", "system.posix_acl_default",
    ])
    func `an attribute that only the system sets may stay behind`(_ name: String) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = Self.watched(["user.first", name, "user.last"], refusing: [name])
        #expect(try Edits.run(FileReplacer(files: files), path) == nil)
        #expect(files.calls.count { $0 == "setAttribute" } == 3)
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
        #expect(files.leaks == 0)
    }

    @Test func `a copy elsewhere is made even where no attribute can be set`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let names = ["user.a", "system.posix_acl_access"]
        let files = Self.watched(names, refusing: Set(names))
        let output = folder.file("b.fits")
        #expect(try Edits.run(FileReplacer(files: files), path, output: output) == nil)
        #expect(files.calls.count { $0 == "setAttribute" } == 2)
        #expect(try folder.bytes(of: "b.fits") == Edits.grown)
        #expect(try folder.bytes(of: "a.fits") == Edits.original)
    }

    @Test func `a call that sets an attribute and fails for good is an error and not a loop`()
        throws
    {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        for number in [EIO, ENOSPC, EPERM, ENOTSUP, EDQUOT] {
            let files = WatchedFiles(pretended: [Self.own]) { (call) throws(SystemError) in
                if call.name == "setAttribute" { throw SystemError(call.name, number) }
            }
            let error = try Edits.run(FileReplacer(files: files), path)
            #expect(error?.code == .system, "\(number)")
            #expect(try folder.bytes(of: "a.fits") == Edits.original, "\(number)")
            #expect(try folder.names == ["a.fits"], "\(number)")
            #expect(files.leaks == 0, "\(number)")
            #expect(files.calls.count { $0 == "setAttribute" } == 1, "\(number)")
        }
    }

    @Test func `a file whose attributes cannot be read is not replaced`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = WatchedFiles(pretended: [Self.own]) { (call) throws(SystemError) in
            if call.name == "attributes" { throw SystemError(call.name, EIO) }
        }
        #expect(try Edits.run(FileReplacer(files: files), path)?.code == .system)
        #expect(try folder.bytes(of: "a.fits") == Edits.original)
        #expect(!files.calls.contains("setAttribute"))
    }
}
