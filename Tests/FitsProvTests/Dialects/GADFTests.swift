import FITS
import TestSupport
import Testing

@testable import FitsProv

/// Formats of gamma-ray astronomy.
@Suite struct GADFTests {
    private func file(_ cards: String..., and response: [String] = []) throws -> Provenance? {
        let gadf = ["HDUCLASS= 'GADF    '", "HDUDOC  = 'x'"]
        return try ReadFile.provenance(
            ReadFile.primary(), FITSBytes.image(axes: [1], gadf + cards, data: [1]),
            FITSBytes.image(axes: [1], gadf + response, data: [1]))
    }

    @Test(arguments: [
        ("SASH FITS::EventListWriter", "SASH FITS::EventListWriter"),
        ("Gammapy 2.1", "Gammapy 2.1"), ("pyV2DL3 v0.1::VEGAS", "pyV2DL3 0.1"),
        ("FACT IRF", "FACT IRF"),
    ])
    func `a creator is software of no step`(creator: String, program: String) throws {
        let read = try #require(try file("CREATOR = '\(creator)'"))
        #expect(read.programs == [program])
        #expect(read.names == [""] && read.inputLocations.isEmpty)
        #expect(read.hasOrigins)
    }

    @Test func `each creator counts once`() throws {
        let read = try file("CREATOR = 'a'", and: ["CREATOR = 'a'"])
        #expect(read?.programs == ["a"])
        let both = try file("CREATOR = 'a'", and: ["CREATOR = 'Gammapy 2.1'"])
        #expect(both?.programs == ["a", "Gammapy 2.1"])
    }

    @Test(arguments: [
        (["EV_CLASS= 'std'"], "std", "EV_CLASS"),
        (["PRED_MAX= 0.8"], "prediction <= 0.8", "PRED_MAX"),
        (["RAD_MAX = 0.1414213"], "RAD_MAX 0.1414213", "RAD_MAX"),
        (["RAD_MAX = 0.2", "PRED_MAX= 0.8"], "prediction <= 0.8; RAD_MAX 0.2", "PRED_MAX"),
    ])
    func `cuts are those on class, classifier and direction, in any header`(
        cards: [String], cuts: String, card: String
    ) throws {
        let read = try #require(try file("OBS_ID  = 1", and: cards))
        #expect(read.fields == [Field(name: "applied_cuts", value: cuts)])
        #expect(read.fields.first?.origin == Origin(dialect: "gadf", hdu: 3, card: card))
    }

    @Test func `no cut is one that cuts nothing`() throws {
        #expect(try file("RAD_MAX = 0", and: ["PRED_MAX= 'x'"]) == nil)
    }

    @Test func `an index links files and derives none from another`() throws {
        let read = try #require(
            try ReadFile.provenance(
                ReadFile.primary(),
                ReadFile.table(
                    "HDU_INDEX", ["HDU_TYPE", "FILE_DIR", "FILE_NAME", "HDU_NAME"],
                    [
                        ["events", "./", "a.fits", "EVENTS"], ["aeff", "irf", "b.fits", "AEFF"],
                        ["events", "./", "c.fits", "EVENTS"], ["aeff", "irf", "b.fits", "AEFF"],
                        ["psf", "", "none", ""],
                    ], ["HDUCLAS1= 'INDEX'", "HDUCLAS2= 'HDU'"])))
        #expect(read.links.map(\.location) == ["./a.fits", "irf/b.fits", "./c.fits"])
        #expect(read.links.map(\.role) == ["events", "aeff", "events"])
        #expect(read.links.map { $0.origin?.row } == [1, 2, 3])
        #expect(read.names.isEmpty && read.inputLocations.isEmpty)
    }

    @Test func `an index of observations and another format say nothing`() throws {
        #expect(
            try ReadFile.provenance(
                ReadFile.primary(),
                ReadFile.table(
                    "OBS_INDEX", ["OBS_ID"], [["1"]],
                    ["HDUCLASS= 'GADF'", "HDUDOC  = 'x'", "HDUCLAS1= 'INDEX'", "HDUCLAS2= 'OBS'"]))
                == nil)
        #expect(
            try ReadFile.provenance(
                ReadFile.primary(),
                ReadFile.image("HDUCLASS= 'OGIP'", "HDUDOC  = 'x'", "RAD_MAX = 1"))
                == nil)
    }
}
