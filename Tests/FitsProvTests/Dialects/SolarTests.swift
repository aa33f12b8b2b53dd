import FITS
import TestSupport
import Testing

@testable import FitsProv

/// SOLARNET's steps, and the cards of Solar Orbiter.
@Suite struct SolarTests {
    @Test func `a step has kind, procedure, version, mode, parameters and libraries`() throws {
        let read = try #require(
            try ReadFile.provenance(
                ReadFile.primary([
                    "PRSTEP2": "FLATFIELD", "PRPROC2": "flat.pro", "PRPVER2": "0.9",
                    "PRMODE2": "BALANCED", "PRPARA2": "ITER=5, BOX=[1,2], /QUIET", "PRLIB2": "SSW",
                    "PRVER2": "1", "PRLIB2A": "extra", "PRHSH2A": "abcdef", "PRLIB2B": "more",
                    "PRSTEP1": "DARK", "PRENV1": "Linux", "PRREF2": "flat.fits, J. Doe",
                    "PRSTEP10": "LAST",
                ])))
        #expect(read.names == ["DARK", "flat.pro", "LAST"])
        let step = read.steps[1]
        #expect(step.activity.type == "FLATFIELD" && step.activity.version == "0.9")
        #expect(step.activity.description == "BALANCED")
        #expect(read.settings == ["ITER=5", "BOX=[1,2]", "QUIET=1"])
        #expect(read.programs == ["SSW 1", "extra abcdef", "more"])
        #expect(step.used.map(\.location) == ["flat.fits"])
        #expect(
            read.steps.map { $0.environment.map(\.value) } == [["Linux"], ["Linux"], ["Linux"]])
        #expect(step.origin == Origin(dialect: "solarnet", hdu: 1, card: "PRPROC2"))
        #expect(read.hasOrigins)
    }

    @Test(arguments: [
        ("2020-05-20", ["PRPARA1=2020-05-20"]), (#"{"a": 1, "b": "x"}"#, ["a=1", "b=x"]),
        ("<par/>", ["PRPARA1=<par/>"]), ("[TABLE]", ["PRPARA1=[TABLE]"]), ("a=b, c", ["a=b, c"]),
        ("{broken", ["PRPARA1={broken"]), ("word", ["PRPARA1=word"]),
    ])
    func `parameters are a list, JSON, XML or the name of a table`(
        text: String, settings: [String]
    ) throws {
        let read = try ReadFile.provenance(
            ReadFile.primary(["PRSTEP1": "X", "PRPROC1": "x", "PRPARA1": text]))
        #expect(read?.settings == settings)
    }

    @Test func `steps that every HDU repeats are one`() throws {
        let read = try ReadFile.provenance(
            ReadFile.primary("PRSTEP1 = 'A'"), ReadFile.image("PRSTEP1 = 'A'", "PRSTEP2 = 'B'"))
        #expect(read?.names == ["A", "B"])
    }

    @Test func `parents and telemetry are used, and a name as creator is software`() throws {
        let read = try #require(
            try ReadFile.provenance(
                ReadFile.primary([
                    "OBSRVTRY": "Solar Orbiter", "CREATOR": "SDP-SPICE", "VERS_SW": "2056",
                    "PARENT": "solo_L1_###.fits", "FILE_RAW": "a.xml;b.xml", "VERS_CAL": "3",
                ])))
        #expect(read.inputLocations == ["solo_L1_###.fits", "a.xml", "b.xml"])
        #expect(read.making.used.map(\.role) == ["parent", "telemetry", "telemetry"])
        #expect(read.programs == ["SDP-SPICE 2056"] && read.names == [""])
        #expect(read.fields == [Field(name: "calib_version", value: "3")])
        #expect(read.hasOrigins)
    }

    @Test func `a command line as creator is the step, and another one made the parent`() throws {
        let command = "/home/x/level1.py --input /a/b.txt -od /c/ --flag"
        let former =
            "created by /usr/bin/python /home/x/telemetry.py --in /tmp/"
            + String(repeating: "d", count: 40)
        let cards =
            ["OBSRVTRY= 'Solar Orbiter'"] + ReadFile.card("CREATOR", command)
            + ReadFile.card("VERS_SW", "877") + ReadFile.card("JOBID", "2021_01f")
            + ReadFile.card("PARENT", "L0.fits")
            + [
                "HISTORY " + former.prefix(72), "HISTORY " + former.dropFirst(72),
                "HISTORY created by " + command, "HISTORY something else",
            ]
        let read = try #require(try ReadFile.provenance(FITSBytes.primary(cards)))
        #expect(read.names == ["(telemetry.py)", "level1.py"])
        #expect(read.steps[0].activity.command == String(former.dropFirst("created by ".count)))
        #expect(read.steps[0].origin?.card == "HISTORY 1")
        #expect(read.steps[0].origin?.certainty == .inherited)
        #expect(
            read.making.activity.version == "877" && read.making.activity.identifier == "2021_01f")
        #expect(read.settings == ["--input=/a/b.txt", "-od=/c/"])
        #expect(read.inputLocations == ["L0.fits"])
        #expect(read.hasOrigins)
    }

    @Test func `another mission's raw file says nothing`() throws {
        #expect(
            try ReadFile.provenance(ReadFile.primary(["PARENT": "a.fits", "VERS_SW": "1"])) == nil)
        #expect(
            try ReadFile.provenance(
                ReadFile.primary(["TELESCOP": "SOLO/EUI/FSI", "PARENT": "not applicable"])) == nil)
    }
}
