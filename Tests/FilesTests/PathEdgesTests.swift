import Files
import Foundation
import Glibc
import TestSupport
import Testing

struct PathEdgesTests {
    @Test(arguments: [
        ("/", "a", "/a"), ("/a", "b", "/a/b"), ("/a/", "b", "/a/b"), (".", "b", "./b"),
        ("", "b", "/b"), ("a b", "c\n", "a b/c\n"),
    ])
    func `a folder and a name are joined by one slash`(
        _ folder: String, _ name: String, _ path: String
    ) {
        #expect(Paths.joined(folder, name) == path)
    }

    @Test(arguments: [
        ("/data2/raw.fits", "/data", "../data2/raw.fits"),
        ("/data/raw.fits", "/data2", "../data/raw.fits"),
        ("/data/a/b", "/data/a", "b"), ("/data/a", "/data/a/b", "../../a"),
        ("/a/b/c", "/a/x/c", "../../b/c"), ("/a", "/", "a"), ("/a/b", "/", "a/b"),
        ("/b", "/a", "../b"), ("/a/a/a", "/a", "a/a"),
    ])
    func `a way leads from one folder to another by whole names`(
        _ path: String, _ folder: String, _ way: String
    ) {
        #expect(Paths.relative(path, to: folder) == way)
    }

    @Test(arguments: [
        ("/a/b/../../c", "/c"), ("/a/../../c", "/c"), ("/a/...", "/a/..."), ("/a/.b", "/a/.b"),
        ("/a/..b/c", "/a/..b/c"), ("/./.", "/"), ("/a/", "/a"), ("/a b/\n", "/a b/\n"),
    ])
    func `only whole parts of one or two dots are taken out`(_ path: String, _ normal: String) {
        #expect(Paths.normalized(path) == normal)
    }

    @Test(arguments: [
        ("a/", "a", "a"), ("/", "/", "/"), ("/a/b/", "/a/b", "b"), ("a/b", "a", "b"), ("", ".", ""),
        ("//a", "/", "a"), ("./a", ".", "a"),
    ])
    func `a path that ends in a slash has a name too`(
        _ path: String, _ folder: String, _ name: String
    ) {
        #expect(Paths.folder(of: path) == folder)
        #expect(Paths.name(of: path) == name)
    }

    // The characters on both sides of each range of RFC 3986 §3.1.
    @Test(arguments: [
        ("az:x", true), ("za:x", true), ("AZ:x", true), ("ZA:x", true), ("@a:x", false),
        ("[a:x", false), ("`a:x", false), ("{a:x", false), ("a@:x", false), ("a[:x", false),
        ("a`:x", false), ("a{:x", false), ("a0:x", true), ("a9:x", true), ("a/:x", false),
        ("a,:x", false), ("a+:x", true), ("a-:x", true), ("0a:x", false), ("+a:x", false),
        ("-a:x", false), ("a:x", false), (":", false), ("a_b:x", false), ("ab", false),
        ("a\u{0}b:x", false), ("é1:x", false), ("aé:x", false), ("ab:", true), ("ab:c:d", true),
    ])
    func `a scheme is of two characters or more, a letter first`(_ text: String, _ has: Bool) {
        #expect(Paths.hasScheme(text) == has)
        #expect(Paths.isURI(text) == has)
        #expect(Paths.unmistakable(text) == (has ? "./" + text : text))
    }

    @Test(arguments: [
        ("ab1:2", false), ("ab1:x", true), ("abx:2", true), ("ab9:0", false), ("a.b:x", false),
        ("a.b:/x", false), ("a.b://x", true), ("ab1://2", true), ("ab1:/2", true),
    ])
    func `a digit on both sides of the colon is a time`(_ text: String, _ isURI: Bool) {
        #expect(Paths.hasScheme(text))
        #expect(Paths.isURI(text) == isURI)
    }

    @Test func `a path with a NUL, or of nothing, is resolved to nothing`() throws {
        let folder = try ScratchFolder()
        try folder.write([], to: "a")
        #expect(Paths.resolved(folder.file("a\0b")) == nil)
        #expect(Paths.resolved(folder.file("b")) == nil)
        #expect(Paths.resolved("") == nil)
        #expect(Paths.resolved(folder.path + "/./a") == folder.file("a"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("l"), withDestinationPath: "a")
        #expect(Paths.resolved(folder.file("l")) == folder.file("a"))
    }

