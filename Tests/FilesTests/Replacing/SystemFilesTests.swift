import Files
import Foundation
import Glibc
import TestSupport
import Testing

/// The operating system's own files, as replacing asks for them.
struct SystemFilesTests {
    private static func opened(
        _ folder: borrowing ScratchFolder, _ body: (SystemFiles, Int32) throws -> Void
    ) throws {
        let files = SystemFiles(waitingForLocks: .milliseconds(30))
        let descriptor = try files.openFolder(folder.path)
        defer { files.close(descriptor) }
        try body(files, descriptor)
    }

    @Test func `a status is what the system says`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write([1, 2, 3], to: "a")
        let manager = FileManager.default
        try manager.linkItem(atPath: path, toPath: folder.file("b"))
        try manager.createSymbolicLink(atPath: folder.file("l"), withDestinationPath: "a")
        try #require(unsafe chmod(path, 0o640) == 0)
        var times = [timespec(tv_sec: 5, tv_nsec: 6), timespec(tv_sec: 7, tv_nsec: 8)]
        try #require(unsafe utimensat(AT_FDCWD, path, &times, 0) == 0)
        try Self.opened(folder) { files, parent in
            let status = try files.status("a", in: parent)
            #expect(status.isRegular && !status.isFolder)
            #expect(status.size == 3 && status.links == 2 && status.permissions == 0o640)
            #expect(status.modified == 7_000_000_008)
            #expect(status.user == geteuid() && status.group == getegid())
            #expect(try files.status("b", in: parent).identity == status.identity)
            // A link is a link.
            let link = try files.status("l", in: parent)
            #expect(!link.isRegular && !link.isFolder && link.identity != status.identity)
            let own = try files.status(parent)
            #expect(own.isFolder && !own.isRegular)
            let error = #expect(throws: SystemError.self) {
                try files.status("none", in: parent)
            }
            #expect(error?.number == ENOENT)
        }
        // More bits than those of reading and writing.
        try #require(unsafe chmod(path, 0o4755) == 0)
        try Self.opened(folder) { files, parent in
            let status = try files.status("a", in: parent)
            #expect(status.permissions == 0o4755)
        }
    }

    @Test(arguments: [(0, 0), (1, 1), (3, 3), (99, 5)])
    func `of the names in a folder no more are read than wanted`(limit: Int, count: Int) throws {
        let folder = try ScratchFolder()
        for name in ["a", "b", ".c"] { try folder.write([], to: name) }
        try Self.opened(folder) { files, parent in
            let names = try files.names(in: parent, limit: limit)
            #expect(names.count == count)
            #expect(Set(names).count == count)
            #expect(Set(names).isSubset(of: [".", "..", "a", "b", ".c"]))
            // The same again: the folder's own place was not moved.
            #expect(try files.names(in: parent, limit: limit).count == count)
        }
    }

    @Test func `a new file is for its owner alone, and takes the place of none`() throws {
        let folder = try ScratchFolder()
        try Self.opened(folder) { files, parent in
            let made = try files.create("a", in: parent)
            defer { files.close(made) }
            #expect(try files.status(made).permissions == 0o600)
            let error = #expect(throws: SystemError.self) { try files.create("a", in: parent) }
            #expect(error?.number == EEXIST)
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("l"), withDestinationPath: "none")
            #expect(throws: SystemError.self) { try files.create("l", in: parent) }
            #expect(throws: SystemError.self) { try files.open("l", in: parent) }
            #expect(try folder.names == ["a", "l"])
        }
    }

    @Test func `bytes go to their place and come from it`() throws {
        let folder = try ScratchFolder()
        try Self.opened(folder) { files, parent in
            let made = try files.create("a", in: parent)
            defer { files.close(made) }
            #expect(try files.write(made, [9, 1, 2, 3, 9][1...3], at: 2) == 3)
            #expect(try folder.bytes(of: "a") == [0, 0, 1, 2, 3])
            #expect(try files.write(made, [], at: 9) == 0)
            var buffer = [UInt8](repeating: 7, count: 4)
            #expect(try files.read(made, into: &buffer, count: 2, at: 3) == 2)
            #expect(buffer == [2, 3, 7, 7])
            #expect(try files.read(made, into: &buffer, count: 4, at: 5) == 0)
            try files.allocate(made, size: 0)
            #expect(try files.status(made).size == 5)
            try files.setPermissions(made, 0o604)
            #expect(try files.status(made).permissions == 0o604)
            try files.synchronize(made)
            try files.synchronizeFileSystem(made)
        }
    }

    @Test func `the kernel copies between files, from place to place`() throws {
        let folder = try ScratchFolder()
        try folder.write([1, 2, 3, 4, 5], to: "a")
        try Self.opened(folder) { files, parent in
            let source = try files.open("a", in: parent)
            let target = try files.create("b", in: parent)
            defer {
                files.close(source)
                files.close(target)
            }
            guard let copied = try files.copy(source, at: 1, to: target, at: 2, count: 3) else {
                return
            }
            #expect(copied == 3)
            #expect(try folder.bytes(of: "b") == [0, 0, 2, 3, 4])
            #expect(try files.copy(source, at: 5, to: target, at: 5, count: 9) == 0)
            files.startWriting(target, at: 0, count: 5)
        }
    }

    @Test func `a name is given up for another, and taken from nobody unless told so`() throws {
        let folder = try ScratchFolder()
        try folder.write([1], to: "new")
        try folder.write([2], to: "old")
        try Self.opened(folder) { files, parent in
            let error = #expect(throws: SystemError.self) {
                try files.rename("new", to: "old", in: parent, replacing: false)
            }
            #expect(error?.number == EEXIST)
            #expect(try folder.bytes(of: "old") == [2])
            try files.rename("new", to: "free", in: parent, replacing: false)
            #expect(try folder.names == ["free", "old"])
            try files.rename("free", to: "old", in: parent, replacing: true)
            #expect(try folder.names == ["old"])
            #expect(try folder.bytes(of: "old") == [1])
            try files.unlink("old", in: parent)
            #expect(try folder.names == [])
            #expect(throws: SystemError.self) { try files.unlink("old", in: parent) }
        }
    }

    @Test func `a lock is had by one`() throws {
        let folder = try ScratchFolder()
        try folder.write([1], to: "a")
        try Self.opened(folder) { files, parent in
            let first = try files.open("a", in: parent)
            let second = try files.open("a", in: parent)
            defer { files.close(second) }
            #expect(try files.lock(first, waiting: false))
            #expect(try files.lock(first, waiting: false))
            #expect(try !files.lock(second, waiting: false))
            let clock = ContinuousClock()
            let start = clock.now
            #expect(try !files.lock(second, waiting: true))
            #expect(clock.now - start >= .milliseconds(30))
            files.close(first)
            #expect(try files.lock(second, waiting: true))
            let error = #expect(throws: SystemError.self) { try files.lock(-1, waiting: false) }
            #expect(error?.number == EBADF)
        }
    }

    @Test func `attributes come back as they were given`() throws {
        let folder = try ScratchFolder()
        try Self.opened(folder) { files, parent in
            let made = try files.create("a", in: parent)
            defer { files.close(made) }
            let wanted = [
                FileAttribute(name: "user.b", value: [0, 1, 255]),
                FileAttribute(name: "user.a", value: []),
            ]
            // A file system without attributes has nothing to be tested.
            let first = FileAttribute(name: "user.first", value: [0x78])
            guard (try? files.setAttribute(made, first)) != nil else { return }
            for attribute in wanted { try files.setAttribute(made, attribute) }
            let found = try files.attributes(made).filter { $0.name.hasPrefix("user.") }
            #expect(Set(found) == Set(wanted + [first]))
        }
    }

    @Test func `a path is resolved to where its links lead`() throws {
        let folder = try ScratchFolder()
        try folder.write([1], to: "a")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("l"), withDestinationPath: "a")
        let files = SystemFiles()
        #expect(try files.realPath(folder.path + "/./l") == folder.file("a"))
        let error = #expect(throws: SystemError.self) { try files.realPath(folder.file("none")) }
        #expect(error?.number == ENOENT)
        #expect(throws: SystemError.self) { try files.openFolder(folder.file("a")) }
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func `a file that may not be written is told`() throws {
        let folder = try ScratchFolder()
        try folder.write([1], to: "a")
        try Self.opened(folder) { files, parent in
            try files.checkWritable("a", in: parent)
            try #require(unsafe chmod(folder.file("a"), 0o400) == 0)
            #expect(throws: SystemError.self) { try files.checkWritable("a", in: parent) }
        }
    }
}
