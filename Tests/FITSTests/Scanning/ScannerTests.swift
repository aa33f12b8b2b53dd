import FITS
import Files
import Foundation
import TestSupport
import Testing

struct ScannerTests {
    @Test(
        .enabled(if: Samples.areInstalled, Samples.notice),
        arguments: Samples.fits + Samples.odd + Samples.bad)
    func `a scan says of a file what reading it says`(_ sample: Sample) throws {
        var scanner = HeaderScanner(KeywordTable(scannedKeywords))
        // The second time nothing of the first may be left.
        for _ in 0..<2 {
            let scanned = FileAccount(&scanner, scanning: sample.path)
            let read = FileAccount(reading: sample.path, scannedKeywords)
            #expect(scanned.difference(from: read) == [])
        }
    }

    @Test(.enabled(if: Samples.areInstalled, Samples.notice))
    func `one scanner goes through all files, and most are plain`() throws {
        var scanner = HeaderScanner(KeywordTable(scannedKeywords))
        var plain = 0
        for sample in Samples.plain {
            let scanned = FileAccount(&scanner, scanning: sample.path)
            let read = FileAccount(reading: sample.path, scannedKeywords)
            #expect(scanned.difference(from: read) == [])
            if scanner.found.isPlain { plain += 1 }
        }
        #expect(plain * 10 >= Samples.plain.count * 8, "\(plain) of \(Samples.plain.count)")
    }

    @Test func `a header longer than the buffer is scanned, with values over its edges`() throws {
        let folder = try ScratchFolder()
        let long = String(repeating: "abcdefghij", count: 6)
        // The record of four cards begins at every place of a buffer of 432 cards.
        for filler in [300, 426, 427, 428, 429, 430, 431, 432, 1200] {
            let cards =
                (0..<filler).map { "HISTORY \($0)" } + [
                    "LONG    = '\(long)&'", "CONTINUE  '\(long)&'", "CONTINUE  '\(long)&'",
                    "CONTINUE  'end' / comment", FITSBytes.fixed("OBJECT", "'Crab'"),
                ]
            let path = try folder.write(FITSBytes.primary(cards) + FITSBytes.image(), to: "a.fits")
            var scanner = HeaderScanner(KeywordTable(["LONG", "OBJECT"]))
            try scanner.scan(path)
            let scan = scanner.found
            #expect(scan.isPlain)
            #expect(scan.hdus.count == 2)
            #expect(scan.first(0).flatMap(scan.value) == .string(long + long + long + "end"))
            #expect(scan.first(1).flatMap(scan.value) == .string("Crab"))
        }
    }

    @Test func `the first spelling in a header counts, and an eight-character keyword goes first`()
        throws
    {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary([
                "HIERARCH OBJECT = 'long'", "OBJECT  = 'short'", "OBJECT  = 'again'",
                "ALIAS   = 'alias'", "NAME    = 'name'", "HIERARCH  ESO  DPR   TYPE='FLAT'",
            ]), to: "a.fits")
        var scanner = HeaderScanner(
            KeywordTable([["OBJECT"], ["NAME", "ALIAS"], ["ESO DPR TYPE"], ["OBJECT"]]))
        try scanner.scan(path)
        let values = (0..<4).map { scanner.found.first($0).flatMap(scanner.found.value)?.text }
        #expect(values == ["short", "alias", "FLAT", "short"])
        #expect(scanner.found.hits.count == 4)
    }

    @Test func `axes under another spelling are read in full`() throws {
        let folder = try ScratchFolder()
        for card in ["NAXIS01 =                    9", "HIERARCH PCOUNT = 2880"] {
            let image = FITSBytes.hdu(
                [FITSBytes.fixed("XTENSION", "'IMAGE   '")] + FITSBytes.array(8, []) + [card])
            let path = try folder.write(FITSBytes.primary() + image, to: "a.fits")
            var scanner = HeaderScanner(KeywordTable(scannedKeywords))
            let scanned = FileAccount(&scanner, scanning: path)
            #expect(scanned == FileAccount(reading: path, scannedKeywords))
            #expect(!scanner.found.isPlain)
        }
    }

    @Test func `a file of an open folder is scanned, and what is no file is refused`() throws {
        let folder = try ScratchFolder()
        try folder.write(FITSBytes.primary([FITSBytes.fixed("OBJECT", "'Crab'")]), to: "a.fits")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link"), withDestinationPath: "a.fits")
        try #require(unsafe mkfifo(folder.file("pipe"), 0o600) == 0)
        let descriptor = try SystemFiles().openFolder(folder.path)
        defer { SystemFiles().close(descriptor) }
        var scanner = HeaderScanner(KeywordTable(["OBJECT"]))
        try scanner.scan("a.fits", in: descriptor, path: "x/a.fits")
        #expect(scanner.found.hits.count == 1)
        var reasons: [String] = []
        for name in ["link", "pipe", ".", "none"] {
            do throws(FITSError) {
                try scanner.scan(name, in: descriptor, path: name)
            } catch {
                reasons.append(error.reason)
            }
            #expect(scanner.found.hits.isEmpty)
        }
        #expect(
            reasons == [
                "Too many levels of symbolic links (open)", "is not a file", "is not a file",
                "No such file or directory (open)",
            ])
    }

    @Test func `limits hold, and are named`() throws {
        let folder = try ScratchFolder()
        let bytes = FITSBytes.primary() + FITSBytes.image() + FITSBytes.image() + FITSBytes.image()
        let path = try folder.write(bytes, to: "a.fits")
        for change in [\Limits.hdus, \.totalHeaderBytes, \.headerBytes] {
            var limits = Limits.standard
            limits[keyPath: change] = 3
            var scanner = HeaderScanner(KeywordTable(scannedKeywords), limits: limits)
            let scanned = FileAccount(&scanner, scanning: path)
            #expect(scanned == FileAccount(reading: path, scannedKeywords, limits: limits))
        }
    }
}
