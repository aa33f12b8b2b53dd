import TestSupport
import Testing

@testable import FitsProv

/// DESI's dependencies and inputs.
@Suite struct DESITests {
    private let packages =
        GroundFile.cards([
            "DEPNAM00": "python", "DEPNAM01": "numpy", "DEPNAM03": "DESI_ROOT",
            "DEPNAM04": "tractor-path",
            "DEPNAM05": "speclite", "DEPVER00": "3.9.7", "DEPVER03": "/global/cfs",
            "DEPVER04": "/usr/local", "DEPVER05": "", "DEPNAM06": "unwise", "DEPVER06": "/a/b&",
        ]) + [FITSBytes.fixed("DEPVER01", 2019.1)]

    @Test func `packages are software, and folders are of the environment`() throws {
        let found = try #require(try GroundFile.read([], packages))
        #expect(found.stepWords == [""])
        #expect(found.softwareWords == ["python 3.9.7", "numpy 2019.1", "speclite -"])
        #expect(
            found.making.environment.map { "\($0.name)=\($0.value)" } == [
                "DESI_ROOT=/global/cfs", "tractor-path=/usr/local", "unwise=/a/b&",
            ])
        #expect(found.inputWords.isEmpty)
        #expect(found.hasOrigins)
    }

    @Test func `names and versions are joined within one header`() throws {
        let other = GroundFile.cards(["DEPNAM00": "python", "DEPVER01": "9", "DEPNAM01": "mpi4py"])
        let found = try #require(try GroundFile.read(packages, other))
        #expect(
            found.softwareWords == [
                "python 3.9.7", "numpy 2019.1", "speclite -", "python -", "mpi4py 9",
            ])
    }

    @Test func `files that went in are inputs`() throws {
        let found = try #require(
            try GroundFile.read(
                GroundFile.cards(["INFIL000": "spectra.fits", "INFIL002": "b.fits"]), packages))
        #expect(found.inputWords == ["input file: spectra.fits", "input file: b.fits"])
        #expect(found.making.used.first?.origin?.card == "INFIL000")
    }

    @Test func `a step on a frame brings the cards of the frame along`() throws {
        let own = GroundFile.cards(["IN_IMG": "SPECPROD/preproc-b0.fits", "IN_PSF": "psf.fits"])
        let frame = try #require(try GroundFile.read(own))
        #expect(
            frame.inputWords == [
                "image: SPECPROD/preproc-b0.fits", "point spread function: psf.fits",
            ])
        let calibrated = try #require(
            try GroundFile.read(
                own
                    + GroundFile.cards([
                        "IN_FRAME": "frame.fits", "FIBERFLT": "ff.fits", "IN_SKY": "None",
                        "IN_CALIB": "fluxcalib.fits",
                    ])))
        #expect(
            calibrated.inputWords == [
                "frame: frame.fits", "fiber flat: ff.fits", "flux calibration: fluxcalib.fits",
            ])
        #expect(calibrated.ancestorWords == frame.inputWords)
        #expect(calibrated.hasOrigins)
    }

    @Test func `Redrock names its templates`() throws {
        let found = try #require(
            try GroundFile.read(
                GroundFile.cards([
                    "RRVER": "0.19.0", "TEMNAM00": "GALAXY", "TEMFIL00": "gal.fits",
                    "TEMFIL01": "other.fits", "TEMNAM02": "QSO",
                ])))
        #expect(found.stepWords == ["redrock 0.19.0"])
        #expect(found.making.origin?.certainty == .inferred)
        #expect(found.inputWords == ["template GALAXY: gal.fits", "template: other.fits"])
    }

    @Test func `the Legacy Surveys have a version, and the files of GBM are not DESI's`() throws {
        #expect(
            try GroundFile.read(GroundFile.cards(["LEGPIPEV": "DR9.7.3"]))?.softwareWords == [
                "legacypipe DR9.7.3"
            ])
        #expect(try GroundFile.read(GroundFile.cards(["INFILE01": "x.fit"])) == nil)
    }
}

/// Spectra of SDSS.
@Suite struct SDSSTests {
    private let plate = GroundFile.cards([
        "EXPID01": "b1-00116475-00116481-00116482", "EXPID02": "r1-00116475-00116481-00116482",
        "VERSIDL": "7.0", "VERS2D": "v5_7_0", "VERSCOMB": "v5_7_0",
        "SPCOADD": "Sat Apr  5 18:49:38 2014", "PLUGFILE": "plPlugMapM-4055.par",
    ])

    @Test func `exposures are inputs of the coadd, which ended when it says`() throws {
        let found = try #require(try GroundFile.read(plate))
        #expect(found.stepWords == ["spcoadd v5_7_0"])
        #expect(found.making.activity.end == "2014-04-05T18:49:38Z")
        #expect(found.making.activity.start == nil)
        #expect(
            found.inputWords == [
                "exposure (camera-science-flat-arc): b1-00116475-00116481-00116482",
                "exposure (camera-science-flat-arc): r1-00116475-00116481-00116482",
                "plug map: plPlugMapM-4055.par",
            ])
        #expect(
            found.softwareWords == [
                "IDL 7.0", "idlspec2d (2D) v5_7_0", "idlspec2d (combine) v5_7_0",
            ])
        #expect(found.hasOrigins)
    }

    @Test func `without a coadd no step has a name`() throws {
        let found = try #require(
            try GroundFile.read([], plate.filter { !$0.hasPrefix("SPCOADD") }))
        #expect(found.stepWords == [""])
        #expect(found.inputWords.count == 3)
        #expect(found.making.used.first?.origin?.hdu == 2)
    }

    @Test(arguments: ["", "2014", "Sat Foo 12 18:49:38 2014", "Sat Apr 99 18:49:38 2014"])
    func `a time that is none is left out`(text: String) throws {
        let cards = plate.filter { !$0.hasPrefix("SPCOADD") } + GroundFile.cards(["SPCOADD": text])
        #expect(try GroundFile.read(cards)?.making.activity.end == nil)
    }

    @Test func `a raw frame says nothing`() throws {
        let raw = GroundFile.cards(["PLUGFILE": "x.par", "FLAVOR": "science", "DAQVER": "1.2"])
        #expect(try GroundFile.read(raw) == nil)
    }
}
