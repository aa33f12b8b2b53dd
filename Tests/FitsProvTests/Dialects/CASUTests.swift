import TestSupport
import Testing

@testable import FitsProv

/// CASU's pairs of `HISTORY` lines and its cards in the image extension.
@Suite struct CASUTests {
    private func pair(_ time: String, _ tool: String, _ version: String) -> [String] {
        [
            "HISTORY \(time)",
            "HISTORY    $Id: \(tool).c,v \(version) 2007/07/31 12:00:40 jim Exp $",
        ]
    }

    private var chip: [String] {
        GroundFile.cards([
            "PROV0000": "w1_st.fit[4]: formed from imdither of:", "PROV0001": "w1.fit[4]",
            "PROV0002": "w2.fit[4]", "DARKCOR": "Done with: dark_10.fit[4] and scale 1",
            "FLATCOR": "Done with: pK_flat.fit[4]",
            "SKYSUB": "Done with sky_K.fit[4] and scale factor 1", "XTALK": "Done",
            "CIR_CPM": "w1_st_conf.fit[4]",
        ]) + pair("20071117 05:07:38", "cir_stage1", "1.11")
            + pair("20071118 17:09:58", "cir_imcombine", "1.39")
            + pair("20071118 17:12:59", "cir_imcore", "1.12")
            + pair("20071118 17:15:19", "cir_imcore", "1.12")
    }

    @Test func `time and tool are one step, and run in the order of time`() throws {
        let primary =
            pair("20071011 15:21:46", "cir_wfcam_convert", "1.6")
            + pair("20071118 17:12:59", "cir_imcore", "1.12")
        let found = try #require(try GroundFile.read(primary, chip))
        #expect(
            found.stepWords == [
                "cir_wfcam_convert 1.6", "cir_stage1 1.11", "cir_imcombine 1.39",
                "cir_imcore 1.12", "cir_imcore 1.12",
            ])
        #expect(found.steps[2].activity.start == "2007-11-18T17:09:58Z")
        #expect(found.hasOrigins)
    }

    @Test func `the first of the numbers is the file itself`() throws {
        let found = try #require(try GroundFile.read([], chip))
        #expect(found.product.name == "w1_st.fit[4]")
        #expect(
            GroundFile.words([found.steps[1]]).map { $0.suffix(9) } == ["w1.fit[4]", "w2.fit[4]"])
        #expect(
            GroundFile.words([found.making]) == [
                "dark: dark_10.fit[4]", "flat: pK_flat.fit[4]", "sky: sky_K.fit[4]",
            ])
        #expect(found.companionWords == ["confidence map: w1_st_conf.fit[4]"])
    }

    @Test func `other detectors do not repeat the steps`() throws {
        let other =
            pair("20071118 17:10:03", "cir_imcombine", "1.39")
            + pair("20071118 17:11:00", "cir_extra", "1.0")
        let found = try #require(try GroundFile.read([], chip, other, other))
        #expect(found.stepWords.filter { $0.contains("imcombine") }.count == 1)
        #expect(found.stepWords.filter { $0.contains("extra") }.count == 1)
    }

    @Test func `inputs without a tool that combines belong to no step of their own`() throws {
        let found = try #require(
            try GroundFile.read([], GroundFile.cards(["PROV0001": "a.fit[1]"])))
        #expect(found.stepWords == [""])
        #expect(found.inputWords == ["combined frame: a.fit[1]"])
    }

    @Test func `lines that are no pair are no step`() throws {
        let lines = [
            "HISTORY 20071118 17:09", "HISTORY $Id: cir_a.c,v 1.1 x Exp $",
            "HISTORY 20071399 99:99:99", "HISTORY $Id: cir_b.c,v 1.1 x Exp $",
            "HISTORY $Id: cir_c.c", "HISTORY 20071118 17:09:58", "HISTORY other",
            "HISTORY 20071118 17:09:58",
        ]
        #expect(try GroundFile.read(lines) == nil)
        #expect(try GroundFile.read(GroundFile.cards(["DARKCOR": "Done", "PROV0001": " "])) == nil)
    }

    @Test func `a source of one word has no version`() throws {
        let found = try GroundFile.read(["HISTORY 20071118 17:09:58", "HISTORY $Id: cir_x $"])
        #expect(found?.stepWords == ["cir_x"])
    }
}
