import FITS
import TestSupport
import Testing

@testable import FitsProv

/// Chandra's records in `HISTORY`, and the calibration files on cards.
@Suite struct CIAOTests {
    private func read(_ headers: [String]...) throws -> Provenance {
        var bytes = FITSBytes.primary(headers[0])
        for cards in headers.dropFirst() { bytes += FITSBytes.image(axes: [1], cards, data: [1]) }
        let found = try RecordedFile.provenance(bytes)
        return try #require(found)
    }

    @Test func `a record is a tool with its time, its parameters, and the files that it read`()
        throws
    {
        let found = try read(
            RecordedFile.chandra(
                ("TOOL", "dmcopy   2021-01-09T00:05:35"),
                ("PARM", "infile=a_evt1.fits[status=0,grade=0,2,3,4,6][cols !PHAS]"),
                ("PARM", "outfile=a_evt2.fits"), ("PARM", "option="), ("PARM", "clobber=no")))
        #expect(found.stepNames == ["dmcopy"])
        #expect(found.activity.start == "2021-01-09T00:05:35Z")
        #expect(found.uses == ["infile=a_evt1.fits"])
        #expect(
            found.making.settings == [
                "infile=a_evt1.fits[status=0,grade=0,2,3,4,6][cols !PHAS]",
                "outfile=a_evt2.fits", "option=", "clobber=no",
            ])
        #expect(found.hasOrigins)
        #expect(
            found.making.origin
                == Origin(dialect: "ciao-history", hdu: 1, card: "HISTORY 1", certainty: .written))
        #expect(found.used[0].origin?.card == "HISTORY 2")
    }

    @Test func `a line goes on without a blank, also in the middle of a name`() throws {
        let path = "/data/" + String(repeating: "long/", count: 30) + "a_evt1.fits"
        let name = "a_parameter_with_a_name_that_is_longer_than_one_of_the_lines"
        let found = try read(
            RecordedFile.chandra(
                ("TOOL", "dmcopy   2021-01-09T00:05:35"), ("PARM", "infile=" + path),
                ("PARM", name + "=x")))
        #expect(found.uses == ["infile=" + path])
        #expect(found.making.settings[1] == name + "=x")
    }

    @Test func `blanks at the border of two lines stay`() throws {
        let value = String(repeating: "x", count: 48) + " y"
        let found = try read(
            RecordedFile.chandra(("TOOL", "dmtcalc"), ("PARM", "expr=  " + value)))
        #expect(found.making.settings == ["expr=" + value])
    }

    @Test func `of a list the files are used, and not the list`() throws {
        let found = try read(
            RecordedFile.chandra(
                ("TOOL", "dmmerge   2021-01-09T00:05:32"),
                ("PARM", "infile=@/tmp/evt.lis[cols !x]"),
                ("STCK", "/in/a.fits[time=1:2][cols !x]"), ("STCK", "/in/b.fits[time=1:2]"),
                ("PARM", "pbkfile=@p.lis"), ("PARM", "lookupTab=/data/table.txt")))
        #expect(found.uses == ["infile=/in/a.fits", "infile=/in/b.fits", "pbkfile=p.lis"])
        #expect(found.making.settings[0] == "infile=@/tmp/evt.lis[cols !x]")
    }

    @Test func `several files stand in one value`() throws {
        let found = try read(
            RecordedFile.chandra(
                ("TOOL", "dmmerge"), ("PARM", "infile=a.fits[EVENTS],b.fits[x=1,2:3] c.fits")))
        #expect(found.uses == ["infile=a.fits", "infile=b.fits", "infile=c.fits"])
    }

    @Test func `words for none, pipes, expressions and output are no inputs`() throws {
        let found = try read(
            RecordedFile.chandra(
                ("TOOL", "mkarf   2003-06-18T21:27:44"), ("PARM", "asphistfile=3c273.asphist"),
                ("PARM", "infile=-[SPECTRUM][SPECTRUM1]"), ("PARM", "maskfile=NONE"),
                ("PARM", "feffile=CALDB"), ("PARM", "ardlibparfile=ardlib.par"),
                ("PARM", "wmap=det=8"), ("PARM", "logfile=./.psp.mlog"), ("PARM", "dafile="),
                ("PARM", "expstatsfile=a_stat1.fits"), ("PARM", "outbias=/out/bias"),
                ("PARM", "bkg=1.5"), ("PARM", "engrid=grid(3c273.rmf[MATRIX][cols ENERG_LO])")))
        #expect(found.uses == ["asphistfile=3c273.asphist"])
    }

    @Test func `what an earlier step made is no input, nor is a file that is edited`() throws {
        let found = try read(
            RecordedFile.chandra(
                ("TOOL", "dmextract   2003-06-18T20:56:13"), ("PARM", "infile=evt2.fits[bin pi]"),
                ("PARM", "outfile=./a.pi"), ("TOOL", "dmgroup   2003-06-18T21:27:52"),
                ("PARM", "infile=a.pi"), ("PARM", "outfile=a.pi"),
                ("TOOL", "dmhedit   2003-06-18T21:27:55"), ("PARM", "infile=@list.txt"),
                ("STCK", "a.pi"), ("STCK", "a.rmf"), ("PARM", "key=RESPFILE"),
                ("PARM", "value=a.rmf")))
        #expect(found.stepNames == ["dmextract", "dmgroup", "dmhedit"])
        #expect(found.uses == ["infile=evt2.fits"])
        #expect(found.steps[1].settings == ["infile=a.pi", "outfile=a.pi"])
        #expect(found.making.settings == ["infile=@list.txt", "key=RESPFILE", "value=a.rmf"])
    }

    @Test func `notes of libraries are no parameters`() throws {
        let found = try read(
            RecordedFile.chandra(
                ("TOOL", "acis_format_events   2021-01-08T23:57:28"), ("PARM", "clobber=no"),
                ("PARM", "PIXLIB Version: 4.0.0"),
                ("PARM", "******     PIXLIB Parameter File      *****"),
                ("PARM", "instruments  = /caldb/geom.fits(CALDB)"), ("PARM", "Telescope = axaf"),
                ("PARM", "Focal Length (mm) = 10070.000")))
        #expect(found.making.settings == ["clobber=no"])
    }

    @Test func `a parameter may come many times, and a tool may have no time`() throws {
        let found = try read(
            RecordedFile.chandra(
                ("TOOL", "ade"), ("PARM", "infile=SR0.strip"), ("PARM", "template=/a.dat@@/main/2"),
                ("PARM", "template=/b.dat@@/main/1")))
        #expect(found.stepNames == ["ade"])
        #expect(found.activity.start == nil)
        #expect(found.making.settings.count == 3)
        #expect(found.uses == ["infile=SR0.strip"])
    }

    @Test func `axBary writes four digits and a version`() throws {
        let found = try read([
            "HISTORY TOOL :axBary - 2.14                                           ASC0000",
            "HISTORY PARM :infile=/home/idies/workspace/Temporary/matteo_bachetti/sASC0001",
            "HISTORY CONT :cratch/bary.evt.gzwork                                  ASC0002",
        ])
        #expect(found.stepNames == ["axBary 2.14"])
        #expect(
            found.uses == [
                "infile=/home/idies/workspace/Temporary/matteo_bachetti/scratch/bary.evt.gzwork"
            ])
    }

    @Test func `the same record in several headers is one run, and in one header several`() throws {
        let edit = RecordedFile.chandra(
            ("TOOL", "dmhedit   2008-09-18T04:14:34"), ("PARM", "infile=a.fits"), ("PARM", "key=A"))
        let copy = RecordedFile.chandra(
            ("TOOL", "dmcopy   2008-09-18T04:12:21"), ("PARM", "infile=b.fits"))
        let found = try read(edit, copy + edit + edit)
        #expect(found.stepNames == ["dmcopy", "dmhedit"])
        let twice = try read(edit + edit)
        #expect(twice.stepNames == ["dmhedit", "dmhedit"])
    }

    @Test func `steps of several headers stand in the order of their times`() throws {
        func record(_ name: String, _ minute: Int) -> [String] {
            RecordedFile.chandra(
                ("TOOL", "\(name)   2008-09-18T04:\(minute):00"), ("PARM", "clobber=no"))
        }
        let found = try read(record("one", 10) + record("three", 12), record("two", 11))
        #expect(found.stepNames == ["one", "two", "three"])
    }

    @Test func `an output of one header's list is an input of another's`() throws {
        let append = RecordedFile.chandra(
            ("TOOL", "dmappend   2008-09-18T04:12:22"), ("PARM", "infile=bkg.fits"),
            ("PARM", "outfile=a.fits"))
        let background = RecordedFile.chandra(
            ("TOOL", "dmcopy   2008-09-18T04:12:21"), ("PARM", "infile=evt.fits"),
            ("PARM", "outfile=bkg.fits"))
        let found = try read([], append, background + append)
        #expect(found.stepNames == ["dmcopy", "dmappend"])
        #expect(found.uses == ["infile=evt.fits", "infile=bkg.fits"])
    }

    @Test func `calibration files on cards were used, in no step that is named`() throws {
        let cards = [
            RecordedFile.card("ORIGIN", "ASC"),
            RecordedFile.card("CREATOR", "cxc - Version DS10.9"),
            RecordedFile.card("GAINFILE", "gain.fits"), RecordedFile.card("GRD_FILE", "NONE"),
            RecordedFile.card("BIASFIL7", "bias0.fits"),
            RecordedFile.card("TGAINFIL", "tgain.fits"),
            RecordedFile.card("SUBPIXFL", "sub.fits"), RecordedFile.card("BACKFILE", "bkg.pi"),
            RecordedFile.card("FEFFILE", "/caldb/fef.fits[FUNCTION]"),
            RecordedFile.card("MASKFILE", "CALDB"), RecordedFile.card("PROFILE", "flat"),
            RecordedFile.card("ASCDSVER", "10.9.2"),
        ]
        let found = try read([], cards, cards)
        #expect(
            found.uses == [
                "GAINFILE=gain.fits", "BIASFIL7=bias0.fits", "TGAINFIL=tgain.fits",
                "SUBPIXFL=sub.fits", "FEFFILE=/caldb/fef.fits",
            ])
        #expect(found.stepNames == [""])
        #expect(found.software == [Software(name: "cxc", version: "DS10.9")])
        #expect(found.hasOrigins)
        #expect(found.used[0].origin?.hdu == 2)
        #expect(found.linkWords == ["background=bkg.pi"])
    }

    @Test func `lines that belong to no record say nothing`() throws {
        let cards = RecordedFile.chandra(
            ("PARM", "infile=a.fits"), ("STCK", "b.fits"), ("CONT", "more"))
        #expect(try RecordedFile.provenance(cards: cards) == nil)
        #expect(
            try RecordedFile.provenance(cards: RecordedFile.history("TOOLS of the trade")) == nil)
        #expect(
            try RecordedFile.provenance(cards: [RecordedFile.card("GAINFILE", "g.fits")]) == nil)
    }
}
