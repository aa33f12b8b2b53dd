import FITS
import TestSupport
import Testing

@testable import ObsCore

@Suite struct ObsCoreTests {
    /// What a header with these cards says, as `column=value <source>`.
    private func derive(_ cards: [(String, CardValue)], axes: [Int] = []) -> [String] {
        var facts = HeaderValues()
        facts.note(axes: axes, hdu: 1)
        for (card, value) in cards {
            let parts = card.split(separator: "/", maxSplits: 1).map(String.init)
            guard let keyword = HeaderValues.Keyword(parts[0]) else { continue }
            facts.note(
                keyword, value, unit: parts.count > 1 ? CommentUnit.unit(of: parts[1].utf8) : nil,
                hdu: 1
            )
        }
        return ObsCore(facts).words
    }

    @Test func `dates of all ages become modified Julian dates`() {
        let dates = [
            "2000-01-01T12:00:00", "1998-03-01", "01/03/98", "2025-03-01 06:00:00.0Z", "1858-11-17",
            "2025-13-01", "12:00", "-1-1-1", "2025-02-01T25:00:00",
            "2020-02-30", "1900-02-29", "2000-02-29", "31/04/98",
        ]
        #expect(
            dates.map(Calendar.modifiedJulianDate) == [
                51544.5, 50873, 50873, 60735.25, 0, nil, nil, nil, nil, nil, nil, 51603, nil,
            ])
    }

    @Test func `a sexagesimal right ascension is in hours and a number in degrees`() {
        let text = derive([("RA", .string("05:34:31.97")), ("DEC", .string("-00:30:00"))])
        #expect(text.count == 2)
        #expect(text[0].hasPrefix("s_ra=83.6332"))
        #expect(text[1] == "s_dec=-0.5 <DEC>")
        #expect(
            derive([("RA", .real(-10)), ("DEC", .integer(5))]) == [
                "s_ra=350.0 <RA>", "s_dec=5.0 <DEC>",
            ])
        #expect(derive([("RA", .real(10)), ("DEC", .real(95))]) == [])
        #expect(
            derive([("RA", .real(1)), ("DEC", .real(1)), ("EQUINOX", .real(1950))]) == [],
            "another equinox is not converted, and not given as if it were")
    }

    @Test func `units in the comment are those of the column in the end`() {
        #expect(derive([("XPOSURE/[ms] time", .real(2500))]) == ["t_exptime=2.5 <XPOSURE>"])
        #expect(derive([("EXPTIME/[parsec]", .real(2500))]) == [])
        #expect(derive([("APERTURE/[arcsec]", .real(36))]) == ["s_fov=0.01 <APERTURE>"])
        #expect(derive([("WAVELMIN", .real(500))]) == ["em_min=5.000000000000001e-07 <WAVELMIN>"])
        #expect(derive([("EXPOSURE", .string("00001"))]) == [], "the number of an exposure")
    }

    @Test func `a spectral axis in energy becomes wavelengths`() {
        let found = derive(
            [
                ("CTYPE1", .string("ENER")), ("CRVAL1", .real(1)), ("CRPIX1", .real(1)),
                ("CDELT1", .real(1)), ("CUNIT1", .string("keV")),
            ], axes: [2])
        #expect(found.count == 3)
        #expect(found[0].hasPrefix("em_min=4.959367937"))
        #expect(found[1].hasPrefix("em_max=2.479683968"))
        #expect(found[2] == "em_xel=2 <CTYPE1>")
    }

    @Test func `galactic coordinates become equatorial`() throws {
        let found = derive(
            [
                ("CTYPE1", .string("GLON-CAR")), ("CRVAL1", .real(184.5575)),
                ("CTYPE2", .string("GLAT-CAR")), ("CRVAL2", .real(-5.7843)),
            ], axes: [10, 10])
        // The Crab pulsar.
        #expect(found[0].hasPrefix("s_ra=83.63"))
        #expect(found[1].hasPrefix("s_dec=22.01"))
    }

    @Test func `a Stokes axis gives the states`() {
        let found = derive(
            [
                ("CTYPE1", .string("STOKES")), ("CRVAL1", .real(1)), ("CRPIX1", .real(1)),
                ("CDELT1", .real(1)),
            ], axes: [4])
        #expect(found == ["pol_states=/I/Q/U/V/ <CTYPE1>", "pol_xel=4 <CTYPE1>"])
    }

    @Test func `the HDUs of a file tell the same as their values`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary([FITSBytes.fixed("OBJECT", "'Crab    '"), "EXPTIME = 5.0"]),
            to: "a.fits")
        let hdus = try FITSFile(reading: path).hdus
        #expect(ObsCore(of: hdus)[.targetName] == .text("Crab"))
        #expect(ObsCore(of: hdus) == ObsCore(HeaderValues(hdus)))
    }

    /// Values as astropy, or a look at the header, gives them.
    @Test(
        .enabled(if: Samples.areInstalled, Samples.notice),
        arguments: [
            (
                "fits/gadf/20131103_103_dl3.fits",
                [
                    "dataproduct_type=event <HDUCLAS1[2]>", "target_name=Crab <OBJECT[2]>",
                    "s_ra=83.1375 <RA_PNT[2]>", "t_exptime=294.99 <LIVETIME[2]>",
                    "t_min=56600.08280092593 <DATE-OBS[2]+TIME-OBS[2]>",
                ]
            ),
            (
                "fits/casu_wfcam/image.fits",
                ["s_xel1=300 <NAXIS1[2]>", "t_min=54384.55006 <MJD-OBS>"]
            ),
            (
                "fits/fermi/glg_cspec_n3_bn080916009_v01.pha",
                ["dataproduct_type=spectrum <HDUCLAS1[3]>", "facility_name=GLAST <TELESCOP>"]
            ),
            (
                "fits/eso_sdp/XShooter_XQ100.fits.gz",
                ["em_res_power=5300.0 <SPEC_RES>", "proposal_id=189.A-0424(B) <PROG_ID>"]
            ),
        ])
    func `real headers tell what ObsCore asks`(name: String, expected: [String]) throws {
        let sample = try #require(Samples.named(name))
        let file = try FITSFile(reading: sample.path)
        let found = ObsCore(HeaderValues(file.hdus)).words
        for words in expected { #expect(found.contains(words), "\(found)") }
    }
}

extension ObsCore {
    /// The values as text, `column=value <source>`.
    fileprivate var words: [String] {
        entries.map { entry in
            let value =
                switch entry.value {
                case .text(let text): text
                case .integer(let number): String(number)
                case .real(let number): String(number)
                }
            return "\(entry.column.rawValue)=\(value) <\(entry.source)>"
        }
    }
}
