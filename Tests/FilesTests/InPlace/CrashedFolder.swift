import Glibc
import TestSupport

@testable import Files

/// A folder as a crash left it, on the disk again.
struct CrashedFolder: ~Copyable {
    let folder: ScratchFolder
    var path: String { folder.file("a") }

    init(_ contents: [String: [UInt8]]) throws {
        let folder = try ScratchFolder()
        try Sparse.write(contents["a"] ?? [], to: folder.file("a"))
        let files = SystemFiles()
        let place = try FilePlace(folder.file("a"), files: files, mustExist: true)
        let identity = try files.status(place.name, in: place.folder).identity
        for (name, bytes) in contents where name != "a" {
            try folder.write(CrashedFolder.rewritten(bytes, identity), to: name)
        }
        self.folder = folder
    }

    /// What is there now.
    var contents: [String: [UInt8]] {
        get throws {
            var contents: [String: [UInt8]] = [:]
            for name in try folder.names { contents[name] = try folder.bytes(of: name) }
            return contents
        }
    }

    /// The same journal about the file that stands here.
    private static func rewritten(_ bytes: [UInt8], _ file: FileStatus.Identity) -> [UInt8] {
        guard let journal = UndoJournal(bytes), let state = UndoJournal.state(bytes) else {
            return bytes
        }
        return UndoJournal(
            file: file, oldSize: journal.oldSize, kept: journal.kept, shift: journal.shift,
            seam: journal.seam, oldHead: journal.oldHead, oldTail: journal.oldTail
        ).bytes(state)
    }
}

/// Files with holes.
enum Sparse {
    private static let block = 4096

    /// Writes bytes, and leaves out whole blocks of zeros.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0, ftruncate(descriptor, bytes.count) == 0 else {
            throw SystemError("open", errno)
        }
        defer { close(descriptor) }
        let files = SystemFiles()
        for start in stride(from: 0, to: bytes.count, by: block) {
            let piece = bytes[start..<min(start + block, bytes.count)]
            if piece.allSatisfy({ $0 == 0 }) { continue }
            _ = try files.write(descriptor, piece, at: start)
        }
    }
}
