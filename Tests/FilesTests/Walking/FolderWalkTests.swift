import Files
import Foundation
import Glibc
import TestSupport
import Testing

struct FolderWalkTests {
    /// The files and faults of a walk, relative to its root.
    private func list(
        _ root: String, _ change: (inout FolderWalk.Options) -> Void = { _ in }
    ) -> [String] {
        var options = FolderWalk.Options()
        change(&options)
        var walk = FolderWalk(root, options)
        var found: [String] = []
        while let step = walk.next() {
            switch step {
            case .folder(let folder, let files):
                found += files.map { String(folder.path(of: $0.name).dropFirst(root.utf8.count)) }
            case .fault(let fault):
                found.append("\(fault.path.dropFirst(root.utf8.count)): \(fault.reason)")
            }
        }
        return found
    }

    private func make(_ folder: borrowing ScratchFolder, _ paths: [String]) throws {
        for path in paths {
            let parent = (folder.file(path) as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(
                atPath: parent, withIntermediateDirectories: true)
            try folder.write([], to: path)
        }
    }

    @Test func `files come before folders, both in the order of their bytes, hidden ones never`()
        throws
    {
        let folder = try ScratchFolder()
        try make(folder, ["b/x", "b.y", "a/z", "a.b/c", "é", "B", ".h", ".d/x", "a/.h"])
        #expect(list(folder.path) == ["/B", "/b.y", "/é", "/a/z", "/a.b/c", "/b/x"])
    }

    @Test func `links, pipes and sockets are passed over`() throws {
        let folder = try ScratchFolder()
        try make(folder, ["a/x"])
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: folder.file("l"), withDestinationPath: "a/x")
        try manager.createSymbolicLink(atPath: folder.file("f"), withDestinationPath: "a")
        try #require(unsafe mkfifo(folder.file("p"), 0o600) == 0)
        #expect(list(folder.path) == ["/a/x"])
    }

    @Test(.timeLimit(.minutes(10)))
    func `links that are followed cannot lead round in circles`() throws {
        let folder = try ScratchFolder()
        try make(folder, ["a/x", "b/y"])
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: folder.file("a/up"), withDestinationPath: "..")
        try manager.createSymbolicLink(atPath: folder.file("a/b"), withDestinationPath: "../b")
        try manager.createSymbolicLink(atPath: folder.file("b/a"), withDestinationPath: "../a")
        try manager.createSymbolicLink(atPath: folder.file("b/me"), withDestinationPath: "me")
        try manager.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "b/y")
        try manager.createSymbolicLink(atPath: folder.file("none"), withDestinationPath: "gone")
        #expect(list(folder.path) { $0.followsLinks = true } == ["/link", "/a/x", "/a/b/y"])
    }

    @Test func `what cannot be read is told, and the walk goes on`() throws {
        let folder = try ScratchFolder()
        try make(folder, ["a/x", "b/y"])
        let strange = folder.path + "/b/"
        try #require(
            unsafe open(Array(strange.utf8CString.dropLast()) + [-1, 0], O_CREAT, 0o600) >= 0)
        #expect(list(folder.path) == ["/a/x", "/b/y", "/b/\u{FFFD}: the name is not UTF-8"])
        #expect(list(folder.file("none")) == [": No such file or directory"])
        #expect(list(folder.file("a/x")) == [": Not a directory"])
    }

    @Test func `what is passed over is counted, and so are the names that are looked at`() throws {
        let folder = try ScratchFolder()
        try make(folder, ["a/x", "b/y", ".h", "a/.d/x", "c"])
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: folder.file("l"), withDestinationPath: "a/x")
        try manager.createSymbolicLink(atPath: folder.file("b/none"), withDestinationPath: "gone")
        try #require(unsafe mkfifo(folder.file("p"), 0o600) == 0)
        var walk = FolderWalk(folder.path)
        while walk.next() != nil {}
        #expect(
            walk.passedOver.words
                == "skipped: 2 symbolic links, 2 hidden names, 1 pipe, socket or device")
        #expect(!walk.isCut)
        var options = FolderWalk.Options()
        options.followsLinks = true
        options.mostNames = 10
        walk = FolderWalk(folder.path, options)
        while walk.next() != nil {}
        #expect(walk.passedOver.links == 1 && !walk.isCut)
        options.mostNames = 9
        walk = FolderWalk(folder.path, options)
        while walk.next() != nil {}
        #expect(walk.isCut)
    }

    @Test func `folders deeper than a limit are told`() throws {
        let folder = try ScratchFolder()
        let manager = FileManager.default
        let deep = (0..<205).map { _ in "d" }.joined(separator: "/")
        try manager.createDirectory(
            atPath: folder.file(deep), withIntermediateDirectories: true)
        let found = list(folder.path)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("/d: is deeper than 200 folders") == true)
    }

    @Test func `the root may be a link`() throws {
        let folder = try ScratchFolder()
        try make(folder, ["a/x"])
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("l"), withDestinationPath: "a")
        #expect(list(folder.file("l")) == ["/x"])
    }
}
