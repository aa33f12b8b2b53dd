import FITS
import Files
import Foundation
import Glibc
import TestSupport
import Testing

struct ReplacingTests {
    @Test func `mode and attributes are kept and the time of change is new`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o640, .modificationDate: Date(timeIntervalSince1970: 1000)],
            ofItemAtPath: path)
        let attribute = FileAttribute(name: "user.comment", value: Array("kept".utf8))
        let hasAttributes = try withFile(path) { file in
            (try? SystemFiles().setAttribute(file, attribute)) != nil
        }
        #expect(try Edits.run(FileReplacer(), path) == nil)
        let status = try withFile(path) { try SystemFiles().status($0) }
        #expect(status.permissions == 0o640)
        #expect(status.modified > 1_000_000_000_000)
        let kept = try withFile(path) { try SystemFiles().attributes($0) }
        #expect(!hasAttributes || kept.contains(attribute))
    }

    // Only root may give a file away.
    @Test(.enabled(if: geteuid() == 0, "needs root"))
    func `the owner and the group are kept`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let change = unsafe chown(path, 12_345, 23_456)
        try #require(change == 0)
        #expect(try Edits.run(FileReplacer(), path) == nil)
        let status = try withFile(path) { try SystemFiles().status($0) }
        #expect(status.user == 12_345)
        #expect(status.group == 23_456)
    }

    // Root may write to any file.
    @Test(.enabled(if: geteuid() != 0, "needs not to be root"))
    func `a file that may not be written is not replaced either`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        #expect(try Edits.run(FileReplacer(), path)?.code == .system)
        #expect(try folder.bytes(of: "a.fits") == Edits.original)
    }

    @Test func `a symbolic link is followed and stays a link`() throws {
        let folder = try ScratchFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("data"), withIntermediateDirectories: false)
        try folder.write(Edits.original, to: "data/a.fits")
        let link = folder.file("link.fits")
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: "data/a.fits")
        #expect(try Edits.run(FileReplacer(), link) == nil)
        #expect(try folder.bytes(of: "data/a.fits") == Edits.grown)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "data/a.fits")
        #expect(try folder.names == ["data", "link.fits"])
    }

    @Test func `a file with several names is refused unless that is allowed`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        try FileManager.default.linkItem(atPath: path, toPath: folder.file("b.fits"))
        let error = try Edits.run(FileReplacer(), path)
        #expect(error?.code == .refused)
        #expect(error?.reason.hasPrefix("has 2 names (hard links)") == true)
        #expect(try folder.bytes(of: "a.fits") == Edits.original)
        var options = FileReplacer.Options()
        options.allowsHardLinks = true
        #expect(try Edits.run(FileReplacer(options: options), path) == nil)
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
        #expect(try folder.bytes(of: "b.fits") == Edits.original)
    }

    @Test(arguments: ["folder", "pipe", "none", "loop"])
    func `what is no file is refused and stays`(_ what: String) throws {
        let folder = try ScratchFolder()
        let path = folder.file(what)
        switch what {
        case "folder":
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false)
        case "pipe":
            let status = unsafe mkfifo(path, 0o600)
            try #require(status == 0)
        case "loop":
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path)
        default: break
        }
        let names = try folder.names
        let error = try Edits.run(FileReplacer(), path)
        #expect([.notAFile, .system].contains(error?.code))
        #expect(try folder.names == names)
    }

    @Test func `a path with a NUL byte does not name what stands before it`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        #expect(try Edits.run(FileReplacer(), path + "\0.fits")?.code == .notAFile)
        #expect(try folder.bytes(of: "a.fits") == Edits.original)
    }

    @Test(arguments: ["a", "\u{e9}", "\u{1f52d}"])
    func `a file with the longest name that there is can be replaced`(_ letter: String) throws {
        let folder = try ScratchFolder()
        let name = String(repeating: letter, count: 255 / letter.utf8.count)
        let path = try folder.write(Edits.original, to: name)
        #expect(try Edits.run(FileReplacer(), path) == nil)
        #expect(try folder.names == [name])
    }

    @Test func `a change that leaves the size alone is made as well`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let error = try Edits.run(FileReplacer(), path) { file in
            [.original(0..<4000), .bytes([255]), .original(4001..<file.size)]
        }
        var changed = Edits.original
        changed[4000] = 255
        #expect(error == nil)
        #expect(try folder.bytes(of: "a.fits") == changed)
    }

    private func withFile<T>(_ path: String, _ body: (Int32) throws -> T) throws -> T {
        let files = SystemFiles()
        let folder = try files.openFolder(Paths.folder(of: path))
        defer { files.close(folder) }
        let file = try files.open(Paths.name(of: path), in: folder)
        defer { files.close(file) }
        return try body(file)
    }
}
