import FITS
import TestSupport
import Testing

@testable import FitsProv

/// Tools that everybody uses: Gnuastro, SWarp, Siril, ccdproc, Starlink.
@Suite struct ToolTests {
    @Test func `the options of a Gnuastro program are its parameters, whatever their keywords`()
        throws
    {
        let read = try #require(
            try ReadFile.provenance(
                ReadFile.primary(
                    "EXTNAME = 'CONVOLVE-CONFIG'", "INPUT   = './frame1.fits'", "HDU     = '0'",
                    "KERNEL  = 'kernel.fits'", "OUTPUT  = 'out.fits'",
                    "CTYPE   = 'RA---TAN,DEC--TAN'",
                    "HIERARCH MINMAPSIZE = 9223372036854775808", "DATE    = '2026-11-25T02:37:19'",
                    "CFITSIO = '4.2.0'", "GNUASTRO= '0.19'"),
                ReadFile.image("EXTNAME = 'Convolved'", "GNUASTRO= '0.19'")))
        #expect(read.names == ["astconvolve"])
        #expect(read.inputLocations == ["./frame1.fits", "kernel.fits"])
        #expect(read.making.used.map(\.role) == ["input", "kernel"])
        #expect(
            read.settings == [
                "HDU=0", "KERNEL=kernel.fits", "OUTPUT=out.fits", "CTYPE=RA---TAN,DEC--TAN",
                "MINMAPSIZE=9223372036854775808",
            ])
        #expect(read.programs == ["Gnuastro 0.19", "CFITSIO 4.2.0"])
        #expect(read.making.activity.start == "2026-11-25T02:37:19Z")
        #expect(read.hasOrigins)
    }

    @Test func `without its options Gnuastro is software`() throws {
        let read = try ReadFile.provenance(ReadFile.primary(), ReadFile.image("GNUASTRO= '0.19'"))
        #expect(read?.programs == ["Gnuastro 0.19"] && read?.names == [""])
        #expect(try ReadFile.provenance(ReadFile.primary("EXTNAME = '-CONFIG'")) == nil)
    }

    @Test func `SWarp has a version, a start and few options, in any HDU`() throws {
        let read = try #require(
            try ReadFile.provenance(
                ReadFile.primary(),
                ReadFile.image(
                    "SOFTNAME= 'SWarp'", "SOFTVERS= '2.41.5'", "DATE    = '2026-11-22T09:52:36'",
                    "COMBINET= 'MEDIAN'", "RESAMPT1= 'LANCZOS3'", "RESAMPT2= 'LANCZOS3'",
                    "EXPTIME = 1.0")))
        #expect(read.names == ["SWarp"] && read.programs == ["SWarp 2.41.5"])
        #expect(read.settings == ["COMBINET=MEDIAN", "RESAMPT1=LANCZOS3", "RESAMPT2=LANCZOS3"])
        #expect(read.making.activity.start == "2026-11-22T09:52:36Z")
        #expect(read.inputLocations.isEmpty && read.hasOrigins)
    }

    @Test(arguments: [true, false])
    func `a catalogue has the header of its image in a cell`(hasEnd: Bool) throws {
        let cards = ["OBJECT  = 'M 1'", "SOFTNAME= 'SExtractor'", "SOFTVERS= '2.19.5'"]
        let text = (cards + (hasEnd ? ["END"] : [])).map {
            $0 + String(repeating: " ", count: 80 - $0.count)
        }.joined()
        let read = try #require(
            try ReadFile.provenance(
                ReadFile.primary(), ReadFile.table("LDAC_IMHEAD", ["Field Header Card"], [[text]])))
        #expect(read.names == ["SExtractor"] && read.programs == ["SExtractor 2.19.5"])
        #expect(read.making.origin == Origin(dialect: "swarp", hdu: 2, row: 1))
    }

    @Test func `Siril counts the frames of a stack`() throws {
        let read = try #require(
            try ReadFile.provenance(ReadFile.primary("PROGRAM = 'Siril 1.2.0'", "STACKCNT= 12")))
        #expect(read.names == ["stack"] && read.settings == ["STACKCNT=12"])
        #expect(read.making.origin?.certainty == .inferred && read.programs == ["Siril 1.2.0"])
        let one = try ReadFile.provenance(
            ReadFile.primary("PROGRAM = 'Siril 1.2.0'", "STACKCNT= 1"))
        #expect(one?.names == [""])
        #expect(try ReadFile.provenance(ReadFile.primary("STACKCNT= 12")) == nil)
    }

    @Test func `a step of ccdproc is a card in lower case and one with the arguments`() throws {
        let read = try #require(
            try ReadFile.provenance(
                ReadFile.primary(
                    "HIERARCH subtract_bias = 'subbias ' / Shortened name for ccdproc command",
                    "SUBBIAS = 'ccd=<CCDData>, master=<CCDData>'", "HIERARCH trim_image = 'trimim'",
                    "TRIMIM  = 'ccd=<CCDData>, fits_section=[1:10, 2:20]'",
                    "HIERARCH my_own_step = 'mystep' / Shortened name for ccdproc command",
                    "HIERARCH not_a_step = 'SUBBIAS'")))
        #expect(read.names == ["subtract_bias", "trim_image", "my_own_step"])
        #expect(
            read.settings == [
                "ccd=<CCDData>", "master=<CCDData>", "ccd=<CCDData>", "fits_section=[1:10, 2:20]",
            ])
        #expect(read.inputLocations.isEmpty && read.programs == ["ccdproc", "ccdproc", "ccdproc"])
        #expect(read.making.origin?.card == "my_own_step" && read.hasOrigins)
    }

    @Test func `ancestors of Starlink are steps of their own`() throws {
        let read = try #require(
            try ReadFile.provenance(
                ReadFile.primary([
                    "PRVP0": "out.sdf", "PRVI0": "1, 2", "PRVD0": "2026-01-02T00:00:00",
                    "PRVC0": "KAPPA:ADD", "PRVP1": "a.sdf", "PRVI1": "3",
                    "PRVC1": "SMURF:MAKEMAP (V1.2)",
                    "PRVD1": "<unknown>", "PRVP2": "b.sdf", "PRVI2": "<unknown>",
                    "PRVC2": "<unknown>",
                    "PRVP3": "raw.sdf", "PRVI3": "3,99,x", "PRVM1": "OBSIDSS=1",
                ])))
        #expect(read.names == ["(SMURF:MAKEMAP)", "KAPPA:ADD"])
        #expect(read.inputLocations == ["a.sdf", "b.sdf"])
        #expect(read.steps[0].used.map(\.location) == ["raw.sdf"])
        #expect(read.steps[0].origin?.certainty == .inherited)
        #expect(
            read.programs == ["SMURF V1.2", "KAPPA"])
        #expect(read.making.activity.end == "2026-01-02T00:00:00Z" && read.hasOrigins)
    }

    @Test func `the archive's form names parents, and observations at the root`() throws {
        let read = try #require(
            try ReadFile.provenance(
                ReadFile.primary(
                    "PRVCNT  = 2", "PRV1    = 'a'", "PRV2    = 'b'", "OBSCNT  = 1", "OBS1    = 'o'")
            ))
        #expect(read.inputLocations == ["a", "b"] && read.names == ["()", ""])
        #expect(read.hasOrigins)
    }
}
