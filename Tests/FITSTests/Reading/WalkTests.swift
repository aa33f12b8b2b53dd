import FITS
import Files
import Foundation
import TestSupport
import Testing

/// What comes after the HDUs of a file, and what is said of it.
struct TailCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let tail: [UInt8]
    let kind: Tail.Kind

    init(_ what: String, _ kind: Tail.Kind, _ tail: [UInt8]) {
        testDescription = what
        self.kind = kind
        self.tail = tail
    }
}

struct WalkTests {
    static let twoHDUs = FITSBytes.primary() + FITSBytes.image(axes: [4], data: [1, 2, 3, 4])

    @Test(arguments: tails)
    func `what stands behind the last HDU is reported`(_ example: TailCase) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.twoHDUs + example.tail, to: "a.fits")
        let file = try FITSFile(reading: path)
        #expect(file.hdus.count == 2)
        #expect(file.tail.kind == example.kind)
        #expect(file.tail.size == example.tail.count)
        #expect(file.size == Self.twoHDUs.count + example.tail.count)
        #expect(file.problems.isEmpty == example.tail.isEmpty)
    }

    static let tails = [
        TailCase("nothing", .nothing, []),
        TailCase("a block of zeros", .fill, [UInt8](repeating: 0, count: 2880)),
        TailCase("ten blocks of blanks", .fill, [UInt8](repeating: 0x20, count: 28_800)),
        TailCase("special records", .records, [UInt8](repeating: 0x41, count: 5760)),
        TailCase("some bytes", .trailingData, Array("junk".utf8)),
        TailCase("zeros that are no whole block", .trailingData, [UInt8](repeating: 0, count: 100)),
        TailCase("a second SIMPLE", .trailingData, FITSBytes.primary()),
        TailCase(
            "an extension without END", .broken,
            FITSBytes.card(FITSBytes.fixed("XTENSION", "'IMAGE   '"))
                + [UInt8](repeating: 0x20, count: 2800)),
        TailCase(
            "an extension without axes' lengths", .broken,
            FITSBytes.header([
                FITSBytes.fixed("XTENSION", "'IMAGE   '"), FITSBytes.fixed("BITPIX", 8),
                FITSBytes.fixed("NAXIS", 1),
            ])),
        TailCase("an extension cut in its first card", .broken, Array("XTENSION= 'IM".utf8)),
        TailCase(
            "fill that ends in records", .records,
            [UInt8](repeating: 0, count: 14_400) + [UInt8](repeating: 0x41, count: 2880)),
    ]

    @Test func `a data unit that is cut short or lacks its padding is told apart`() throws {
        let folder = try ScratchFolder()
        let unpadded = try folder.write(Self.twoHDUs.dropLast(2876), to: "unpadded.fits")
        let cut = try folder.write(Self.twoHDUs.dropLast(2877), to: "cut.fits")
        #expect(
            try FITSFile(reading: unpadded).problems.map(\.description)
                == ["HDU 2: the data unit is not padded to 2880 bytes: 2876 bytes are missing"])
        #expect(
            try FITSFile(reading: cut).problems.map(\.description)
                == ["HDU 2: the data unit is cut short: 1 of 4 bytes are missing"])
    }

    @Test func `a reader at its end stays there and says the same`() throws {
        let folder = try ScratchFolder()
        var reader = try FITSReader(path: try folder.write(Self.twoHDUs.dropLast(9), to: "a.fits"))
        while try reader.next() != nil {}
        let problems = reader.problems
        #expect(problems.count == 1)
        let again = try reader.next()
        let problemsAgain = reader.problems
        #expect(again == nil)
        #expect(problemsAgain == problems)
    }

    @Test(arguments: [1, 4])
    func `a file may have as many HDUs as the limit and not one more`(_ count: Int) throws {
        let folder = try ScratchFolder()
        let images = (1..<count).flatMap { _ in FITSBytes.image() }
        let path = try folder.write(FITSBytes.primary() + images, to: "a.fits")
        var limits = Limits.standard
        limits.hdus = count
        #expect(try FITSFile(reading: path, limits: limits).hdus.count == count)
        limits.hdus = count - 1
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path, limits: limits) }
        #expect(error?.code == .limit)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a file of a hundred gigabytes costs its headers`() throws {
        let folder = try ScratchFolder()
        let size = 100 << 30
        let path = try folder.write(FITSBytes.primary(axes: [size]), to: "a.fits")
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        let end = 2880 + (size + 2879) / 2880 * 2880
        // A file with a hole; it takes a few blocks of the disk.
        try file.truncate(atOffset: UInt64(end))
        try file.seekToEnd()
        try file.write(contentsOf: FITSBytes.image(axes: [4], data: [1, 2, 3, 4]))
        let read = try FITSFile(reading: path)
        #expect(read.hdus.map(\.headerOffset) == [0, end])
        #expect(read.problems == [])
    }

    @Test func `data are kept only where they are asked for and fit`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary(axes: [3], data: [7, 8, 9])
                + FITSBytes.image(axes: [2], data: [1, 2]),
            to: "a.fits")
        var limits = Limits.standard
        let all = try FITSFile(reading: path, keep: { _ in true })
        #expect(all.keptData == [1: [7, 8, 9], 2: [1, 2]])
        limits.keptDataBytes = 4
        let some = try FITSFile(reading: path, limits: limits, keep: { _ in true })
        #expect(some.keptData == [1: [7, 8, 9]])
    }
}
