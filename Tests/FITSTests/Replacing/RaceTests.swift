import FITS
import Files
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

struct RaceTests {
    @Test(.timeLimit(.minutes(2)))
    func `eight stagers on one file lose no change`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(axes: [3], data: [1, 2, 3]), to: "a.fits")
        let failures = Lock<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { worker in
            for round in 0..<5 {
                do {
                    let error = try Edits.run(FileReplacer(), path) { file in
                        try addCard("HISTORY \(worker) \(round)", to: file)
                    }
                    if let error { throw error }
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
        }
        let file = try FITSFile(reading: path)
        let history = try #require(file.hdus.first).header.filter { $0.keyword == "HISTORY" }
        #expect(failures.withLock { $0 } == [])
        #expect(Set(history.map(\.text)).count == 40)
        #expect(try folder.bytes(of: "a.fits").suffix(2880).prefix(4) == [1, 2, 3, 0])
        #expect(try folder.names == ["a.fits"])
    }

    @Test func `a file that another program holds is not waited for without end`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let files = SystemFiles(waitingForLocks: .milliseconds(20))
        let replacer = FileReplacer(files: files)
        var first = try replacer.stage(path, edit: Edits.grow)
        let error = try Edits.run(replacer, path)
        #expect(error?.code == .refused)
        #expect(error?.reason == "is locked by another program")
        #expect(first != nil)
        first = nil
        #expect(try Edits.run(replacer, path) == nil)
    }

    @Test func `a file that is replaced before its lock is had is opened again`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        let other = try folder.write(Edits.original, to: "b.fits")
        let files = WatchedFiles { (call) throws(SystemError) in
            if call.name == "lock" { _ = unsafe Glibc.rename(other, path) }
        }
        #expect(try Edits.run(FileReplacer(files: files), path) == nil)
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
        #expect(try folder.names == ["a.fits"])
        #expect(files.leaks == 0)
    }

    @Test(arguments: ["compare", "commit"], ["appended", "patched", "replaced", "removed"])
    func `a change by someone else meanwhile is seen and kept`(_ when: String, _ what: String)
        throws
    {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        // A file system counts time in steps; the change must not fall into that of the writing.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1000)], ofItemAtPath: path)
        let moment = when == "compare" ? "setPermissions" : "synchronize"
        let files = WatchedFiles { (call) throws(SystemError) in
            if call.name == moment { change(path, what) }
        }
        let error = try Edits.run(FileReplacer(files: files), path)
        let names = try folder.names
        #expect(error?.code == .changed || what == "removed" && error?.code == .system)
        #expect(names == (what == "removed" ? [] : ["a.fits"]))
        #expect(files.leaks == 0)
        if what != "removed" {
            #expect(try folder.bytes(of: "a.fits") == Self.changed(what))
        }
    }

    @Test func `orphans are swept and temporaries in use are not`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let orphan = ".a.fits.fitsprov-3w5e11264sgsf.tmp"
        try folder.write("orphan".utf8, to: orphan)
        try folder.write("mine".utf8, to: ".a.fits.tmp")
        try folder.write("mine".utf8, to: "a.fits.fitsprov-x.tmp")
        let replacer = FileReplacer()
        let staged = try #require(try replacer.stage(path, edit: Edits.grow))
        #expect(replacer.sweep(nextTo: path) == [orphan])
        #expect(try folder.names.count == 4)
        #expect(replacer.commit([staged]) == [nil])
        #expect(try folder.names == [".a.fits.tmp", "a.fits", "a.fits.fitsprov-x.tmp"])
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
    }

    @Test func `the folder of a file that is not there yet is swept as well`() throws {
        let folder = try ScratchFolder()
        let orphan = ".a.fits.fitsprov-3w5e11264sgsf.tmp"
        try folder.write("orphan".utf8, to: orphan)
        #expect(FileReplacer().sweep(nextTo: folder.file("a.fits")) == [orphan])
        #expect(try folder.names == [])
    }

    @Test func `a temporary that is swept before it is locked is made anew`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let locks = Lock(0)
        let files = WatchedFiles { (call) throws(SystemError) in
            // The first lock is the original's, the second the temporary's.
            guard call.name == "lock",
                locks.withLock({
                    $0 += 1; return $0
                }) == 2
            else { return }
            FileReplacer().sweep(nextTo: path)
        }
        #expect(try Edits.run(FileReplacer(files: files), path) == nil)
        #expect(files.calls.filter { $0 == "create" }.count == 2)
        #expect(try folder.bytes(of: "a.fits") == Edits.grown)
        #expect(try folder.names == ["a.fits"])
        #expect(files.leaks == 0)
    }
}

private func addCard(_ text: String, to file: FITSFile) throws -> [Segment] {
    let first = try #require(file.hdus.first)
    let cards = Array(first.header) + [Card(bytes: text.utf8)]
    return [.bytes(Header(cards).bytes), .original(first.dataOffset..<file.size)]
}

extension RaceTests {
    /// What the file holds when someone else has changed it.
    fileprivate static func changed(_ what: String) -> [UInt8] {
        switch what {
        case "appended": Edits.original + [1]
        case "patched": Edits.original.dropLast() + [9]
        default: FITSBytes.primary()
        }
    }
}

/// Changes the file as another program would.
private func change(_ path: String, _ what: String) {
    let file = URL(filePath: path)
    switch what {
    case "removed": try? FileManager.default.removeItem(at: file)
    case "replaced":
        let other = file.deletingLastPathComponent().appending(path: "other")
        try? Data(RaceTests.changed(what)).write(to: other)
        _ = unsafe Glibc.rename(other.path, path)
    default: try? Data(RaceTests.changed(what)).write(to: file)
    }
}
