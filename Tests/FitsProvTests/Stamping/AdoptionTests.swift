import FITS
import FitsProv
import Files
import Foundation
import TestSupport
import Testing

@testable import FitsProv

/// Stamps of what files say in their observatory's words.
@Suite struct AdoptionTests {
    private static let recipe = [
        "HIERARCH ESO PRO REC1 ID = 'makeflat'", "HIERARCH ESO PRO REC1 PIPE ID = 'naco/4.4.11'",
        "HIERARCH ESO PRO REC1 RAW1 NAME = 'raw.fits'",
        "HIERARCH ESO PRO REC1 RAW1 CATG = 'FLAT'",
        "HIERARCH ESO PRO REC1 RAW2 NAME = 'gone.fits'",
        "HIERARCH ESO PRO REC1 PARAM1 NAME = 'r'", "HIERARCH ESO PRO REC1 PARAM1 VALUE = '20'",
        FITSBytes.fixed("EV_CLASS", "'std'"),
    ]

    private func archive() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write(FITSBytes.primary(axes: [3], data: [1, 2, 3]), to: "raw.fits")
        try folder.write(FITSBytes.primary(Self.recipe), to: "flat.fits")
        return folder
    }

    private func adopt(_ path: String) throws -> Adoption {
        try Adoption(
            path, InputLookup(), profile: .cta, options: StampRequest(activity: ""))
    }

    private func stamp(_ path: String) throws {
        guard case .stamp(let request) = try adopt(path) else {
            Issue.record("there is nothing to stamp")
            return
        }
        try Stamps.stamp(path, request)
    }

    @Test func `a stamp says what was recorded, and is intact`() throws {
        let folder = try archive()
        let path = folder.file("flat.fits")
        try stamp(path)
        let inspection = try Inspection(path)
        #expect(Verification(inspection, inputs: nil, profile: .cta).verdict == .intact)
        let provenance = try #require(inspection.provenance)
        #expect(provenance.steps.count == 1)
        #expect(provenance.activity.name == "makeflat")
        #expect(provenance.parameters.map(\.value) == ["20"])
        #expect(provenance.fields.map(\.value) == ["std"])
        #expect(provenance.origin?.dialect == "eso-dfs")
    }

    @Test func `an input that is found is marked as inferred, and one that is not stays as it was`()
        throws
    {
        let folder = try archive()
        let path = folder.file("flat.fits")
        try stamp(path)
        let used = try #require(try Inspection(path).provenance).used
        #expect(used.map(\.location) == ["raw.fits", "gone.fits"])
        #expect(used.map { $0.digest != nil } == [true, false])
        #expect(used.map { $0.origin?.certainty } == [.inferred, .written])
    }

    @Test func `a file that is stamped is left as it is`() throws {
        let folder = try archive()
        let path = folder.file("flat.fits")
        try stamp(path)
        guard case .stampedAlready = try adopt(path) else {
            Issue.record("it would be stamped again")
            return
        }
    }

    @Test func `a raw file records nothing, nor does one with a field alone`() throws {
        let folder = try archive()
        for cards in [[], [FITSBytes.fixed("EV_CLASS", "'std'")]] {
            let path = try folder.write(FITSBytes.primary(cards), to: "other.fits")
            guard case .nothingRecorded = try adopt(path) else {
                Issue.record("it would be stamped")
                return
            }
        }
    }

    @Test func `strip gives the file back as it was`() throws {
        let folder = try archive()
        let path = folder.file("flat.fits")
        let before = try Data(contentsOf: URL(filePath: path))
        try stamp(path)
        try Stamps.strip(path)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func `what a file names elsewhere is not opened`() throws {
        let folder = try ScratchFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("in"), withIntermediateDirectories: true)
        let outside = try folder.write(FITSBytes.primary(axes: [1], data: [9]), to: "secret.fits")
        let path = try folder.write(
            FITSBytes.primary([
                "HIERARCH ESO PRO REC1 ID = 'x'",
                "HIERARCH ESO PRO REC1 RAW1 NAME = '../secret.fits'",
                "HIERARCH ESO PRO REC1 RAW2 NAME = '\(outside.prefix(40))'",
            ]), to: "in/flat.fits")
        try stamp(path)
        let used = try #require(try Inspection(path).provenance).used
        #expect(used.allSatisfy { $0.digest == nil && $0.identifier == nil })
    }

    @Test func `steps before the last are kept, and shown once`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary(
                Self.recipe + [
                    "HIERARCH ESO PRO REC2 ID = 'science'",
                    "HIERARCH ESO PRO REC2 RAW1 NAME = 'object.fits'",
                ]), to: "science.fits")
        try stamp(path)
        let provenance = try #require(try Inspection(path).provenance)
        #expect(provenance.steps.map(\.activity.name) == ["makeflat", "science"])
        #expect(provenance.steps.map(\.isAncestor) == [true, false])
        #expect(provenance.inputs.map(\.location) == ["object.fits"])
    }

    @Test func `what took part in a step without a name is left to the stamp`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary([
                FITSBytes.fixed("DEPNAM00", "'numpy'"), FITSBytes.fixed("DEPVER00", "'1.22'"),
                FITSBytes.fixed("INFIL000", "'a.fits'"),
            ]), to: "coadd.fits")
        #expect(try Inspection(path).provenance?.inputs.map(\.location) == ["a.fits"])
        try Stamps.stamp(path, StampRequest(activity: "smooth"))
        let provenance = try #require(try Inspection(path).provenance)
        #expect(provenance.steps.map(\.activity.name) == ["smooth"])
        #expect(provenance.inputs.isEmpty)
    }

    @Test func `a stamp of our own comes after what was recorded before`() throws {
        let folder = try archive()
        let path = folder.file("flat.fits")
        try Stamps.stamp(path, StampRequest(activity: "smooth"))
        let provenance = try #require(try Inspection(path).provenance)
        #expect(provenance.steps.map(\.activity.name) == ["makeflat", "smooth"])
        #expect(provenance.steps.map { $0.origin?.dialect } == ["eso-dfs", "fitsprov"])
        try Stamps.strip(path)
        try Stamps.stamp(path, StampRequest(activity: "MakeFlat"))
        let same = try #require(try Inspection(path).provenance)
        #expect(same.steps.map(\.activity.name) == ["MakeFlat"])
    }
}
