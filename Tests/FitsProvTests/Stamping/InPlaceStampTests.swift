import FITS
import Files
import TestSupport
import Testing

@testable import FitsProv

/// Stamps that change the file itself, and stamps that do not read the data.
@Suite struct InPlaceStampTests {
    private var stamper: Stamper {
        var options = FileReplacer.Options()
        options.synchronizes = false
        options.changesInPlace = true
        options.largestRewritten = 100_000
        return Stamper(replacer: FileReplacer(options: options))
    }

    private func stamp(_ path: String, _ request: StampRequest) throws -> StagedFile {
        var inputs = InputReader()
        let (staged, _) = try stamper.stage(path, output: nil, request, inputs: &inputs)
        if let error = stamper.commit([staged]).first ?? nil { throw error }
        return staged
    }

    private func strip(_ path: String) throws {
        let (staged, _) = try #require(try stamper.stageStripped(path))
        if let error = stamper.commit([staged]).first ?? nil { throw error }
    }

    /// A file of so many bytes of data, with a header that is full or has room.
    private func file(_ size: Int, isFull: Bool) -> [UInt8] {
        let comments = isFull ? (0..<29).map { "HISTORY \($0)" } : []
        return FITSBytes.primary(
            axes: [size], comments, data: (0..<size).map { UInt8($0 * 7 % 251 + 1) })
    }

    @Test(arguments: [5000, 500_000], [true, false])
    func `a stamp in place is as good as any, and comes off again`(
        size: Int, isFull: Bool
    ) throws {
        let folder = try ScratchFolder()
        let original = file(size, isFull: isFull)
        let path = try folder.write(original, to: "a.fits")
        let before = OpenFolder.Identity(of: path)
        for activity in ["first", "second"] {
            let staged = try stamp(path, StampRequest(activity: activity))
            #expect(staged.strategy == .journal)
            #expect(try Stamps.verify(path).verdict == .intact)
            #expect(try Inspection(path).provenance?.activity.name == activity)
            #expect(try folder.names == ["a.fits"])
        }
        #expect(OpenFolder.Identity(of: path) == before)
        try strip(path)
        #expect(try folder.bytes(of: "a.fits") == original)
    }

    @Test func `the content may be left out, and verify says so`() throws {
        let folder = try ScratchFolder()
        let original = file(5000, isFull: false)
        let path = try folder.write(original, to: "a.fits")
        var request = StampRequest(activity: "x")
        request.content = .unrecorded
        try Stamps.stamp(path, request)
        let verification = try Stamps.verify(path)
        #expect(verification.verdict == .contentNotRecorded)
        #expect(verification.check(.content)?.outcome == .skipped)
        #expect(verification.check(.agreement)?.outcome == .ok)
        let inspection = try Inspection(path)
        #expect(inspection.block?.digest == nil)
        #expect(inspection.provenance?.product.digest == "")
        // Changed data are not noticed, a changed card of the stamp is.
        var bytes = try folder.bytes(of: "a.fits")
        bytes[3000] ^= 1
        #expect(
            try Stamps.verify(try folder.write(bytes, to: "b.fits")).verdict == .contentNotRecorded)
        let place = try #require(bytes.firstRange(of: Array("PROVACT = 'x".utf8)))
        bytes[place.upperBound - 1] = UInt8(ascii: "y")
        #expect(try Stamps.verify(try folder.write(bytes, to: "c.fits")).verdict == .failed)
        #expect(try Stamps.strip(path))
        #expect(try folder.bytes(of: "a.fits") == original)
    }

    @Test func `a digest that is handed over is the one that is measured`() throws {
        let folder = try ScratchFolder()
        let data = (0..<5000).map { UInt8($0 * 7 % 251 + 1) }
        let path = try folder.write(file(5000, isFull: false) + FITSBytes.image(), to: "a.fits")
        var request = StampRequest(activity: "x")
        request.content = .given([1: Digest(of: data)])
        let given = try Stamps.stamp(path, request).provenance.product.digest
        #expect(try Stamps.verify(path).verdict == .intact)
        request.content = .measured
        #expect(try Stamps.stamp(path, request).provenance.product.digest == given)
        request.content = .given([1: Digest(of: [1])])
        try Stamps.stamp(path, request)
        #expect(try Stamps.verify(path).check(.content)?.outcome == .failed)
        request.content = .given([9: Digest(of: data)])
        #expect(throws: FitsProvError.self) { try Stamps.stamp(path, request) }
        // That of the document, which is not of the content.
        request.content = .given([3: Digest(of: data)])
        #expect(throws: FitsProvError.self) { try Stamps.stamp(path, request) }
    }

    @Test func `what was broken off is not read, and undone by the next stamp`() throws {
        let folder = try ScratchFolder()
        let original = file(5000, isFull: false)
        let path = try folder.write(original, to: "a.fits")
        try folder.write("FITSPROV-UNDO 1\nhalf".utf8, to: ".a.fits.fitsprov-undo")
        let error = #expect(throws: FITSError.self) { try Inspection(path) }
        #expect(error?.code == .halfChanged)
        let lost = #expect(throws: FitsProvError.self) { try Lineage(of: path) }
        #expect(lost?.code.name == "half-changed")
        #expect(throws: (any Error).self) {
            try stamper.plan(path, StampRequest(activity: "x"))
        }
        let staged = try stamp(path, StampRequest(activity: "x"))
        #expect(staged.undidInterruptedEdit)
        #expect(try folder.names == ["a.fits"])
        #expect(try Stamps.verify(path).verdict == .intact)
    }
}
