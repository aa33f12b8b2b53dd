import FITS
import Files
import Foundation
import Glibc
import TestSupport
import Testing

struct HostileFileTests {
    // The samples are not part of the project.
    @Test(
        .enabled(if: Samples.areInstalled, Samples.notice), .timeLimit(.minutes(10)),
        arguments: Samples.bad)
    func `a malformed file ends in a result or a reason, soon`(_ sample: Sample) throws {
        let clock = ContinuousClock()
        let time = try clock.measure {
            do {
                let file = try FITSFile(reading: sample.path, measuring: .checksums)
                for hdu in file.hdus { _ = hdu.header.entries.reduce(0) { $0 + $1.cards.count } }
            } catch let error as FITSError {
                #expect(!error.explanation.isEmpty)
                #expect(error.code != .system)
                let scalars = error.description.unicodeScalars
                #expect(scalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
            }
        }
        #expect(
            time < .seconds(10), "debug builds are several times slower than the 2 s of a release")
    }

    @Test func `a header of a million cards meets a limit by its name`() throws {
        let folder = try ScratchFolder()
        var bytes = FITSBytes.card(FITSBytes.fixed("SIMPLE", "T"))
        bytes += [UInt8](repeating: 0x20, count: 80 * 1_000_000)
        let path = try folder.write(bytes, to: "a.fits")
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path) }
        #expect(error?.code == .limit)
        #expect(error?.reason.contains("limit headerBytes") == true)
    }

    @Test func `a header of a hundred thousand cards is read`() throws {
        let folder = try ScratchFolder()
        let cards = (0..<100_000).map { "HISTORY \($0)" }
        let file = try FITSFile(reading: try folder.write(FITSBytes.primary(cards), to: "a.fits"))
        #expect(file.hdus.first?.header.count == 100_003)
    }

    @Test func `a file of twenty thousand HDUs is read`() throws {
        let folder = try ScratchFolder()
        let image = FITSBytes.image()
        var bytes = FITSBytes.primary()
        for _ in 1..<20_000 { bytes += image }
        let file = try FITSFile(reading: try folder.write(bytes, to: "a.fits"))
        #expect(file.hdus.count == 20_000)
        #expect(file.hdus.last?.end == bytes.count)
    }

    @Test func `many long headers together meet a limit by its name`() throws {
        let folder = try ScratchFolder()
        var limits = Limits.standard
        limits.totalHeaderBytes = 3 * FITSBytes.block
        let bytes = FITSBytes.primary() + FITSBytes.image() + FITSBytes.image() + FITSBytes.image()
        let path = try folder.write(bytes, to: "a.fits")
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path, limits: limits) }
        #expect(error?.reason.contains("limit totalHeaderBytes") == true)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a pipe is never opened`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("pipe")
        let status = unsafe mkfifo(path, 0o600)
        try #require(status == 0)
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path) }
        #expect(error?.description == "\(path): is a pipe, not a file")
    }

    @Test(arguments: [("/dev/null", "is a device, not a file"), ("/", "is a folder, not a file")])
    func `what is no file is named`(_ path: String, _ reason: String) {
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path) }
        #expect(error?.code == .notAFile)
        #expect(error?.reason == reason)
    }

    @Test func `a loop of symbolic links and a missing file are refused by the system's words`()
        throws
    {
        let folder = try ScratchFolder()
        let loop = folder.file("loop")
        try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
        let looping = #expect(throws: FITSError.self) { try FITSFile(reading: loop) }
        #expect(looping?.reason == "Too many levels of symbolic links (stat)")
        let missing = #expect(throws: FITSError.self) { try FITSFile(reading: loop + "/x/../none") }
        #expect(missing?.code == .system)
    }

    @Test func `a path with a NUL byte does not name what stands before it`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        let error = #expect(throws: FITSError.self) { try FITSFile(reading: path + "\0.txt") }
        #expect(error?.code == .notAFile)
    }

    @Test func `control characters in a path reach no terminal`() {
        let error = FITSError(.notFITS, path: "\u{1b}[2J\u{202e}.fits", "x\ny")
        #expect(error.description == "\\u{1b}[2J\\u{202e}.fits: x\\u{a}y")
    }
}
