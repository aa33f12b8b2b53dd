import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// Questions with units mean what headers with the same units mean.
@Suite struct UnitQuestionTests {
    private static func product(
        _ name: String, _ observed: [(ObsCore.Column, ObsCore.Value)]
    ) -> ProductFixture {
        var product = ProductFixture(name)
        product.observed = observed
        return product
    }

    private static let products = [
        product("long", [(.tExptime, .real(2000)), (.sResolution, .real(0.005))]),
        product("short", [(.tExptime, .real(2)), (.sResolution, .real(60))]),
        // From 0.5 to 2 meV, and from 0.5 to 2 MeV.
        product("milli", [(.emMin, .real(6.2e-4)), (.emMax, .real(2.48e-3))]),
        product("mega", [(.emMin, .real(6.2e-13)), (.emMax, .real(2.48e-12))]),
        // The line of hydrogen at 21 cm.
        product("line", [(.emMin, .real(0.2)), (.emMax, .real(0.22))]),
    ]

    @Test(arguments: [
        ("t_exptime = 2 ksec", "long"), ("t_exptime = 2ksec", "long"), ("exposure = 2 ks", "long"),
        ("exposure = 2 s", "short"), ("exposure = 2 secs", "short"),
        ("exposure = 2000 ms", "short"),
        ("exposure >= 0.5 hr", "long"), ("exposure < 1 minute", "short"),
        ("exposure between 30 min and 40 minutes", "long"), ("exposure > 2 ksec", ""),
        ("exposure in (2 ksec, 3 ksec)", "long"), ("exposure not in (2 ksec)", "short"),
        ("exposure != 2 ksec", "short"),
        ("resolution = 5 mas", "long"), ("resolution = 1 arcmin", "short"),
        ("resolution < 0.1 arcsec", "long"), ("resolution >= 60 arcseconds", "short"),
        ("energy = 1 meV", "milli"), ("energy = 1 MeV", "mega"), ("energy = 1meV", "milli"),
        ("energy = 1000 keV", "mega"), ("energy = 1 J", ""), ("energy > 100 keV", "mega"),
        ("energy < 1 eV", "line milli"), ("em_max < 1 GHz", ""),
        ("em_min > 1.4 GHz", "line mega milli"),
        ("em_min < 1.6 GHz", "line"), ("em_max < 1500 MHz", "line"), ("em_min = 20 cm", "line"),
        ("em_min = 200 mm", "line"), ("em_max > 3000 um", "line"),
        ("em_max > 3000 microns", "line"),
        ("em_max < 1 angstrom", "mega"), ("em_max < 1 Angstrom", "mega"),
    ])
    func `a question has the units of headers`(expression: String, expected: String) throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(UnitQuestionTests.products, in: folder)
        #expect(try index.names(expression).joined(separator: " ") == expected)
    }

    @Test(arguments: [
        ("energy = 1 mev", "'mev' is not a unit of energy: eV, keV, MeV, GeV, TeV"),
        ("energy = 1 KEV", "'KEV' is not a unit of energy: eV, keV, MeV, GeV, TeV"),
        ("exposure > 2 S", "'S' is not a unit of t_exptime: s, min, h, d"),
    ])
    func `a unit in another case is not guessed`(expression: String, reason: String) {
        let error = #expect(throws: ExpressionError.self) { try Expression(expression) }
        #expect(error?.reason == reason)
    }

    @Test(arguments: [
        "exposure > 2 m", "exposure > 2 arcmin", "resolution < 2 s", "em_min > 2 s", "size > 2 s",
        "em_min > -1 keV", "em_min > 0 keV", "em_min = 0 Hz", "energy = 0 eV", "energy = -1 eV",
        "energy = 1 nm", "energy = 1",
    ])
    func `a unit of another quantity is refused`(expression: String) throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(UnitQuestionTests.products, in: folder)
        #expect(throws: ExpressionError.self) { try index.names(expression) }
    }

    @Test(arguments: [
        ("size = 5760", 5), ("size = 5.76 kB", 5), ("size = 5.76 kb", 5), ("size < 5760", 0),
        ("size <= 5760 bytes", 5), ("size > 5.625 KiB", 0), ("size >= 5.625 KiB", 5),
        ("size > 5759 B", 5), ("size < 1 MB", 5), ("size < 1 mb", 5), ("size > 1 GB", 0),
    ])
    func `sizes are in bytes and multiples of them`(expression: String, count: Int) throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(UnitQuestionTests.products, in: folder)
        #expect(try index.names(expression).count == count)
    }

    @Test func `headers in kiloseconds and hours are found in seconds and degrees`() throws {
        let archive = try ArchiveFixture()
        try archive.write(
            FITSBytes.primary([
                FITSBytes.fixed("OBJECT", "'Crab'"),
                "EXPOSURE=                    2 / [ksec] exposure",
                "RA      =                5.575 / [h] right ascension",
                "DEC     =                22.01 / [deg] declination",
            ]), to: "hours.fits")
        try archive.write(
            FITSBytes.primary([
                "RA_PNT  = '5.575   '           / [h] pointing",
                "DEC_PNT =    0.384146968363952 / [rad] pointing",
            ]), to: "radians.fits")
        try archive.write(
            FITSBytes.primary([
                "RA      =                5.575 / [furlong]",
                "DEC     =                22.01 / [deg] declination",
            ]), to: "unknown.fits")
        _ = try archive.update()
        let index = try ArchiveIndex(opening: archive.index)
        #expect(try index.names("t_exptime = 2 ksec and t_exptime = 2000") == ["hours.fits"])
        #expect(try index.names("ra = 83.625 and dec = 22.01") == ["hours.fits", "radians.fits"])
        #expect(try index.names("not has s_ra") == ["unknown.fits"])
    }
}
