import TestSupport
import Testing

@testable import FitsProv

/// ESO's science data products: `PROVn`, `ASSONn`, `PROCSOFT`, the table of inputs.
@Suite struct ESOPhase3Tests {
    private let product = GroundFile.cards([
        "PRODCATG": "SCIENCE.SPECTRUM", "PROCSOFT": "esotk/0.9.8",
        "ARCFILE": "ADP.2016-07-15T08:22:40.678.fits", "ORIGFILE": "star_nir.fits",
        "PROV2": "XSHOO.2012-10-15T00:31:05.173.fits",
        "PROV1": "XSHOO.2012-10-15T00:15:33.202.fits", "PROV10": "XSHOO.10.fits",
    ])

    @Test func `inputs come in the order of their numbers, with gaps`() throws {
        let found = try #require(try GroundFile.read(product))
        #expect(found.stepWords == ["esotk 0.9.8"])
        #expect(
            found.inputWords == [
                "originating science file: XSHOO.2012-10-15T00:15:33.202.fits",
                "originating science file: XSHOO.2012-10-15T00:31:05.173.fits",
                "originating science file: XSHOO.10.fits",
            ])
        #expect(found.softwareWords == ["esotk 0.9.8"])
        #expect(found.product.name == "star_nir.fits")
        #expect(found.making.origin?.certainty == .inferred)
        #expect(found.hasOrigins)
    }

    @Test func `the file itself, empty cards and padded numbers are no inputs`() throws {
        let cards = GroundFile.cards([
            "PRODCATG": "SCIENCE.IMAGE", "ORIGFILE": "me.fits", "PROV1": "me.fits", "PROV2": " ",
            "PROV03": "padded.fits", "PROV4": "raw.fits",
        ])
        let found = try #require(try GroundFile.read(cards))
        #expect(found.inputWords == ["originating science file: raw.fits"])
        #expect(found.stepWords == [""])
    }

    @Test func `companions are links with their category`() throws {
        let found = try #require(
            try GroundFile.read(
                product
                    + GroundFile.cards([
                        "ASSON1": "star_2d.fits", "ASSOC1": "ANCILLARY.2DSPECTRUM",
                        "ASSON2": "star.png", "ASSOM2": "0123456789abcdef0123456789abcdef",
                    ])))
        #expect(
            found.companionWords == [
                "ANCILLARY.2DSPECTRUM: star_2d.fits", "associated file: star.png",
            ])
        #expect(!found.inputWords.contains { $0.hasSuffix("star_2d.fits") })
    }

    @Test(arguments: ["T", "2"])
    func `many inputs stand in a table`(flag: String) throws {
        let primary =
            GroundFile.cards(["PRODCATG": "SCIENCE.SPECTRUM"])
            + [FITSBytes.fixed("PROVXTN", flag)]
        let found = try #require(
            try GroundFile.read(
                bytes: FITSBytes.primary(primary)
                    + GroundFile.table(
                        "PHASE3PROVENANCE", column: "PROV", width: 16, ["a.fits", "", "b.fits"])))
        #expect(found.inputWords.map { String($0.suffix(6)) } == ["a.fits", "b.fits"])
        #expect(found.making.used.map { $0.origin?.row } == [1, 3])
    }

    @Test func `a recipe that is recorded is the step, and takes what the product says`() throws {
        let recipe = GroundFile.cards([
            "ESO PRO REC1 ID": "xsh_scired", "ESO PRO REC1 PIPE ID": "xsh/2.9.1",
            "ESO PRO REC1 CAL1 NAME": "flat.fits", "ESO PRO REC1 CAL1 CATG": "MASTER_FLAT",
        ])
        let found = try #require(try GroundFile.read(product + recipe))
        #expect(found.stepWords == ["xsh_scired 2.9.1"])
        #expect(found.inputWords.first == "MASTER_FLAT: flat.fits")
        #expect(found.inputWords.count == 4)
    }

    @Test func `a raw frame says nothing`() throws {
        let raw = GroundFile.cards([
            "ARCFILE": "XSHOO.2012-10-15T00:15:33.202.fits", "ORIGFILE": "raw.fits",
            "PROG_ID": "189.A-0424(B)", "ESO DPR CATG": "SCIENCE", "PROCSOFT": "x",
        ])
        #expect(try GroundFile.read(raw) == nil)
    }
}

/// Products of ESO's recipes, where the convention says more than the first test of the frame.
@Suite struct ESORecipeTests {
    @Test func `the highest recipe made the file, and lower ones an input`() throws {
        let found = try #require(
            try GroundFile.read(
                GroundFile.cards([
                    "ESO PRO REC1 ID": "muse_bias", "ESO PRO REC1 RAW1 NAME": "raw1.fits",
                    "ESO PRO REC3 ID": "muse_flat", "ESO PRO REC3 RAW2 NAME": "raw3.fits",
                    "ESO PRO REC3 CAL1 NAME": "bias.fits",
                    "ESO PRO REC3 CAL1 DATAMD5": "d41d8cd98f00b204e9800998ecf8427e",
                    "ESO PRO REC3 PARAM1 NAME": "k", "ESO PRO REC3 PARAM1 VALUE": "3",
                    "ORIGFILE": "MUSE_CAL.fits", "PIPEFILE": "flat.fits",
                ])))
        #expect(found.stepWords == ["< muse_bias", "muse_flat"])
        #expect(found.inputWords == ["-: raw3.fits", "-: bias.fits"])
        #expect(found.ancestorWords == ["-: raw1.fits"])
        #expect(found.making.used.allSatisfy { $0.digest == nil })
        #expect(found.parameterWords == ["k=3"])
        #expect(found.product.name == "flat.fits")
    }

    @Test func `in a compressed file the cards stand in the extension`() throws {
        let cards = GroundFile.cards([
            "ESO PRO REC1 ID": "naco_img_dark", "ESO PRO REC1 RAW1 NAME": "raw.fits",
        ])
        let found = try #require(try GroundFile.read([], cards))
        #expect(found.inputWords == ["-: raw.fits"])
        #expect(found.making.used.first?.origin?.hdu == 2)
    }

    @Test func `numbers that are none do no harm`() throws {
        let cards = GroundFile.cards([
            "ESO PRO REC1 ID": "r", "ESO PRO REC99999999999999999999 ID": "s",
            "ESO PRO REC1 RAW99999999999999999999 NAME": "a", "ESO PRO RECx ID": "t",
        ])
        #expect(try GroundFile.read(cards)?.stepWords == ["r"])
    }
}
