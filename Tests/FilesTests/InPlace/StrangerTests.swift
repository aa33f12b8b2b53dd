import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Files

/// A program without our lock that writes to a file while its change in place is prepared.
struct StrangerTests {
    private static let change = InPlaceChange(
        name: "anew", segments: [.bytes([1, 2, 3]), .original(5000..<18_000)], rewrites: true)

    /// Appends to a file before a call of the operating system.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - name: the call.
    ///   - number: which of these calls, from 1.
    ///   - failing: a call that fails from then on.
    /// - Returns: the operating system with the stranger in it.
    private static func stranger(
        on path: String, before name: String, _ number: Int, alsoFailing failing: String? = nil
    ) -> WatchedFiles {
        let met = Lock(0)
        return WatchedFiles { (call) throws(SystemError) in
            let count = met.withLock { met in
                if call.name == name { met += 1 }
                return met
            }
            if call.name == name, count == number {
                let file = unsafe open(path, O_WRONLY | O_APPEND)
                _ = unsafe write(file, "theirs", 6)
                close(file)
            }
            if count >= number, call.name == failing { throw SystemError(call.name, EIO) }
        }
    }

    private static let theirs = InPlaceChange.old + Array("theirs".utf8)

    // The journal is written, synced, and its folder is synced.
    @Test(arguments: [("create", 1), ("write", 1), ("synchronize", 1), ("synchronize", 2)])
    func `what a stranger writes before the first byte changes stays`(
        call: String, number: Int
    ) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(InPlaceChange.old, to: "a")
        let files = Self.stranger(on: path, before: call, number)
        #expect(Self.change.run(path, files)?.code == .changed)
        #expect(try folder.bytes(of: "a") == Self.theirs)
        #expect(try folder.names == ["a"])
        #expect(files.leaks == 0)
    }

    @Test func `a journal that cannot be removed does not undo what a stranger wrote`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(InPlaceChange.old, to: "a")
        let files = Self.stranger(on: path, before: "synchronize", 2, alsoFailing: "unlink")
        #expect(Self.change.run(path, files)?.code == .halfChanged)
        #expect(try folder.names == [".a.fitsprov-undo", "a"])
        _ = try FileReplacer().begin(path, output: nil)
        #expect(try folder.bytes(of: "a") == Self.theirs)
        #expect(try folder.names == ["a"])
    }
}

/// What is only told when a descriptor is closed, as file systems of a network do.
struct UntakenTests {
    private static func files(failing number: Int) -> WatchedFiles {
        let met = Lock(0)
        return WatchedFiles { (call) throws(SystemError) in
            guard call.name == "checkTaken" else { return }
            let count = met.withLock { met in
                met += 1
                return met
            }
            if count == number { throw SystemError("close", EDQUOT) }
        }
    }

    // The journal is asked for, then the file.
    @Test(arguments: [1, 2])
    func `without a sync, a change in place that was not taken is undone`(number: Int) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(InPlaceChange.old, to: "a")
        let files = Self.files(failing: number)
        var options = FileReplacer.Options()
        options.changesInPlace = true
        options.synchronizes = false
        let replacer = FileReplacer(files: files, options: options)
        let replacement = try replacer.begin(path, output: nil)
        let staged = try replacer.stage(
            replacement, [.bytes([1]), .original(1..<20_000), .bytes([2])],
            from: replacement.descriptor)
        let error = replacer.commit([staged]).first ?? nil
        #expect(error?.code == .system)
        #expect(error?.reason == "Disk quota exceeded (close)")
        #expect(try folder.bytes(of: "a") == InPlaceChange.old)
        #expect(try folder.names == ["a"])
    }

    @Test func `without a sync, a new file that was not taken does not take the name`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(InPlaceChange.old, to: "a")
        var options = FileReplacer.Options()
        options.synchronizes = false
        options.overwrites = true
        let files = Self.files(failing: 2)
        let replacer = FileReplacer(files: files, options: options)
        let staged = try [folder.file("b"), path].map {
            try replacer.stage([1], as: $0, permissions: 0o600)
        }
        #expect(replacer.commit(staged).map { $0?.code } == [nil, .system])
        #expect(try folder.bytes(of: "a") == InPlaceChange.old)
        #expect(try folder.names == ["a", "b"])
    }

    @Test func `the system has taken what it was given`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write([1], to: "a")
        let file = unsafe open(path, O_RDWR)
        defer { close(file) }
        #expect(throws: Never.self) { try SystemFiles().checkTaken(file) }
        #expect(throws: SystemError.self) { try SystemFiles().checkTaken(-1) }
    }
}
