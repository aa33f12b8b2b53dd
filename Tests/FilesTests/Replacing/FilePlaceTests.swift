import Foundation
import Glibc
import TestSupport
import Testing

@testable import Files

/// Where a file stands or shall stand, and the names of temporaries beside it.
struct FilePlaceTests {
    @Test(arguments: [
        ("a", "a"), ("sub/b", "b"), ("./a", "a"), ("sub/../a", "a"), ("link", "a"),
        ("sublink/b", "b"),
    ])
    func `a file that exists stands where its links lead`(path: String, name: String) throws {
        let folder = try ScratchFolder()
        let manager = FileManager.default
        try manager.createDirectory(
            atPath: folder.file("sub"), withIntermediateDirectories: false)
        try folder.write([1], to: "a")
        try folder.write([2], to: "sub/b")
        try manager.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "a")
        try manager.createSymbolicLink(atPath: folder.file("sublink"), withDestinationPath: "sub")
        let files = WatchedFiles()
        do {
            let place = try FilePlace(folder.file(path), files: files, mustExist: true)
            #expect(place.name == name)
            #expect(place.path == folder.file(path))
            let parent = try files.status(place.folder).identity
            let wanted = OpenFolder.Identity(
                of: name == "b" ? folder.file("sub") : folder.path)
            #expect(parent.inode == wanted?.inode && parent.device == wanted?.device)
            #expect(try files.status(name, in: place.folder).isRegular)
        }
        #expect(files.leaks == 0)
    }

    @Test func `a file that need not exist stands under the very name`() throws {
        let folder = try ScratchFolder()
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link"), withDestinationPath: "none")
        for name in ["new", "link"] {
            let place = try FilePlace(folder.file(name), files: SystemFiles(), mustExist: false)
            #expect(place.name == name)
            #expect(throws: FileError.self) {
                _ = try FilePlace(folder.file(name), files: SystemFiles(), mustExist: true)
            }
        }
        let here = try FilePlace("name", files: SystemFiles(), mustExist: false)
        #expect(here.name == "name")
        let root = try FilePlace("/name", files: SystemFiles(), mustExist: false)
        #expect(root.name == "name")
        let top = try SystemFiles().status(root.folder).identity
        #expect(top.inode == OpenFolder.Identity(of: "/")?.inode)
    }

    @Test(arguments: [true, false]) func `what names no file has no place`(mustExist: Bool) throws {
        let folder = try ScratchFolder()
        let files = WatchedFiles()
        for path in [
            "a\0b", "", "/", folder.path + "/.", folder.path + "/..", folder.path + "/x/y",
        ] {
            #expect(throws: FileError.self, "\(path)") {
                let place = try FilePlace(path, files: files, mustExist: mustExist)
                // A folder that exists has a name, and is refused when it is opened.
                if mustExist, try files.status(place.name, in: place.folder).isFolder {
                    throw FileError(.notAFile, path: path, "is a folder")
                }
            }
        }
        #expect(files.leaks == 0)
    }

    @Test(arguments: [
        "a", "", ".", "m31.fits.gz", String(repeating: "x", count: 300),
        String(repeating: "é", count: 150), String(repeating: "\u{1F600}", count: 80), "a\nb",
        String(repeating: "e\u{301}", count: 100),
    ])
    func `a temporary has a name of its own, hidden, and not too long`(name: String) {
        let made = TemporaryName.make(for: name)
        #expect(TemporaryName.isTemporary(made))
        #expect(made.hasPrefix(".") && made.hasSuffix(".tmp"))
        #expect(made.utf8.count <= 255)
        #expect(TemporaryName.make(for: name) != made)
        // As much of the name as there is room for, in whole characters.
        let stem = made.dropFirst().prefix(while: { $0 != "." })
        let start = name.prefix(while: { $0 != "." })
        #expect(start.hasPrefix(stem) || start.unicodeScalars.starts(with: stem.unicodeScalars))
        if name.utf8.count <= 200 { #expect(made.hasPrefix("." + name + ".fitsprov-")) }
        if name.utf8.count >= 300 { #expect(made.utf8.count > 255 - 4) }
        #expect(!TemporaryName.isTemporary(name))
    }

    @Test func `the size of a segment is that of what it stands for`() {
        #expect(Segment.bytes([]).size == 0)
        #expect(Segment.bytes([1, 2, 3]).size == 3)
        #expect(Segment.original(5..<5).size == 0)
        #expect(Segment.original(5..<9).size == 4)
    }
}
