import FITS
import Testing

@testable import FitsProv

/// The commands of XMM-Newton's SAS.
@Suite struct XMMTests {
    private func read(_ commands: [(String, String)]) throws -> Provenance {
        let cards = commands.flatMap { RecordedFile.long($0.0, $0.1) }
        return try #require(try RecordedFile.provenance(cards: cards))
    }

    @Test func `a command is a task with its version, release, parameters and inputs`() throws {
        let found = try read([
            (
                "XPROC0",
                "arfgen spectrumset=src.pha rmfset=a.ds withrmfset=yes arfset=out.ds detmaptype=psf "
                    + "detmaparray=detmapfile.ds: filteredset=filteredpixellist.ds "
                    + "withfilteredset=no badpixlocation=notSpecified psfenergy=0.5 "
                    + "crossreg_spectrumset='' # (arfgen-1.90.4) [xmmsas_20141104_1833-14.0.0]"
            ), ("XDAL0", "out.ds 2016-12-15T11:02:35.000 Create arfgen (arfgen-1.90.4) [x] High"),
        ])
        #expect(found.stepNames == ["arfgen 1.90.4"])
        #expect(found.activity.start == "2016-12-15T11:02:35Z")
        #expect(found.uses == ["spectrumset=src.pha", "rmfset=a.ds"])
        #expect(found.making.settings.count == 11)
        #expect(found.making.settings.last == "crossreg_spectrumset=")
        #expect(
            found.software == [
                Software(name: "arfgen", version: "1.90.4"),
                Software(name: "xmmsas_20141104_1833-14.0.0"),
            ])
        #expect(found.product.name == "out.ds")
        #expect(found.hasOrigins)
        #expect(
            found.making.origin
                == Origin(dialect: "xmm-sas", hdu: 1, card: "XPROC0", certainty: .written))
    }

    @Test func `a switch says whether a file was used`() throws {
        let found = try read([
            ("XPROC0", "arfgen detmaptype=dataset detmaparray=d.ds: rmfset=r.ds withrmfset=no")
        ])
        #expect(found.uses == ["detmaparray=d.ds"])
    }

    @Test func `quotes hold blanks, lists and hashes`() throws {
        let found = try read([
            (
                "XPROC0",
                "evselect table='ev list.ds:EVENTS' expression='(PI > 200) # (x) && #XMMEA_EP' "
                    + "spectrumset=s.ds imageset=image.ds attset=\"a.ds\" # (evselect-3.62) [xmmsas-14]"
            )
        ])
        #expect(found.stepNames == ["evselect 3.62"])
        #expect(found.making.settings[1] == "expression=(PI > 200) # (x) && #XMMEA_EP")
        #expect(!found.uses.contains { $0.hasPrefix("spectrumset") || $0.hasPrefix("imageset") })
        let lists = try read([
            ("XPROC0", "emosaic imagesets='\"a.ds\" \"b.ds:IMAGE\"' mosaicedset=m.ds outset=o.ds")
        ])
        #expect(lists.uses.prefix(2) == ["imagesets=a.ds", "imagesets=b.ds"])
        #expect(!lists.uses.contains { $0.contains("o.ds") })
    }

    @Test func `the table of evselect is its input`() throws {
        let found = try read([
            ("XPROC0", "evselect table=a/PIEVLI.FIT:EVENTS spectrumset=s.ds # (evselect-3.62) [x]")
        ])
        #expect(found.uses == ["table=a/PIEVLI.FIT"])
    }

    @Test func `later commands change the file, and read what is another one`() throws {
        let found = try read([
            ("XPROC2", "addattribute set=s.ds attributename=A # (attribute-1.2) [x]"),
            (
                "XPROC0",
                "rgsspectrum evlist=ev.FIT srclist=src.FIT spectrumset=s.ds # (rgs-2.1) [x]"
            ),
            ("XPROC1", "backscale spectrumset=s.ds badpixlocation=ev.FIT # (backscale-1.4) [x]"),
            ("XDAL0", "s.ds 2016-01-01T00:00:00 Create rgsspectrum (x)"),
            ("XDAL1", "s.ds 2016-01-01T00:00:02 Modify addattribute (x)"),
            ("XDAL2", "s.ds 2016-01-01T00:00:01 Modify backscale (x)"),
        ])
        #expect(found.stepNames == ["rgsspectrum 2.1", "backscale 1.4", "addattribute 1.2"])
        #expect(
            found.steps.map(\.uses) == [
                ["evlist=ev.FIT", "srclist=src.FIT"], ["badpixlocation=ev.FIT"], [],
            ])
        #expect(
            found.steps.map(\.activity.start) == [
                "2016-01-01T00:00:00Z", "2016-01-01T00:00:01Z", "2016-01-01T00:00:02Z",
            ])
    }

    @Test func `a command that is repeated is one run, and the same task with others several`()
        throws
    {
        let found = try read([
            ("XPROC0", "rmfgen spectrumset=s.ds rmfset=r.ds # (rmfgen-1.5) [x]"),
            ("XPROC1", "rmfgen spectrumset=s.ds rmfset=r.ds # (rmfgen-1.5) [x]"),
            ("XPROC2", "addattribute set=r.ds attributename=A"),
            ("XPROC3", "addattribute set=r.ds attributename=B"),
            ("XDAL0", "r.ds 2016-01-01T00:00:00 Create rmfgen"),
            ("XDAL2", "r.ds 2016-01-01T00:00:05 Modify addattribute"),
            ("XDAL3", "r.ds 2016-01-01T00:00:06 Modify addattribute"),
        ])
        #expect(found.stepNames == ["rmfgen 1.5", "addattribute", "addattribute"])
        #expect(found.uses == ["spectrumset=s.ds"])
        #expect(found.steps[1].activity.start == "2016-01-01T00:00:05Z")
        #expect(found.steps[2].activity.start == "2016-01-01T00:00:06Z")
    }

    @Test func `responses that a spectrum is told of were not used`() throws {
        let found = try read([
            (
                "XPROC0",
                "specgroup spectrumset=s.ds rmfset=r.ds arfset=a.ds backgndset=b.ds groupedset=g.ds"
            )
        ])
        #expect(found.uses == ["spectrumset=s.ds"])
    }

    @Test(arguments: ["", "   ", "a=b c=d", "# (x) [y]"])
    func `what is no command says nothing, and does no harm`(text: String) throws {
        let cards = RecordedFile.long("XPROC0", text)
        let found = try RecordedFile.provenance(cards: cards)
        #expect(found?.uses.isEmpty != false)
    }
}
