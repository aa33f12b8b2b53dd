import FITS
import Files
import TestSupport
import Testing

/// What the tests of replacing write.
enum Edits {
    /// A file of one image with ten thousand bytes of data.
    static let original = FITSBytes.primary(
        axes: [10_000], data: (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    /// What ``grow(_:)`` makes of it: a card more, and an extension.
    static let grown: [UInt8] = {
        let header = FITSBytes.header(
            [FITSBytes.fixed("SIMPLE", "T")] + FITSBytes.array(8, [10_000]) + ["HISTORY grown"])
        return header + original.dropFirst(FITSBytes.block) + FITSBytes.image()
    }()

    /// Adds a card to the header and an HDU at the end.
    static func grow(_ file: FITSFile) -> [Segment]? {
        guard let first = file.hdus.first else { return nil }
        let cards = Array(first.header) + [Card(bytes: "HISTORY grown".utf8)]
        return [
            .bytes(Header(cards).bytes), .original(first.dataOffset..<file.size),
            .bytes(FITSBytes.image()),
        ]
    }

    /// Options with which even a small file is copied while its successor is worked out.
    static var ahead: FileReplacer.Options {
        var options = FileReplacer.Options()
        options.smallestCopiedAhead = 1
        return options
    }

    /// Stages and commits one file.
    ///
    /// - Returns: what went wrong, or nil.
    static func run(
        _ replacer: FileReplacer, _ path: String, output: String? = nil, foresees: Bool = false,
        edit: (FITSFile) throws -> [Segment]? = grow
    ) throws -> FITSError? {
        do {
            guard
                let staged = try replacer.stage(
                    path, output: output, foresees: foresees, edit: edit)
            else {
                return nil
            }
            return replacer.commit([staged]).first ?? nil
        } catch let error as FITSError {
            return error
        }
    }
}
