import FITS
import Files
import Foundation
import TestSupport
import Testing

/// A header of three blocks and a little data, cut and changed at every byte.
struct DamagedFileTests {
    private static let whole: [UInt8] = {
        let text = "a text that is continued on the next card because it is very long, is it not"
        let cards =
            [
                "EXTEND  =                    T", "CHECKSUM= '0000000000000000'", "DATASUM = '10'",
                "LONG    = '\(text.prefix(60))&'", "CONTINUE  '\(text.dropFirst(60))' / why",
                "HIERARCH ESO PRO REC1 ID = 'x' / y", "REAL    = -1.5D-03", "C       = (1,2)",
            ] + (0..<70).map { "K\($0)      = \($0)" }
        return FITSBytes.primary(axes: [2, 2], cards, data: [1, 2, 3, 4])
    }()

    private static let headerSize = 3 * FITSBytes.block

    @Test func `the file is a header of three blocks and whole`() throws {
        let folder = try ScratchFolder()
        let file = try FITSFile(reading: try folder.write(Self.whole, to: "a.fits"))
        #expect(file.hdus.map(\.header.bytes.count) == [Self.headerSize])
        #expect(file.problems == [])
    }

    @Test(arguments: 0..<8)
    func `every truncation of the header is refused with a reason`(part: Int) throws {
        let folder = try ScratchFolder()
        for size in stride(from: part, to: Self.headerSize, by: 8) {
            let path = try folder.write(Self.whole[..<size], to: "a.fits")
            let error = #expect(throws: FITSError.self) { try FITSFile(reading: path) }
            let isClear = error?.code == .notFITS || error?.code == .truncated
            #expect(isClear, "cut to \(size) bytes: \(String(describing: error))")
        }
    }

    @Test(arguments: [0x00, 0x27, 0x39, 0xFF] as [UInt8])
    func `every change of one byte ends in a result or a reason`(_ substitute: UInt8) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.whole, to: "a.fits")
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        var outcomes: [FITSError.Code?: Int] = [:]
        for index in 0..<Self.headerSize {
            try file.put(substitute, at: index)
            do {
                try read(path, card: index / Card.size)
                outcomes[nil, default: 0] += 1
            } catch let error as FITSError {
                #expect(!error.reason.isEmpty)
                outcomes[error.code, default: 0] += 1
            }
            try file.put(Self.whole[index], at: index)
        }
        // Most of a header may hold anything; only what decides the structure is refused.
        #expect(outcomes[nil, default: 0] > Self.headerSize - 500)
        #expect(outcomes[.system] == nil)
        #expect(outcomes.values.reduce(0, +) == Self.headerSize)
    }

    /// Reads the file and asks for all that a card of it says, alone and with what follows it.
    private func read(_ path: String, card index: Int) throws {
        let header = try #require(try FITSFile(reading: path).hdus.first?.header)
        guard index < header.count else { return }
        let card = header[index]
        _ = (card.keyword, card.value?.text, card.comment, card.valueText, card.text)
        #expect(header.entry(at: index).cards.contains(index))
        #expect(header.entry(at: max(0, index - 1)).cards.lowerBound == max(0, index - 1))
    }
}

extension FileHandle {
    /// Replaces one byte.
    fileprivate func put(_ byte: UInt8, at index: Int) throws {
        try seek(toOffset: UInt64(index))
        try write(contentsOf: [byte])
    }
}
