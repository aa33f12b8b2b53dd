import Foundation
import Glibc
import TestSupport
import Testing

@testable import Files

/// The names in one folder by what they stand for, and what a walk makes of them.
struct FolderEntriesTests {
    private static func entries(
        _ path: String, followsLinks: Bool = false, room: Int = .max
    ) throws -> (FolderEntries, left: Int) {
        var room = room
        let folder = try OpenFolder(path, in: nil, followsLink: true)
        let entries = try FolderEntries(folder, followsLinks: followsLinks, room: &room)
        return (entries, room)
    }

    /// A folder with a name of each kind.
    private static func fill(_ folder: borrowing ScratchFolder) throws {
        let manager = FileManager.default
        for name in ["b", "a", ".hidden"] { try folder.write([], to: name) }
        for name in ["z", "y", ".secret"] {
            try manager.createDirectory(
                atPath: folder.file(name), withIntermediateDirectories: false)
        }
        for (link, target) in [
            ("to-file", "a"), ("to-folder", "y"), ("to-nothing", "none"),
            ("to-itself", "to-itself"),
            ("to-pipe", "pipe"), ("to-link", "to-file"), (".to-file", "a"),
        ] {
            try manager.createSymbolicLink(
                atPath: folder.file(link), withDestinationPath: target)
        }
        try #require(unsafe mkfifo(folder.file("pipe"), 0o600) == 0)
    }

    @Test func `links are passed over where they are not followed`() throws {
        let folder = try ScratchFolder()
        try Self.fill(folder)
        let (found, _) = try Self.entries(folder.path)
        #expect(found.files.map(\.name) == ["a", "b"])
        #expect(found.files.allSatisfy { !$0.isLink && !$0.isUnnamed })
        #expect(found.folders == ["y", "z"])
        #expect(found.passedOver.links == 6)
        #expect(found.passedOver.hidden == 3)
        #expect(found.passedOver.others == 1)
        #expect(found.faults.isEmpty && found.unnamed.isEmpty && !found.isCut)
    }

    @Test func `links that are followed stand for what they lead to`() throws {
        let folder = try ScratchFolder()
        try Self.fill(folder)
        let (found, _) = try Self.entries(folder.path, followsLinks: true)
        #expect(found.files.map(\.name) == ["a", "b", "to-file", "to-link"])
        #expect(found.files.map(\.isLink) == [false, false, true, true])
        #expect(found.folders == ["to-folder", "y", "z"])
        // What leads nowhere is a link still; what leads to a pipe is a pipe.
        #expect(found.passedOver.links == 2)
        #expect(found.passedOver.others == 2)
        #expect(found.passedOver.hidden == 3)
        #expect(found.faults.isEmpty)
    }

    @Test(
        arguments: [(0, true, 0), (4, true, 0), (5, false, 0), (6, false, 1), (.max, false, nil)]
            as [(Int, Bool, Int?)])
    func `every name takes room, hidden ones too`(room: Int, isCut: Bool, left: Int?) throws {
        let folder = try ScratchFolder()
        for name in ["a", "b", ".h", "c", "d"] { try folder.write([], to: name) }
        let (found, rest) = try Self.entries(folder.path, room: room)
        #expect(found.isCut == isCut)
        #expect(rest == left ?? Int.max - 5)
        #expect(found.files.count + found.passedOver.hidden == min(room, 5))
    }

    @Test func `a file that cannot be named is given only where it is wanted`() throws {
        let folder = try ScratchFolder()
        try folder.write([], to: "a.fits")
        try folder.write([], to: "b\u{FFFD}.fits")
        let start = Array(folder.path.utf8CString.dropLast()) + [CChar(bitPattern: 0x2F)]
        func bad(_ first: String, _ last: String) -> [CChar] {
            start + first.utf8CString.dropLast() + [-1] + Array(last.utf8CString)
        }
        for (first, last) in [("a", ".fits"), ("b", ".fits"), ("c", ".txt"), (".d", ".fits")] {
            try #require(unsafe open(bad(first, last), O_CREAT | O_CLOEXEC, 0o600) >= 0)
        }
        try #require(unsafe mkdir(bad("e", ".fits"), 0o700) == 0)
        let (found, _) = try Self.entries(folder.path)
        #expect(found.unnamed == ["a\u{FFFD}.fits", "b\u{FFFD}.fits", "c\u{FFFD}.txt"])
        #expect(found.faults.count == 4)
        #expect(found.faults.allSatisfy { $0.reason == FolderEntries.notUTF8 })
        #expect(found.passedOver.hidden == 1)
        let wanted = found.files { $0.hasSuffix(".fits") }
        // One name is that of a file which can be opened.
        #expect(wanted.map(\.name) == ["a.fits", "a\u{FFFD}.fits", "b\u{FFFD}.fits"])
        #expect(wanted.map(\.isUnnamed) == [false, true, false])
        #expect(found.files { _ in false } == found.files)
    }

