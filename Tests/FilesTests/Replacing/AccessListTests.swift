import Files
import Glibc
import TestSupport
import Testing

/// Access control lists: a new file has that of the original, and not that of its folder.
struct AccessListTests {
    private static let name = "system.posix_acl_access"
    private static let forNewFiles = "system.posix_acl_default"

    /// A list that lets another user read and write, as the kernel stores it: version 2, then a tag, the
    /// permissions and a number of each entry.
    private static let list: [UInt8] = {
        let entries: [(tag: UInt8, permissions: UInt8, number: Int32)] = [
            (1, 6, -1), (2, 6, 1234), (4, 4, -1), (16, 6, -1), (32, 4, -1),
        ]
        var bytes: [UInt8] = [2, 0, 0, 0]
        for entry in entries {
            bytes += [entry.tag, 0, entry.permissions, 0]
            let number = UInt32(bitPattern: entry.number)
            for shift: UInt32 in [0, 8, 16, 24] {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        return bytes
    }()

    private static func give(_ attribute: String, to path: String) throws(SystemError) {
        let files = SystemFiles()
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        defer { files.close(descriptor) }
        try files.setAttribute(descriptor, FileAttribute(name: attribute, value: list))
    }

    private static func lists(_ path: String) throws -> [[UInt8]] {
        let files = SystemFiles()
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        defer { files.close(descriptor) }
        return try files.attributes(descriptor).filter { $0.name == name }.map(\.value)
    }

    private static let hasLists: Bool = {
        guard let folder = try? ScratchFolder() else { return false }
        return (try? give(forNewFiles, to: folder.path)) != nil
    }()

    @Test(
        .enabled(if: hasLists, "the file system has no access control lists"),
        arguments: [mode_t(0o600), 0o640, 0o644])
    func `the list that a folder gives to new files is not added to a file that is replaced`(
        permissions: mode_t
    ) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Array("old".utf8), to: "a.json")
        try #require(unsafe chmod(path, permissions) == 0)
        try Self.give(Self.forNewFiles, to: folder.path)
        // The file system does give it to new files.
        #expect(try Self.lists(try folder.write([], to: "new")).count == 1)
        try Self.replace(path)
        #expect(try folder.bytes(of: "a.json") == Array("new".utf8))
        #expect(try Self.lists(path).isEmpty)
        var status = stat()
        try #require(unsafe stat(path, &status) == 0)
        #expect(status.st_mode & 0o7777 == permissions)
    }

    @Test(.enabled(if: hasLists, "the file system has no access control lists"))
    func `the list of a file that is replaced stays`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Array("old".utf8), to: "a.json")
        try Self.give(Self.name, to: path)
        let before = try Self.lists(path)
        try #require(before.count == 1)
        try Self.replace(path)
        #expect(try folder.bytes(of: "a.json") == Array("new".utf8))
        #expect(try Self.lists(path) == before)
    }

    private static func replace(_ path: String) throws {
        var options = FileReplacer.Options()
        options.overwrites = true
        options.synchronizes = false
        let replacer = FileReplacer(options: options)
        let staged = try replacer.stage(Array("new".utf8), as: path, permissions: 0o644)
        try #require(replacer.commit([staged]).compactMap(\.self).isEmpty)
    }
}
