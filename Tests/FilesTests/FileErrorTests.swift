import Foundation
import Glibc
import TestSupport
import Testing

@testable import Files

/// What is said of failures, and of files that are opened for reading.
struct FileErrorTests {
    @Test(arguments: [
        (FileError.Code.system, "system"), (.notAFile, "not-a-file"), (.limit, "limit"),
        (.refused, "refused"), (.changed, "changed"), (.notDurable, "not-durable"),
    ])
    func `the name of a code is the same in every release`(code: FileError.Code, name: String) {
        #expect(code.name == name)
        #expect(code == FileError.Code(name))
    }

    @Test(
        arguments: [
            ([], nil, "wrong"), ([("line", 3)], nil, "line 3: wrong"),
            ([("HDU", 2), ("card", 14)], nil, "HDU 2: card 14: wrong"),
            ([], "mend it", "wrong (mend it)"),
            ([("HDU", 2), ("card", 14)], "mend it", "HDU 2: card 14: wrong (mend it)"),
        ] as [([(String, Int)], String?, String)])
    func `a failure names its place from the outside in, its reason and a way out`(
        parts: [(String, Int)], hint: String?, words: String
    ) {
        let error = FileError(
            .changed, path: "a\u{1B}b", parts: parts.map { FileError.Part($0.0, $0.1) }, "wrong",
            hint: hint)
        #expect(error.explanation == words)
        #expect("\(error)" == "a\\u{1b}b: \(words)")
        let other = error.of("other")
        #expect(other.path == "other")
        #expect(other.explanation == words)
        #expect(other.code == .changed && other.hint == hint && other.parts == error.parts)
        #expect(other != error && other.of("a\u{1B}b") == error)
    }

    @Test func `what a file says of itself moves no cursor`() {
        let error = FileError(.system, path: "a\nb", "c\nd", hint: "\u{202E}")
        #expect("\(error)" == "a\\u{a}b: c\\u{a}d (\\u{202e})")
    }

    @Test(arguments: [ENOENT, ENOSPC, EACCES, EIO])
    func `a refusal is said in the words of the system, with the call`(number: Int32) {
        let refusal = SystemError("rename", number)
        let error = refusal.on("a.fits")
        #expect(error.code == .system && error.path == "a.fits")
        #expect(error.reason == "\(refusal.words) (rename)")
        let words = unsafe String(cString: strerror(number))
        #expect(refusal.words == words)
        #expect(refusal != SystemError("open", number))
        #expect(refusal != SystemError("rename", number + 1))
    }

    /// A folder with a name of each kind, and the code with which it is refused, if it is.
    private static let kinds: [(String, FileError.Code?)] = [
        ("file", nil), ("link", nil), ("folder", .notAFile), ("pipe", .notAFile),
        ("socket", .notAFile), ("none", .system), ("a\0b", .notAFile), ("loop", .system),
    ]

    private static func fill(_ folder: borrowing ScratchFolder) throws {
        try folder.write([1, 2, 3, 4, 5], to: "file")
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "file")
        try manager.createSymbolicLink(atPath: folder.file("loop"), withDestinationPath: "loop")
        try manager.createDirectory(
            atPath: folder.file("folder"), withIntermediateDirectories: false)
        try #require(unsafe mkfifo(folder.file("pipe"), 0o600) == 0)
        try #require(unsafe mknod(folder.file("socket"), S_IFSOCK | 0o600, 0) == 0)
    }

    @Test(.timeLimit(.minutes(10)), arguments: kinds)
    func `only regular files are opened, through links as well`(name: String, code: FileError.Code?)
        throws
    {
        let folder = try ScratchFolder()
        try Self.fill(folder)
        let path = folder.file(name)
        guard let code else {
            #expect(try SmallFile.bytes(path, limit: 5) == [1, 2, 3, 4, 5])
            #expect(try SmallFile.size(path) == 5)
            return
        }
        let error = #expect(throws: FileError.self) { try SmallFile.bytes(path, limit: 5) }
        #expect(error?.code == code && error?.path == path)
        #expect(throws: FileError.self) { try SmallFile.size(path) }
        #expect(throws: FileError.self) { try SmallFile.start(path, count: 1) }
    }

    @Test func `what a path names instead of a file is said`() throws {
        let folder = try ScratchFolder()
        try Self.fill(folder)
        let reasons = ["folder", "pipe", "socket", "/dev/null"].map { name in
            let path = name.hasPrefix("/") ? name : folder.file(name)
            return #expect(throws: FileError.self) { try SmallFile.size(path) }?.reason
        }
        #expect(Set(reasons).count == 4)
    }

    @Test(.timeLimit(.minutes(10)), arguments: kinds)
    func `a name of an open folder is opened without following a link`(
        name: String, code: FileError.Code?
    ) throws {
        let folder = try ScratchFolder()
        try Self.fill(folder)
        let open = try OpenFolder(folder.path, in: nil, followsLink: true)
        var size = -1
        var failure: FileError?
        do throws(FileError) {
            let file = try Descriptor(name, in: open.descriptor, path: "shown", size: &size)
            #expect(file.number >= 0)
        } catch {
            failure = error
        }
        #expect((failure == nil) == (name == "file"))
        #expect(size == (name == "file" ? 5 : -1))
        #expect(failure?.path ?? "shown" == "shown")
        // The system itself refuses links and sockets.
        if ["folder", "pipe", "a\0b"].contains(name) { #expect(failure?.code == .notAFile) }
        if ["link", "loop", "none", "socket"].contains(name) { #expect(failure?.code == .system) }
    }

    @Test(
        arguments: [
            (0, 5, [1, 2, 3, 4, 5]), (0, 3, [1, 2, 3]), (2, 2, [3, 4]), (4, 1, [5]), (4, 9, [5]),
            (5, 3, []), (9, 1, []), (0, 0, []),
        ] as [(Int, Int, [UInt8])])
    func `bytes are read from their place to the end of the file`(
        offset: Int, count: Int, bytes: [UInt8]
    ) throws {
        let folder = try ScratchFolder()
        let path = try folder.write([1, 2, 3, 4, 5], to: "a")
        let file = try Descriptor(reading: path)
        let copy = try Descriptor(duplicating: file.number, path)
        #expect(try file.size(of: path) == 5)
        #expect(try copy.size(of: path) == 5)
        #expect(copy.number != file.number)
        var buffer = [UInt8](repeating: 99, count: 10)
        let got = try file.read(into: &buffer, count: count, at: offset, of: path)
        #expect(Array(buffer.prefix(got)) == bytes)
        #expect(buffer.dropFirst(got).allSatisfy { $0 == 99 })
        var other = [UInt8](repeating: 99, count: 10)
        #expect(try copy.read(into: &other, count: count, at: offset, of: path) == got)
        #expect(other == buffer)
    }

    @Test func `what is not open cannot be duplicated`() {
        let error = #expect(throws: FileError.self) {
            _ = try Descriptor(duplicating: -1, "shown")
        }
        #expect(error?.code == .system && error?.path == "shown")
    }

    @Test(arguments: [(4, false), (5, true), (6, true)])
    func `a small file may be as long as its limit`(limit: Int, isRead: Bool) throws {
        let folder = try ScratchFolder()
        let path = try folder.write([1, 2, 3, 4, 5], to: "a")
        let bytes = try? SmallFile.bytes(path, limit: limit)
        #expect(bytes == (isRead ? [1, 2, 3, 4, 5] : nil))
    }
}
