import TestSupport
import Testing

@testable import FitsProv

/// The cards of ccdred and of imcombine.
@Suite struct IRAFTests {
    private let processed = GroundFile.cards([
        "TRIM": "Nov 22  9:52 Trim data section is [1:120,1:128]",
        "OVERSCAN": "Nov 22  9:52 Overscan section is [121:128,1:128] with mean=299.9219",
        "ZEROCOR": "Nov 22  9:52 Zero level correction image is Zero",
        "DARKCOR": "Nov  2 19:52 Dark count correction image is Dark with scale=1.5",
        "FLATCOR": "Nov 22  9:52 Flat field image is Flat.imh with scale=8004.04",
        "ILLUMCOR": "Nov 22  9:52 Illumination image is Illum",
        "FIXPIX": "Nov 22  9:52 Bad pixel file is bad.dat",
        "CCDPROC": "Nov 22  9:52 CCD processing done",
    ])

    @Test func `names and sections stand behind the verb`() throws {
        let found = try #require(try GroundFile.read(processed))
        #expect(found.stepWords == ["ccdproc"])
        #expect(
            found.inputWords == [
                "zero level: Zero", "dark: Dark", "flat field: Flat.imh", "illumination: Illum",
                "bad pixels: bad.dat",
            ])
        #expect(found.parameterWords == ["TRIM=[1:120,1:128]", "OVERSCAN=[121:128,1:128]"])
        #expect(found.softwareWords == ["IRAF -"])
        // The times have no year.
        #expect(found.making.activity.start == nil && found.making.activity.end == nil)
        #expect(found.hasOrigins)
    }

    @Test func `sections of a mosaic stand in its extensions`() throws {
        let found = try #require(try GroundFile.read([], processed, processed))
        #expect(found.stepWords == ["ccdproc"])
        #expect(found.inputWords.count == 5)
        #expect(found.making.used.first?.origin?.hdu == 2)
    }

    @Test func `combined images are inputs, and what was done before is of an input`() throws {
        let combined =
            GroundFile.cards(["IMCMB001": "a.fits", "IMCMB002": "b.fits[im1]", "IMCMB003": " "])
            + [FITSBytes.fixed("NCOMBINE", 3)]
        let after = try #require(try GroundFile.read(processed + combined))
        #expect(after.stepWords == ["< ccdproc", "imcombine"])
        #expect(after.inputWords == ["combined frame: a.fits", "combined frame: b.fits[im1]"])
        #expect(after.earlierSteps.first?.origin?.certainty == .inherited)
        let before = try #require(try GroundFile.read(combined + processed))
        #expect(before.stepWords == ["imcombine", "ccdproc"])
    }

    @Test func `without the number of images the list is that of an input`() throws {
        #expect(try GroundFile.read(GroundFile.cards(["IMCMB001": "a.fits"])) == nil)
    }

    @Test func `cards of other programs under these names say nothing of it`() throws {
        let others = GroundFile.cards([
            "FLATCOR": "Done", "ZEROCOR": "T", "DARKCOR": "May be 9:52 x is y",
            "CCDPROC": "Nov 42 9:52 CCD processing done",
        ])
        #expect(try GroundFile.read(others) == nil)
        let raw = GroundFile.cards(["TRIMSEC": "[1:120,1:128]", "IMAGETYP": "zero"])
        #expect(try GroundFile.read(raw) == nil)
    }

    @Test(arguments: [
        ("Nov 22  9:52 Zero is z.fits", "z.fits"),
        ("Nov 22  9:52 Flat is f.fits, scale 1.2", "f.fits"),
        ("Nov 22  9:52 Trim is [1:2,3:4], x", "[1:2,3:4]"),
        ("Nov 22  9:52 Overscan is [1:2", "[1:2]"),
        ("Nov 22  9:52 Merged 4 amps", nil), ("Nov 22  9:52 Zero is ", nil),
    ])
    func `the object of a sentence ends with a blank, a comma or a bracket`(
        text: String, object: String?
    ) {
        #expect(CCDProcessing(text)?.object == object)
    }

    @Test(arguments: ["", "Nov", "Nov 22 9:52", "nov 22 9:52 x is y", "Nov 22 952 x", "1 2 3 4"])
    func `a text without a time is none of it`(text: String) {
        #expect(CCDProcessing(text) == nil)
    }
}

/// The community pipelines of NOIRLab.
@Suite struct NOIRLabTests {
    private let primary = GroundFile.cards([
        "PLVER": "V2.3", "PLPROCID": "9584367", "PLFNAME": "BASS_9584367_oi",
        "DTNSANAM": "ksb_ooi.fits.fz", "DTACQNAM": "/descache/d8190.0110.fits",
        "PROCTYPE": "InstCal", "XTALKFIL": "xtalk.txt",
    ])
    private let ccd = GroundFile.cards([
        "ZEROCOR": "Sep  6 11:20 Zero is Z-13.fits", "FLATCOR": "Sep  6 11:20 Flat is F-13.fits",
        "CCDPROC": "Sep  6 11:20 CCD processing done", "BIASFIL": "Z[ccd4]", "FLATFIL": "F[ccd4]",
        "DQMASK": "od[ccd4]", "SKYIM": "sky.fits", "PHOTFLAT": "none",
    ])

    @Test func `calibrations stand in the extension, and companions are links`() throws {
        let found = try #require(try GroundFile.read(primary, ccd, ccd))
        #expect(found.stepWords == ["NOIRLab Community Pipeline V2.3"])
        #expect(found.making.activity.identifier == "9584367")
        #expect(
            found.inputWords == [
                "raw file as acquired: /descache/d8190.0110.fits", "crosstalk: xtalk.txt",
                "zero level: Z-13.fits", "flat field: F-13.fits", "zero level: Z[ccd4]",
                "flat field: F[ccd4]",
            ])
        #expect(found.companionWords == ["data quality mask: od[ccd4]", "sky: sky.fits"])
        #expect(found.product.name == "BASS_9584367_oi")
        #expect(found.hasOrigins)
    }

    @Test func `a stack was not made from the raw file of its first exposure`() throws {
        let stack = primary.map { $0.replacing("InstCal", with: "Stacked") }
        let found = try #require(
            try GroundFile.read(stack + GroundFile.cards(["IMCMB001": "one.fits"])))
        #expect(found.inputWords.first == "crosstalk: xtalk.txt" || found.inputWords.count == 2)
        #expect(found.inputWords.contains("combined frame: one.fits"))
        #expect(found.ancestorWords == ["raw file as acquired: /descache/d8190.0110.fits"])
    }

    @Test func `a raw file of the archive says nothing`() throws {
        let raw = GroundFile.cards([
            "DTACQNAM": "/data/x.fits", "DTNSANAM": "c4d_ori.fits.fz", "PROCTYPE": "Raw",
            "PLVER": "V1",
        ])
        #expect(try GroundFile.read(raw) == nil)
        #expect(try GroundFile.read(raw.filter { !$0.hasPrefix("PLVER") }) == nil)
    }
}
