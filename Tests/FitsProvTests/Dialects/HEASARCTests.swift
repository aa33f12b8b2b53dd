import FITS
import Testing

@testable import FitsProv

/// The cards and lines of HEASARC's older tools.
@Suite struct HEASARCTests {
    private let extracted = [
        RecordedFile.card("CREATOR", "extractor v5.32"),
        RecordedFile.card("DATE", "2019-07-05T13:44:58"),
        RecordedFile.card("FILIN001", "total.evt"),
    ]

    private func read(_ first: [String], _ second: [String] = []) throws -> Provenance {
        try #require(try RecordedFile.provenance(cards: first, second))
    }

    @Test func `the program that read the event files is inferred`() throws {
        let found = try read(extracted, extracted)
        #expect(found.stepNames == ["extractor 5.32"])
        #expect(found.uses == ["event file=total.evt"])
        #expect(found.making.origin?.certainty == .inferred)
        #expect(found.making.origin?.card == "CREATOR")
        #expect(found.used[0].origin?.certainty == .written)
        #expect(found.used[0].origin?.card == "FILIN001")
        #expect(found.activity.end == "2019-07-05T13:44:58Z")
        #expect(found.making.isAncestor == false)
        #expect(found.hasOrigins)
    }

    @Test func `event files may stand apart, with gaps and without a program`() throws {
        let found = try read([
            RecordedFile.card("FILIN003", "c.evt.gz"),
            RecordedFile.card("FILIN001", "a.evt[EVENTS]"),
            RecordedFile.card("FILIN002", "none"), RecordedFile.card("FILIN4", "d.evt"),
        ])
        #expect(found.uses == ["event file=a.evt", "event file=c.evt.gz"])
        #expect(found.stepNames == [""])
    }

    @Test func `grppha made the file, and the extractor its input`() throws {
        let second =
            [
                RecordedFile.card("CREATOR", "grppha 3.0.1"),
                RecordedFile.card("FILIN001", "total.evt"),
            ]
            + RecordedFile.history(
                " This extension has been written by WT_SPEC Ver 1.7.0",
                " The original fits file was source.pi")
        let found = try read(
            extracted + [
                RecordedFile.card("SOFTVER", "Hea_V6.22"), RecordedFile.card("DSTYP1", "GRADE"),
                RecordedFile.card("DSVAL1", "0:2"),
            ], second)
        #expect(found.stepNames == ["extractor 5.32", "grppha 3.0.1"])
        #expect(found.steps.map(\.isAncestor) == [true, false])
        #expect(found.steps[0].uses == ["event file=total.evt"])
        #expect(found.steps[0].origin?.certainty == .inherited)
        #expect(found.making.uses == ["original file=source.pi"])
        #expect(found.software == [Software(name: "grppha", version: "3.0.1")])
        #expect(
            found.steps[0].software == [
                Software(name: "extractor", version: "5.32"), Software(name: "Hea_V6.22"),
            ])
        #expect(found.field("applied_cuts") == "GRADE 0:2")
        #expect(found.making.origin?.certainty == .inferred)
        #expect(found.used[0].origin?.card == "HISTORY 2")
        #expect(found.hasOrigins)
    }

    @Test func `of several original files the last one counts, whatever the length of its name`()
        throws
    {
        let name = String(repeating: "directory/", count: 12) + "b.pi"
        let cards = RecordedFile.history(
            " The original fits file was a.pi", " The original fits file was " + name)
        let found = try read(cards)
        #expect(found.uses == ["original file=" + name])
        #expect(found.stepNames == [""])
        #expect(found.making.origin?.card == "HISTORY 2")
    }

    @Test func `a date without a time is no time`() throws {
        let found = try read([
            RecordedFile.card("CREATOR", "extractor v5.32"),
            RecordedFile.card("DATE", "2019-07-05"),
            RecordedFile.card("FILIN001", "total.evt"),
        ])
        #expect(found.stepNames == ["extractor 5.32"])
        #expect(found.activity.end == nil)
    }

    @Test func `an ftool names itself`() throws {
        let found = try read(
            [],
            RecordedFile.history(
                "This file is made with the ftool addarf 1.2.7",
                " FITS ARF extension written by WTARF1 1.1.0"))
        #expect(found.stepNames == ["addarf 1.2.7"])
        #expect(found.making.origin?.certainty == .written)
        #expect(found.uses.isEmpty)
    }

    @Test func `versions of the processing are software`() throws {
        let found = try read([
            RecordedFile.card("PROCVER", "3.17.03"), RecordedFile.card("SOFTVER", "Hea_V6.18"),
            "SEQPNUM =                    6",
        ])
        #expect(
            found.software == [
                Software(name: "processing script", version: "3.17.03"),
                Software(name: "Hea_V6.18"),
            ])
        #expect(found.stepNames == [""])
        #expect(
            try RecordedFile.provenance(cards: [RecordedFile.card("PROCVER", "3.17.03")]) == nil)
    }
}
