import FITS
import TestSupport
import Testing

@testable import FitsProv

/// The tables of DRAGONS.
@Suite struct DRAGONSTests {
    private let sum = "7d491cef4adbd8508b4c850542cd340c"
    private let primary = ReadFile.primary(["PROCSOFT": "DRAGONS", "PROCSVER": "4.0.0"])

    private func history(_ name: String, _ rows: [[String]]) -> [UInt8] {
        ReadFile.table(name, ["primitive", "args", "timestamp_start", "timestamp_stop"], rows)
    }

    private func inputs(_ rows: [[String]]) -> [UInt8] {
        ReadFile.table(
            "PROVENANCE", ["timestamp", "filename", "md5", "provenance_added_by"], rows)
    }

    private func time(_ second: Int) -> String { "2026-01-01T00:00:0\(second).000000" }

    @Test(arguments: ["HISTORY", "PROVHISTORY"])
    func `a row is a step with its arguments and times`(name: String) throws {
        let arguments = #"{"suffix": "_x", "order": 0, "none": null, "list": ["a", 1], "b": true}"#
        let read = try #require(
            try ReadFile.provenance(
                primary, history(name, [["overscanCorrect", arguments, time(0), time(1)]])))
        #expect(read.names == ["overscanCorrect"])
        #expect(
            read.settings == ["suffix=_x", "order=0", "none=", #"list=["a", 1]"#, "b=true"])
        #expect(read.making.activity.end == "2026-01-01T00:00:01Z")
        #expect(read.making.activity.version == "4.0.0" && read.programs == ["DRAGONS 4.0.0"])
        #expect(read.making.origin == Origin(dialect: "dragons", hdu: 2, row: 1))
        #expect(read.hasOrigins)
    }

    @Test func `columns are found by their names, and inputs by who added them`() throws {
        let read = try #require(
            try ReadFile.provenance(
                primary,
                ReadFile.table(
                    "PROVHISTORY", ["timestamp_start", "timestamp_stop", "primitive", "args"],
                    [
                        [time(0), time(1), "biasCorrect", "{}"],
                        [time(2), time(3), "stackFrames", "{}"],
                    ]),
                inputs([
                    [time(3), "a.fits", sum.uppercased(), "stackFrames"],
                    [time(1), "bias.fits", "", "biasCorrect"],
                    [time(3), "b.fits", "d41d8cd98f00b204e9800998ecf8427e", "stackFrames"],
                    [time(3), "lost.fits", sum, "somethingElse"],
                ])))
        #expect(read.names == ["biasCorrect", "stackFrames"])
        #expect(read.steps[0].used.map(\.location) == ["bias.fits"])
        #expect(read.steps[1].used.map(\.location) == ["a.fits", "b.fits", "lost.fits"])
        #expect(read.steps[1].used.map(\.digest) == ["md5:" + sum, nil, "md5:" + sum])
        #expect(read.steps[1].used.map(\.role) == ["stackFrames", "stackFrames", "somethingElse"])
    }

    @Test func `of several runs of a primitive the one at the time used the input`() throws {
        let read = try #require(
            try ReadFile.provenance(
                primary,
                history(
                    "HISTORY",
                    [
                        ["flatCorrect", "{}", time(0), time(1)],
                        ["flatCorrect", "{}", time(2), time(3)],
                    ]),
                inputs([
                    [time(1), "f1.fits", "", "flatCorrect"],
                    [time(3), "f2.fits", "", "flatCorrect"],
                ])))
        #expect(read.steps.map { $0.used.map(\.location) } == [["f1.fits"], ["f2.fits"]])
    }

    @Test func `what a step made and nobody saved is no input`() throws {
        let read = try #require(
            try ReadFile.provenance(
                primary,
                history(
                    "HISTORY",
                    [
                        ["biasCorrect", #"{"suffix": "_biasCorrected"}"#, time(0), time(1)],
                        ["stackFrames", "{}", time(2), time(3)],
                    ]),
                inputs([
                    [time(3), "a_biasCorrected.fits", "", "stackFrames"],
                    [time(3), "b_biasCorrected.fits", sum, "stackFrames"],
                    [time(3), "c_other.fits", "", "stackFrames"],
                ])))
        #expect(read.inputLocations == ["b_biasCorrected.fits", "c_other.fits"])
    }

    @Test func `calibrations that cards name are used once`() throws {
        let cards = ReadFile.primary([
            "PROCSOFT": "DRAGONS", "PROCSVER": "4.0.0", "BIASIM": "bias.fits",
            "FLATIM": "flat.fits",
            "DARKIM": "None", "ORIGNAME": "x.fits",
        ])
        let read = try #require(
            try ReadFile.provenance(
                cards,
                history("HISTORY", [["biasCorrect", "{}", time(0), time(1)]]),
                inputs([[time(1), "bias.fits", sum, "biasCorrect"]])))
        #expect(read.inputLocations == ["bias.fits", "flat.fits"])
        #expect(read.product.name == "product.fits")
    }

    @Test func `tables of others and broken arguments do no harm`() throws {
        #expect(
            try ReadFile.provenance(
                ReadFile.primary(), ReadFile.table("HISTORY", ["what"], [["x"]]),
                ReadFile.table("PROVENANCE", ["primitive"], [["x"]])) == nil)
        let read = try ReadFile.provenance(
            primary, history("HISTORY", [["x", #"{"a": [[[["#, "?", ""], ["", "{}", "", ""]]))
        #expect(read?.names == ["x"])
        #expect(read?.settings == [#"args={"a": [[[["#])
        #expect(read?.making.activity.start == nil)
    }
}