    @Test func `a folder that is not there, or no folder, is a fault`() throws {
        let folder = try ScratchFolder()
        try folder.write([], to: "a")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("l"), withDestinationPath: ".")
        for name in ["a", "none"] {
            let fault = #expect(throws: WalkFault.self) {
                _ = try OpenFolder(folder.file(name), in: nil, followsLink: true)
            }
            #expect(fault?.path == folder.file(name))
            #expect(fault?.reason.isEmpty == false)
        }
        #expect(throws: WalkFault.self) {
            _ = try OpenFolder(folder.file("l"), in: nil, followsLink: false)
        }
        let parent = try OpenFolder(folder.path, in: nil, followsLink: false)
        let linked = try OpenFolder("l", in: parent, followsLink: true)
        #expect(linked.identity == parent.identity)
        #expect(linked.path == folder.file("l"))
        #expect(throws: WalkFault.self) { _ = try OpenFolder("l", in: parent, followsLink: false) }
    }

    @Test(arguments: [("/", "/a"), ("/tmp", "/tmp/a"), ("/tmp/", "/tmp/a"), (".", "./a")])
    func `a name in a folder has a path as the user would write it`(folder: String, path: String)
        throws
    {
        let open = try OpenFolder(folder, in: nil, followsLink: true)
        #expect(open.path(of: "a") == path)
        #expect(open.path == folder)
    }

    @Test func `a file is the same under each of its names`() throws {
        let folder = try ScratchFolder()
        try folder.write([], to: "a")
        try folder.write([], to: "b")
        let manager = FileManager.default
        try manager.linkItem(atPath: folder.file("a"), toPath: folder.file("hard"))
        try manager.createSymbolicLink(
            atPath: folder.file("soft"), withDestinationPath: "a")
        let identity = try #require(OpenFolder.Identity(of: folder.file("a")))
        #expect(OpenFolder.Identity(of: folder.file("hard")) == identity)
        #expect(OpenFolder.Identity(of: folder.file("soft")) == identity)
        #expect(OpenFolder.Identity(of: folder.file("b")) != identity)
        #expect(OpenFolder.Identity(of: folder.file("none")) == nil)
        #expect(OpenFolder.Identity(of: "") == nil)
    }

    /// The folders that a walk gives, and those that it leaves out, below its root.
    private static func walk(
        _ root: String, _ change: (inout FolderWalk.Options) -> Void
    ) -> (folders: [String], files: [String], leftOut: [String], isCut: Bool) {
        var options = FolderWalk.Options()
        change(&options)
        var walk = FolderWalk(root, options)
        var (folders, files): ([String], [String]) = ([], [])
        while let step = walk.next() {
            guard case .folder(let folder, let found) = step else { continue }
            folders.append(String(folder.path.dropFirst(root.count)))
            files += found.map(\.name)
        }
        return (folders, files, walk.leftOut.map { String($0.dropFirst(root.count)) }, walk.isCut)
    }

    private static var hasOtherFileSystem: Bool {
        let other = OpenFolder.Identity(of: "/dev/shm")
        return other != nil
            && other?.device != OpenFolder.Identity(of: NSTemporaryDirectory())?.device
    }

    @Test(.enabled(if: hasOtherFileSystem, "needs a file system of its own at /dev/shm"))
    func `a walk stays on its file system where that is wanted`() throws {
        let folder = try ScratchFolder()
        try folder.write([], to: "x")
        let other = "/dev/shm/fitsprov-tests-\(UUID().uuidString)"
        let manager = FileManager.default
        try manager.createDirectory(
            atPath: other + "/sub", withIntermediateDirectories: true)
        defer { try? manager.removeItem(atPath: other) }
        try Data().write(to: URL(filePath: other + "/sub/y"))
        try manager.createSymbolicLink(atPath: folder.file("l"), withDestinationPath: other)
        let everywhere = Self.walk(folder.path) { $0.followsLinks = true }
        #expect(everywhere.folders == ["", "/l", "/l/sub"])
        #expect(everywhere.files == ["x", "y"] && everywhere.leftOut == [])
        let here = Self.walk(folder.path) {
            $0.followsLinks = true
            $0.staysOnFileSystem = true
        }
        #expect(here.folders == [""] && here.files == ["x"])
        #expect(here.leftOut == ["/l"])
        // The file system is that of the root, wherever the root lies.
        let there = Self.walk(other) { $0.staysOnFileSystem = true }
        #expect(there.folders == ["", "/sub"] && there.leftOut == [])
    }

    @Test(arguments: [(0, 0, true), (1, 1, true), (2, 2, true), (3, 2, true), (4, 2, false)])
    func `the names of all folders share one room`(room: Int, below: Int, isCut: Bool) throws {
        let folder = try ScratchFolder()
        for name in ["a", "b"] {
            try FileManager.default.createDirectory(
                atPath: folder.file(name), withIntermediateDirectories: false)
            try folder.write([], to: name + "/x")
        }
        let found = Self.walk(folder.path) { $0.mostNames = room }
        #expect(found.isCut == isCut)
        #expect(found.files.count == max(0, min(2, room - 2)))
        #expect(found.folders.count == 1 + below)
    }

    @Test func `a folder is visited once, by its first name, where links are followed`() throws {
        let folder = try ScratchFolder()
        let manager = FileManager.default
        try manager.createDirectory(
            atPath: folder.file("b"), withIntermediateDirectories: false)
        try folder.write([], to: "b/x")
        for name in ["a", "c"] {
            try manager.createSymbolicLink(
                atPath: folder.file(name), withDestinationPath: "b")
        }
        #expect(Self.walk(folder.path) { $0.followsLinks = true }.folders == ["", "/a"])
        #expect(Self.walk(folder.path) { $0.followsLinks = false }.folders == ["", "/b"])
    }
}
