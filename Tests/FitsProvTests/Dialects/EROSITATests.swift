import FITS
import Testing

@testable import FitsProv

/// The records of eROSITA's tasks on one card.
@Suite struct EROSITATests {
    private func read(_ text: String) throws -> Provenance {
        try #require(
            try RecordedFile.provenance(cards: [], RecordedFile.long("SASSHIST", text)))
    }

    @Test func `a record has its time, its task with a version, parameters, and files`() throws {
        let found = try read(
            " ****  **** DATE:Oct  1 18:05:12 2020 HOST:he10ero TASK:evprep v3.11.1/2.18 "
                + "eROproc_191218 Sep 11 13:51:36 2020 PARAMS:eventfile_pp=/raw/E_1.fits "
                + "eventfile=e_1.fits clobber=T hkfile=\"/raw/H_11.fits /raw/H_12.fits\" "
                + "sci_hk_a00=/raw/S.fits slow_hk=/raw/SLOW.fits CALIB:tm1_a.fits tm1_b.fits")
        #expect(found.stepNames == ["evprep v3.11.1/2.18 eROproc_191218 Sep 11 13:51:36 2020"])
        #expect(found.activity.start == "2020-10-01T18:05:12Z")
        #expect(
            found.uses == [
                "eventfile_pp=/raw/E_1.fits", "hkfile=/raw/H_11.fits", "hkfile=/raw/H_12.fits",
                "sci_hk_a00=/raw/S.fits", "slow_hk=/raw/SLOW.fits", "calibration=tm1_a.fits",
                "calibration=tm1_b.fits",
            ])
        #expect(
            found.making.settings == [
                "eventfile_pp=/raw/E_1.fits", "eventfile=e_1.fits", "clobber=T",
                "hkfile=/raw/H_11.fits /raw/H_12.fits", "sci_hk_a00=/raw/S.fits",
                "slow_hk=/raw/SLOW.fits",
            ])
        // The host is nobody who did it.
        #expect(found.agents.isEmpty)
        #expect(found.hasOrigins)
        #expect(
            found.making.origin
                == Origin(
                    dialect: "erosita-sasshist", hdu: 2, card: "SASSHIST", certainty: .written))
    }

    @Test func `records are set apart by one row of asterisks or two, the oldest first`() throws {
        let found = try read(
            " ****  **** DATE:Oct  1 19:13:15 2020 HOST:a TASK:evtool v1 PARAMS:"
                + "eventfiles=\"a.fits b.fits\" outfile=c.fits gti= flag=0xc00fff30 ****  **** "
                + "DATE:Oct 14 12:28:55 2020 HOST:b TASK:evtool v2 PARAMS:eventfiles=d.fits "
                + "outfile=e.fits region= **** DATE:Nov 21 09:23:56 2020 HOST:c TASK:srctool v3 "
                + "PARAMS:eventfiles=e.fits srccoord=src00.fits insts=\"1 2 3\" todo=\"LC\"")
        #expect(found.stepNames == ["evtool v1", "evtool v2", "srctool v3"])
        #expect(
            found.steps.map(\.uses) == [
                ["eventfiles=a.fits", "eventfiles=b.fits"], ["eventfiles=d.fits"],
                ["srccoord=src00.fits"],
            ])
        #expect(found.steps[0].settings.suffix(2) == ["gti=", "flag=0xc00fff30"])
        #expect(found.steps[1].settings.last == "region=")
        #expect(found.making.settings[2] == "insts=1 2 3")
        #expect(found.making.activity.start == "2020-11-21T09:23:56Z")
    }

    @Test func `a file that is changed in its place is no input, nor what an older task made`()
        throws
    {
        let found = try read(
            " **** DATE:Oct  1 18:05:12 2020 HOST:a TASK:evprep PARAMS:eventfile=e.fits "
                + "eventfile_pp=raw.fits **** DATE:Oct  1 19:13:15 2020 HOST:a "
                + "TASK:telselect v1.19 PARAMS:EVENTFILE=e.fits")
        #expect(found.stepNames == ["evprep", "telselect v1.19"])
        #expect(found.uses == ["eventfile_pp=raw.fits"])
        #expect(found.making.settings == ["EVENTFILE=e.fits"])
    }

    @Test func `parts may be missing`() throws {
        let found = try read("DATE:yesterday TASK:expmap")
        #expect(found.stepNames == ["expmap"])
        #expect(found.activity.start == nil)
        let months = try read("DATE:Mar 31 08:00:00 2024 HOST:x TASK:a PARAMS:")
        #expect(months.activity.start == "2024-03-31T08:00:00Z")
        #expect(
            try RecordedFile.provenance(cards: RecordedFile.long("SASSHIST", "no record")) == nil)
        #expect(
            try RecordedFile.provenance(cards: RecordedFile.long("SASSHIST", "DATE: HOST:x")) == nil
        )
    }

    @Test func `the same record in several headers is one run`() throws {
        let cards = RecordedFile.long(
            "SASSHIST", " **** DATE:Oct  1 18:05:12 2020 HOST:a TASK:evtool PARAMS:clobber=T")
        let found = try #require(try RecordedFile.provenance(cards: cards, cards))
        #expect(found.stepNames == ["evtool"])
    }
}
