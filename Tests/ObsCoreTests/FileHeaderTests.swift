import FITS
import TestSupport
import Testing

@testable import ObsCore

/// Values as they are taken from the headers of whole files.
@Suite struct FileHeaderTests {
    private func observe(_ bytes: [UInt8]) throws -> ObsCore {
        let folder = try ScratchFolder()
        return ObsCore(HeaderValues(try FITSFile(reading: folder.write(bytes, to: "a.fits")).hdus))
    }

    private static func sky(_ step: Double) -> [String] {
        [
            FITSBytes.fixed("CTYPE1", "'RA---TAN'"), FITSBytes.fixed("CRVAL1", 10.5),
            FITSBytes.fixed("CTYPE2", "'DEC--TAN'"), FITSBytes.fixed("CRVAL2", -20.5),
            FITSBytes.fixed("CDELT1", -step), FITSBytes.fixed("CDELT2", step),
        ]
    }

    @Test func `an image in the primary HDU has its axes`() throws {
        let observed = try observe(
            FITSBytes.primary(
                axes: [3, 4], FileHeaderTests.sky(1), data: [UInt8](repeating: 0, count: 12)))
        #expect(observed[.sXel1] == .integer(3))
        #expect(observed[.sXel2] == .integer(4))
        #expect(observed[.sFov] == .real(5))
        #expect(observed.source(.sRa) == "CRVAL1")
    }

    @Test func `an image in an extension has its axes and its number`() throws {
        let observed = try observe(
            FITSBytes.primary([FITSBytes.fixed("OBJECT", "'Crab'")])
                + FITSBytes.image(
                    axes: [4, 3], FileHeaderTests.sky(1), data: [UInt8](repeating: 0, count: 12)))
        #expect(observed[.sXel1] == .integer(4))
        #expect(observed.source(.sXel1) == "NAXIS1[2]")
        #expect(observed.source(.sDec) == "CRVAL2[2]")
        #expect(observed.source(.targetName) == "OBJECT")
    }

    @Test func `an image that is compressed in tiles has the axes that it had`() throws {
        let cards =
            [
                FITSBytes.fixed("ZIMAGE", "T"), FITSBytes.fixed("ZCMPTYPE", "'GZIP_1'"),
                FITSBytes.fixed("ZBITPIX", 8), FITSBytes.fixed("ZNAXIS", 2),
                FITSBytes.fixed("ZNAXIS1", 30), FITSBytes.fixed("ZNAXIS2", 40),
            ] + FileHeaderTests.sky(0.1)
        let observed = try observe(
            FITSBytes.primary()
                + FITSBytes.table(
                    forms: ["1PB"], rowSize: 8, rows: 1, cards,
                    data: [UInt8](repeating: 0, count: 8)))
        #expect(observed[.sXel1] == .integer(30))
        #expect(observed[.sXel2] == .integer(40))
        #expect(observed.isNear(.sFov, 5))
    }

    @Test func `a table has no axes, whatever its cards say`() throws {
        let observed = try observe(
            FITSBytes.primary()
                + FITSBytes.table(
                    forms: ["8A"], rowSize: 8, rows: 1, FileHeaderTests.sky(1),
                    data: [UInt8](repeating: 32, count: 8)))
        #expect(observed.entries.isEmpty)
    }

    @Test func `a keyword counts once in an HDU, and a keyword of several words as one`() throws {
        let observed = try observe(
            FITSBytes.primary([
                "HIERARCH ESO OBS ID = 42 / id", FITSBytes.fixed("EXPTIME", 5),
                FITSBytes.fixed("EXPTIME", 6), FITSBytes.fixed("TELESCOP", "'   '"),
                FITSBytes.fixed("OBSERVAT", "'Lab''s'"), "COMMENT OBJECT = 'no'",
            ]))
        #expect(observed[.obsId] == .text("42"))
        #expect(observed.source(.obsId) == "ESO OBS ID")
        #expect(observed[.tExptime] == .real(5))
        #expect(observed[.facilityName] == .text("Lab's"))
        #expect(observed[.targetName] == nil)
    }

    @Test func `the values of one HDU are its own, the first of each keyword`() throws {
        var values = HeaderValues()
        let ra = try #require(HeaderValues.Keyword("RA"))
        let dec = try #require(HeaderValues.Keyword("DEC"))
        values.note(ra, .real(1), hdu: 1)
        values.note(ra, .real(2), unit: "h", hdu: 2)
        values.note(ra, .real(3), hdu: 2)
        values.note(dec, .real(4), hdu: 2)
        #expect(values[ra]?.number == 1)
        #expect(values["DEC"]?.hdu == 2)
        #expect(values["NAXIS"] == nil)
        #expect(values.values(inHDU: 2)["RA"]?.number == 2)
        #expect(values.values(inHDU: 2)["RA"]?.unit == "h")
        #expect(values.values(inHDU: 2)["DEC"]?.unit == nil)
        #expect(values.values(inHDU: 3).isEmpty)
        #expect(values.all(ra).map(\.number) == [1, 2, 3])
        #expect(values.axes(ofHDU: 1).isEmpty)
    }
}
