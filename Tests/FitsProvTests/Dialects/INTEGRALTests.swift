import FITS
import TestSupport
import Testing

@testable import FitsProv

/// The stamps and groups of INTEGRAL's products.
@Suite struct INTEGRALTests {
    private let stamp = RecordedFile.card("STAMP", "2017-04-19T10:04:33 ii_spectra_extract 2.9.3")

    @Test func `a stamp is a step with its time, program, and configuration`() throws {
        let cards = [stamp, RecordedFile.card("CONFIGUR", "osa_2015-11-10T03:50:02")]
        let found = try #require(try RecordedFile.provenance(cards: [], cards, cards))
        #expect(found.stepNames == ["ii_spectra_extract 2.9.3"])
        #expect(found.activity.start == "2017-04-19T10:04:33Z")
        #expect(
            found.software == [
                Software(name: "ii_spectra_extract", version: "2.9.3"),
                Software(name: "osa_2015-11-10T03:50:02"),
            ])
        #expect(found.hasOrigins)
        #expect(
            found.making.origin
                == Origin(dialect: "integral", hdu: 2, card: "STAMP", certainty: .written))
    }

    @Test func `different stamps are steps in the order of their times`() throws {
        let found = try #require(
            try RecordedFile.provenance(
                cards: [], [stamp],
                [RecordedFile.card("STAMP", "2017-04-18T00:00:00 ibis_isgr 7.6")]))
        #expect(found.stepNames == ["ibis_isgr 7.6", "ii_spectra_extract 2.9.3"])
    }

    @Test(arguments: ["", "x", "2017-04-19T10:04:33", "passed by quality control", "2.9.3 name"])
    func `other stamps say nothing`(text: String) throws {
        #expect(try RecordedFile.provenance(cards: [RecordedFile.card("STAMP", text)]) == nil)
    }

    @Test func `a program without a stamp is software`() throws {
        let found = try #require(
            try RecordedFile.provenance(cards: [
                RecordedFile.card("ISDCLEVL", "PRP"), RecordedFile.card("CONFIGUR", "osa"),
                RecordedFile.card("CREATOR", "prep 4.5"),
            ]))
        #expect(found.stepNames == [""])
        #expect(found.software == [Software(name: "prep", version: "4.5")])
        #expect(try RecordedFile.provenance(cards: [RecordedFile.card("ISDCLEVL", "RAW")]) == nil)
    }

    @Test func `corrections were used, and each once`() throws {
        let cards = [
            stamp, RecordedFile.card("OFFCORR", "corr.fits"), RecordedFile.card("BKGPARAM", "NONE"),
        ]
        let found = try #require(try RecordedFile.provenance(cards: [], cards, cards))
        #expect(found.uses == ["OFFCORR=corr.fits"])
        #expect(
            try RecordedFile.provenance(cards: [RecordedFile.card("OFFCORR", "corr.fits")]) == nil)
    }

    @Test func `the group that holds a file is a link`() throws {
        let found = try #require(
            try RecordedFile.provenance(
                cards: [],
                [
                    RecordedFile.card("GRPLC1", "og.fits"),
                    RecordedFile.card("GRPLC2", "swg.fits[1]"),
                    "GRPID1  =                   -1",
                ]))
        #expect(found.linkWords == ["group=og.fits", "group=swg.fits"])
        #expect(found.namedSteps.isEmpty)
        #expect(found.hasOrigins)
    }

    private func group(_ names: [String], width: Int = 12) -> [UInt8] {
        let data = names.flatMap {
            Array($0.utf8) + [UInt8](repeating: 0, count: width - $0.utf8.count)
        }
        let bytes = FITSBytes.table(
            forms: ["\(width)A"], rowSize: width, rows: names.count,
            [
                RecordedFile.card("EXTNAME", "GROUPING"), RecordedFile.card("GRPNAME", "x"),
                RecordedFile.card("ISDCLEVL", "SPE"),
            ], data: data)
        return Array(
            String(decoding: bytes.prefix(2880), as: UTF8.self).replacing(
                "TTYPE1  = 'C1'             ", with: "TTYPE1  = 'MEMBER_LOCATION'"
            ).utf8)
            + bytes.dropFirst(2880)
    }

    @Test func `the members of a group are links`() throws {
        let found = try #require(
            try RecordedFile.provenance(
                FITSBytes.primary(), group(["a.fits", "", "b.fits[2]", "a.fits"])))
        #expect(found.linkWords == ["member=a.fits", "member=b.fits"])
        #expect(
            found.links.first?.origin
                == Origin(dialect: "integral", hdu: 2, row: 1, certainty: .written))
        #expect(try RecordedFile.provenance(FITSBytes.primary(), group(["", ""])) == nil)
    }
}
