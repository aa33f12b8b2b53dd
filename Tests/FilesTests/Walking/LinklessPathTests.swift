import Files
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// Opening by a path that was resolved before, on which somebody puts links meanwhile.
struct LinklessPathTests {
    enum Way: CaseIterable {
        case byTheKernel, byHand

        /// The first bytes of a file.
        func bytes(_ path: String) throws(FileError) -> [UInt8] {
            let descriptor =
                switch self {
                case .byTheKernel: try Descriptor(readingResolved: path)
                case .byHand: try Descriptor(readingByHand: path)
                }
            var buffer = [UInt8](repeating: 0, count: 8)
            let got = try descriptor.read(into: &buffer, count: 8, at: 0, of: path)
            return Array(buffer.prefix(got))
        }
    }

    private static let own = Array("own".utf8)
    private static let secret = Array("secret".utf8)

    /// The resolved path of a folder with `root/a/b/x`, and `outside/b/x` which is not below `root`.
    private static func tree(_ folder: borrowing ScratchFolder) throws -> String {
        let manager = FileManager.default
        for path in ["root/a/b", "outside/b"] {
            try manager.createDirectory(
                atPath: folder.file(path), withIntermediateDirectories: true)
        }
        try folder.write(own, to: "root/a/b/x")
        try folder.write(secret, to: "outside/b/x")
        return try #require(Paths.resolved(folder.path))
    }

    @Test(arguments: Way.allCases)
    func `a path without links is opened`(_ way: Way) throws {
        let folder = try ScratchFolder()
        let path = try Self.tree(folder)
        #expect(try way.bytes(path + "/root/a/b/x") == Self.own)
        for name in ["/none", "/a/none/x", "/a/b/x/y"] {
            #expect(throws: FileError.self) { try way.bytes(path + "/root" + name) }
        }
    }

    @Test(arguments: Way.allCases, ["root", "root/a", "root/a/b", "root/a/b/x"])
    func `a link is not followed on whatever level it is`(_ way: Way, _ level: String) throws {
        let folder = try ScratchFolder()
        let path = try Self.tree(folder)
        let target = level.replacing("root/a", with: "outside").replacing("root", with: "outside")
        try FileManager.default.removeItem(atPath: folder.file(level))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file(level), withDestinationPath: "\(path)/\(target)")
        #expect(throws: FileError.self) { try way.bytes(path + "/root/a/b/x") }
    }

    @Test(arguments: Way.allCases)
    func `what is no regular file is not opened, whatever its name`(_ way: Way) throws {
        let folder = try ScratchFolder()
        let path = try Self.tree(folder)
        try #require(unsafe mkfifo(folder.file("pipe"), 0o600) == 0)
        let long = String(repeating: "n", count: 300)
        for name in ["pipe", "root", "root/a/b/x\0", long, "\(long)/x"] {
            let error = #expect(throws: FileError.self) { try way.bytes("\(path)/\(name)") }
            #expect(error?.code == .notAFile || name.contains(long), "\(name)")
        }
        #expect(throws: FileError.self) { try way.bytes("/dev/null") }
    }

    @Test(arguments: Way.allCases)
    func `a folder that becomes a link again and again never leads outside`(_ way: Way) throws {
        let folder = try ScratchFolder()
        let path = try Self.tree(folder)
        let place = path + "/root/a"
        let (aside, link) = (path + "/root/aside", path + "/root/link")
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: path + "/outside")
        let mover = Mover()
        Thread.detachNewThread { mover.run(place, aside, link) }
        var opened = 0
        for _ in 0..<3000 {
            guard let bytes = try? way.bytes(place + "/b/x") else { continue }
            opened += 1
            #expect(bytes == Self.own)
        }
        mover.stop()
        #expect(opened > 0)
    }
}

/// Puts a link in the place of a folder and takes it away, until it is stopped.
private final class Mover: Sendable {
    private let isAsked = Atomic(false)
    private let hasEnded = Atomic(false)

    func run(_ place: String, _ aside: String, _ link: String) {
        while !isAsked.load(ordering: .relaxed) {
            _ = unsafe (rename(place, aside), rename(link, place))
            _ = unsafe (rename(place, link), rename(aside, place))
        }
        hasEnded.store(true, ordering: .releasing)
    }

    func stop() {
        isAsked.store(true, ordering: .relaxed)
        while !hasEnded.load(ordering: .acquiring) { usleep(100) }
    }
}
