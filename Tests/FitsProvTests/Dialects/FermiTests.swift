import FITS
import Testing

@testable import FitsProv

/// Files of Fermi: of the LAT, of the GBM, and of the tools for both.
@Suite struct FermiTests {
    private let mission = RecordedFile.card("TELESCOP", "GLAST")

    private func read(_ first: [String], _ second: [String] = []) throws -> Provenance {
        try #require(try RecordedFile.provenance(cards: first, second))
    }

    @Test func `the merit file is the input of a LAT file`() throws {
        let name = "/scratch/glastmp/P202-FITS/2784/r0255488002_v202_long_name_merit.root"
        let found = try read(
            [
                RecordedFile.card("FILENAME", "ft1.fit"),
                RecordedFile.card("CREATOR", "eventDB $Name:  $"),
            ],
            [RecordedFile.card("PASS_VER", "P8R3")]
                + RecordedFile.history("Input merit file: " + name, "Filter string: x"))
        #expect(found.uses == ["merit file=" + name])
        #expect(found.field("reco_version") == "P8R3")
        #expect(found.software == [Software(name: "eventDB")])
        #expect(found.product.name == "ft1.fit")
        #expect(found.stepNames == [""])
        #expect(found.used[0].origin?.card == "HISTORY 1")
        #expect(found.hasOrigins)
    }

    @Test func `a merit file in a copied history is an input's`() throws {
        let found = try read(
            RecordedFile.history(
                "BEGIN history copied from ft1.fit[EVENTS]", "Input merit file: a.root",
                "END copied history"))
        let step = try #require(found.steps.first)
        #expect(step.isAncestor)
        #expect(step.uses == ["merit file=a.root"])
        #expect(step.used[0].origin?.certainty == .inherited)
    }

    @Test func `INFILE cards of the GBM are inputs, by their comments`() throws {
        let found = try read([
            mission, RecordedFile.card("CREATOR", "GBM_SCI_Reader.pl v1.16"),
            RecordedFile.card("FILENAME", "glg_cspec_n3.pha"),
            RecordedFile.card("INFILE02", "GLAST_2008260_074300_VC09_GSPEC.0.00")
                + " / Level 0 input data file",
            RecordedFile.card("INFILE01", "lut.fit") + " / Level 1 input lookup table file",
            RecordedFile.card("INFILE04", "other.fit"), RecordedFile.card("INFILE05", ""),
        ])
        #expect(found.stepNames == ["GBM_SCI_Reader.pl 1.16"])
        #expect(
            found.uses == [
                "level 1 look-up table=lut.fit",
                "level 0 data=GLAST_2008260_074300_VC09_GSPEC.0.00", "input=other.fit",
            ])
        #expect(found.making.origin?.certainty == .inferred)
        #expect(found.product.name == "glg_cspec_n3.pha")
        #expect(found.hasOrigins)
    }

    @Test func `INFILE cards of other missions are not theirs, nor words for none`() throws {
        let name = RecordedFile.card("INFILE01", "a.fits")
        #expect(try RecordedFile.provenance(cards: [name]) == nil)
        #expect(
            try RecordedFile.provenance(cards: [name, RecordedFile.card("TELESCOP", "VLT")]) == nil)
        #expect(
            try RecordedFile.provenance(cards: [mission, RecordedFile.card("INFILE01", "none")])
                == nil)
    }

    @Test func `a GBM file without a program has a step without a name`() throws {
        let found = try read([mission, RecordedFile.card("INFILE01", "a.fit")])
        #expect(found.stepNames == [""])
        #expect(found.uses == ["input=a.fit"])
    }

    @Test func `a tool is inferred where it copied a history`() throws {
        let name = "/home/someone/FermiData/bn090217206/glg_tte_b1_bn090217206_v01.fit"
        let found = try read(
            [
                RecordedFile.card("CREATOR", "gtbin"),
                RecordedFile.card("DATE", "2014-05-30T18:24:49"),
                RecordedFile.card("FILENAME", "a.pha"),
            ],
            [RecordedFile.card("DATE", "2009-04-26T14:30:12")]
                + RecordedFile.history(
                    "The following history was copied from input files by gtbin",
                    String(repeating: "-", count: 72),
                    "No history available in " + name + "[EVENTS]",
                    String(repeating: "-", count: 72)))
        #expect(found.stepNames == ["gtbin"])
        #expect(found.uses == ["event file=" + name])
        #expect(found.activity.end == "2014-05-30T18:24:49Z")
        #expect(found.making.origin?.certainty == .inferred)
        #expect(found.used[0].origin?.hdu == 2)
        #expect(found.product.name == "a.pha")
        #expect(found.hasOrigins)
    }

    @Test func `files whose history was copied are inputs, those within it are not`() throws {
        let line = String(repeating: "-", count: 72)
        let found = try read(
            [RecordedFile.card("CREATOR", "gtbin ScienceTools-10-00-02")]
                + RecordedFile.history(
                    "The following history was copied from input files by gtbin", line,
                    "BEGIN history copied from a.fit[EVENTS]", line,
                    "BEGIN history copied from older.fit[EVENTS]", line,
                    "No history available in x",
                    "END copied history", line, "END copied history", line,
                    "BEGIN history copied from b.fit[EVENTS]", line, "END copied history", line,
                    "Unable to find or open input extension \"GTI\" in file c.fit"))
        #expect(found.uses == ["event file=a.fit", "event file=b.fit"])
        #expect(found.activity.version == "10-00-02")
        #expect(
            found.software == [
                Software(name: "ScienceTools", version: "10-00-02"),
                Software(name: "gtbin", version: "10-00-02"),
            ])
    }

    @Test func `a tool alone is software`() throws {
        let found = try read([
            RecordedFile.card("CREATOR", "gtltcube ScienceTools-10-00-02"),
            "NDSKEYS =                    0",
        ])
        #expect(found.stepNames == [""])
        #expect(found.uses.isEmpty)
        #expect(!found.software.isEmpty)
        #expect(try RecordedFile.provenance(cards: ["NDSKEYS =                    0"]) == nil)
    }
}
