import TestSupport
import Testing

@testable import Files

/// A change of a file in its place, whose data stay where they are or move by a block.
struct InPlaceChange: CustomTestStringConvertible, Sendable {
    let name: String
    let segments: [Segment]
    /// Whether the file may be written anew as a whole.
    var rewrites = false

    var testDescription: String { name }

    /// A file without a byte that is zero, so that only a move of blocks makes a hole.
    static let old: [UInt8] = (0..<20_000).map { UInt8($0 * 7 % 251 + 1) }

    private static let kept = 5000..<18_000

    private static func made(_ count: Int, _ byte: UInt8) -> Segment {
        .bytes([UInt8](repeating: byte, count: count))
    }

    static let all = [
        InPlaceChange(name: "in place", segments: [made(5000, 1), .original(kept), made(700, 2)]),
        InPlaceChange(name: "longer", segments: [made(5000, 1), .original(kept), made(7000, 2)]),
        InPlaceChange(
            name: "moves back a block", segments: [made(9096, 1), .original(kept), made(700, 2)]),
        InPlaceChange(
            name: "moves two blocks", segments: [made(13_192, 1), .original(kept), made(2000, 2)]),
        InPlaceChange(
            name: "moves forward a block", segments: [made(904, 1), .original(kept), made(9000, 2)]),
        InPlaceChange(
            name: "what is behind comes along",
            segments: [made(9096, 1), .original(kept), made(10, 2), .original(18_100..<20_000)]),
        InPlaceChange(
            name: "anew", segments: [made(4999, 1), .original(kept), made(700, 2)], rewrites: true),
        InPlaceChange(name: "nothing stays", segments: [made(30_000, 3)], rewrites: true),
    ]

    /// The new file.
    var new: [UInt8] {
        segments.flatMap { segment -> [UInt8] in
            switch segment {
            case .bytes(let bytes): bytes
            case .original(let range): Array(InPlaceChange.old[range])
            }
        }
    }

    /// A replacer that changes files in place.
    func replacer(_ files: any FileOperations = SystemFiles()) -> FileReplacer {
        var options = FileReplacer.Options()
        options.changesInPlace = true
        options.largestRewritten = rewrites ? 1 << 20 : 0
        return FileReplacer(files: files, options: options)
    }

    /// Stages and commits the change.
    ///
    /// - Returns: what went wrong, or nil.
    func run(_ path: String, _ files: any FileOperations = SystemFiles()) -> FileError? {
        do throws(FileError) {
            let replacer = replacer(files)
            let replacement = try replacer.begin(path, output: nil)
            let staged = try replacer.stage(replacement, segments, from: replacement.descriptor)
            return replacer.commit([staged]).first ?? nil
        } catch {
            return error
        }
    }
}

/// Whether blocks can be inserted into files where the tests write.
enum Blocks {
    static let canMove: Bool = {
        guard let folder = try? ScratchFolder(),
            let path = try? folder.write(InPlaceChange.old, to: "probe"),
            let change = InPlaceChange.all.first(where: { $0.name == "moves back a block" })
        else { return false }
        return change.run(path) == nil
    }()
}
