import TestSupport
import Testing

@testable import FitsProv

/// The commands of ESO-MIDAS in `HISTORY`.
@Suite struct MIDASTests {
    private let origin = GroundFile.cards([
        "ORIGIN": "ESO-MIDAS", "DATE": "2012-06-05T14:54:19", "MIDASFTP": "IMAGE",
    ])

    @Test func `a command that changed the file in place read nothing`() throws {
        let line = "HISTORY COMPUTE/IMAG map.fits = 0" + String(repeating: " ", count: 38) + "\\"
        let found = try #require(try GroundFile.read(origin + [line, "HISTORY"]))
        #expect(found.stepWords == ["COMPUTE/IMAG"])
        #expect(found.making.activity.command == "COMPUTE/IMAG map.fits = 0")
        #expect(found.making.activity.end == "2012-06-05T14:54:19Z")
        #expect(found.making.activity.start == nil)
        #expect(found.inputWords.isEmpty)
        #expect(found.softwareWords == ["ESO-MIDAS -"])
        #expect(found.making.origin?.card == "HISTORY 1")
        #expect(found.hasOrigins)
    }

    @Test func `operands are inputs, and the result is none`() throws {
        let found = try #require(
            try GroundFile.read(
                origin + ["HISTORY COMPUTE/IMAG out.bdf = (out.bdf-bias.bdf)/flat.fits*2.5"]))
        #expect(found.inputWords == ["operand: bias.bdf", "operand: flat.fits"])
    }

    @Test func `a line that is broken within a word goes on`() throws {
        let found = try #require(
            try GroundFile.read(
                origin + ["HISTORY AVERAGE/IMAG sum = one.bdf,tw\\", "HISTORY o.bdf"]))
        #expect(found.inputWords == ["operand: one.bdf", "operand: two.bdf"])
        #expect(found.making.activity.command == "AVERAGE/IMAG sum = one.bdf,two.bdf")
    }

    @Test func `the store of descriptors is no step`() throws {
        let store = [
            "HISTORY  ESO-DESCRIPTORS START   ................",
            "HISTORY  'LHCUTS','R*4',1,4,'5E14.7'", "HISTORY  COMPUTE/IMAG x.bdf = y.bdf",
            "HISTORY  ESO-DESCRIPTORS END     ................",
        ]
        #expect(try GroundFile.read(origin + store) == nil)
        #expect(
            try GroundFile.read(origin + store + ["HISTORY FLIP/IMAGE a x"])?.stepWords == [
                "FLIP/IMAGE"
            ])
    }

    @Test func `a converted file is an input where no recipe tells more`() throws {
        let line = ["HISTORY Converted from: uves.fits"]
        let found = try #require(try GroundFile.read(origin + line))
        #expect(found.inputWords == ["converted file: uves.fits"])
        let recipe = GroundFile.cards([
            "ESO PRO REC1 ID": "uves_red", "ESO PRO REC1 RAW1 NAME": "raw.fits",
        ])
        #expect(try GroundFile.read(origin + recipe + line)?.inputWords == ["-: raw.fits"])
    }

    @Test func `text is no command`() throws {
        let lines = ["HISTORY see http://a.b", "HISTORY N/A", "HISTORY 12/34 x", "HISTORY a/b"]
        #expect(try GroundFile.read(origin + lines) == nil)
    }
}

/// MPDAF's methods on data of MUSE.
@Suite struct MPDAFTests {
    @Test func `methods are steps with parameters, and merged cubes are inputs`() throws {
        let found = try #require(
            try GroundFile.read(
                GroundFile.cards([
                    "MPDAF METH1 VERSION": "3.5", "MPDAF METH1 ID": "obj.cubelist.combine",
                    "MPDAF METH1 PARAM1 NAME": "nmax", "MPDAF METH1 PARAM2 NAME": "var",
                    "MPDAF METH1 PARAM2 VALUE": "propagate", "MPDAF METH2 VERSION": "3.6",
                    "MPDAF METH2 ID": "drs.pixtable.mask",
                ]) + [
                    "HIERARCH MPDAF METH1 PARAM1 VALUE = 2", "COMMENT before",
                    "COMMENT List of cubes merged in this cube:", "COMMENT - one.fits",
                    "COMMENT - two.fits", "COMMENT behind", "COMMENT - no.fits",
                ]))
        #expect(found.stepWords == ["obj.cubelist.combine 3.5", "drs.pixtable.mask 3.6"])
        #expect(found.inputWords == ["merged cube: one.fits", "merged cube: two.fits"])
        #expect(found.parameterWords == ["nmax=2", "var=propagate"])
        #expect(found.softwareWords == ["mpdaf 3.5", "mpdaf 3.6"])
        #expect(found.hasOrigins)
    }

    @Test func `an author alone is nothing`() throws {
        #expect(try GroundFile.read(GroundFile.cards(["AUTHOR": "MPDAF"])) == nil)
    }
}