    @Test func `a folder is one through a link as well`() throws {
        let folder = try ScratchFolder()
        try folder.write([], to: "a")
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: folder.file("l"), withDestinationPath: ".")
        try manager.createSymbolicLink(atPath: folder.file("n"), withDestinationPath: "none")
        #expect(Paths.isFolder(folder.path) && Paths.isFolder(folder.file("l")))
        #expect(!Paths.isFolder(folder.file("a")) && !Paths.isFolder(folder.file("n")))
        #expect(!Paths.isFolder(folder.file("none")))
    }

    @Test func `nothing is said of what the system does not tell`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write([], to: "a")
        let long = folder.file(String(repeating: "n", count: 300))
        for nothing in ["", folder.file("b"), file + "/b", long, folder.file("a\0b")] {
            #expect(try Paths.resolving(nothing) == nil, "\(nothing)")
            #expect(try !Paths.namesFolder(nothing), "\(nothing)")
        }
        #expect(try Paths.resolving(folder.path + "/./a") == file)
        #expect(try Paths.namesFolder(folder.path) && !Paths.namesFolder(file))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("l"), withDestinationPath: "l")
        let unknown = #expect(throws: FileError.self) { try Paths.resolving(folder.file("l")) }
        #expect(unknown?.code == .system && unknown?.path == folder.file("l"))
        #expect(throws: FileError.self) { try Paths.namesFolder(folder.file("l")) }
    }

    @Test(arguments: [
        ("", "a"), ("a", "aa"), ("a", "b"), ("B", "a"), ("a-b", "a.b"), ("a.b", "a/b"), ("a", "é"),
        ("Z", "a"), ("a\u{7f}", "a\u{80}"), ("\u{ffff}", "\u{10000}"), ("e\u{301}", "\u{e9}"),
        ("a10", "a2"),
    ])
    func `names are in the order of their bytes`(_ first: String, _ second: String) {
        #expect(first.precedesByBytes(second))
        #expect(!second.precedesByBytes(first))
        #expect(!first.precedesByBytes(first))
    }

    @Test(arguments: [(0, 0), (1, 1), (3, 3), (4, 3), (Int(1) << 16, 3)])
    func `the start of a file is as long as is asked for, or the file`(_ count: Int, _ got: Int)
        throws
    {
        let folder = try ScratchFolder()
        let path = try folder.write([7, 8, 9], to: "a")
        #expect(try SmallFile.start(path, count: count) == Array([7, 8, 9].prefix(got)))
        let empty = try folder.write([], to: "e")
        #expect(try SmallFile.start(empty, count: count) == [])
        #expect(try SmallFile.size(empty) == 0)
        #expect(try SmallFile.bytes(empty, limit: 0) == [])
    }

    @Test func `folders, pipes and what is not there are not read`() throws {
        let folder = try ScratchFolder()
        try #require(unsafe mkfifo(folder.file("p"), 0o600) == 0)
        for path in [folder.path, folder.file("p"), "/dev/null", "/dev/zero"] {
            let error = #expect(throws: FileError.self) { try SmallFile.bytes(path, limit: 9) }
            #expect(error?.code == .notAFile, "\(path)")
            #expect(error?.path == path)
        }
        let none = #expect(throws: FileError.self) { try SmallFile.size(folder.file("none")) }
        #expect(none?.code == .system)
        #expect(throws: FileError.self) { try SmallFile.start(folder.file("a\0b"), count: 1) }
    }

    @Test(
        arguments: [
            (0, 0, 0, nil), (1, 0, 0, "1 symbolic link"), (2, 0, 0, "2 symbolic links"),
            (0, 1, 0, "1 hidden name"), (0, 2, 0, "2 hidden names"),
            (0, 0, 1, "1 pipe, socket or device"), (0, 0, 2, "2 pipes, sockets or devices"),
            (1, 0, 2, "1 symbolic link, 2 pipes, sockets or devices"),
            (1, 1, 1, "1 symbolic link, 1 hidden name, 1 pipe, socket or device"),
        ] as [(Int, Int, Int, String?)])
    func `what is passed over is said with its number`(
        _ links: Int, _ hidden: Int, _ others: Int, _ words: String?
    ) {
        var sum = PassedOver()
        var more = PassedOver()
        (more.links, more.hidden, more.others) = (links, hidden, others)
        sum += more
        #expect(sum == more)
        #expect(sum.words == words.map { "skipped: \($0)" })
        sum += more
        #expect(sum.links == 2 * links && sum.hidden == 2 * hidden && sum.others == 2 * others)
    }

    @Test func `a folder may be 200 deep and not one deeper`() throws {
        let folder = try ScratchFolder()
        let path = (0..<200).map { _ in "d" }.joined(separator: "/")
        try FileManager.default.createDirectory(
            atPath: folder.file(path), withIntermediateDirectories: true)
        try folder.write([], to: path + "/x")
        func steps() -> (files: [String], faults: [String]) {
            var walk = FolderWalk(folder.path)
            var (files, faults): ([String], [String]) = ([], [])
            while let step = walk.next() {
                switch step {
                case .folder(_, let found): files += found.map(\.name)
                case .fault(let fault): faults.append(fault.reason)
                }
            }
            return (files, faults)
        }
        #expect(steps().files == ["x"])
        #expect(steps().faults == [])
        try FileManager.default.createDirectory(
            atPath: folder.file(path + "/d"), withIntermediateDirectories: true)
        try folder.write([], to: path + "/d/y")
        #expect(steps().files == ["x"])
        #expect(steps().faults == ["is deeper than 200 folders"])
    }
}
