import FITS
import Testing

@testable import ObsCore

/// What the axes of images tell (FITS 4.0 §8).
@Suite struct ImageAxesTests {
    /// The cards of an axis.
    private func axis(
        _ number: Int, _ type: String, at value: Double = 0, pixel: Double = 1,
        step: Double? = nil, unit: String? = nil, hdu: Int = 1
    ) -> [TestCard] {
        var cards = [
            TestCard("CTYPE\(number)", .string(type), hdu: hdu),
            TestCard("CRVAL\(number)", .real(value), hdu: hdu),
            TestCard("CRPIX\(number)", .real(pixel), hdu: hdu),
        ]
        if let step { cards.append(TestCard("CDELT\(number)", .real(step), hdu: hdu)) }
        if let unit { cards.append(TestCard("CUNIT\(number)", .string(unit), hdu: hdu)) }
        return cards
    }

    private func sky(_ step: Double? = nil) -> [TestCard] {
        axis(1, "RA---TAN", at: 10, step: step) + axis(2, "DEC--TAN", at: 20, step: step)
    }

    @Test func `axes that are swapped keep their own lengths and cards`() throws {
        let cards = axis(1, "DEC--SIN", at: -5, step: 0.1) + axis(2, "RA---SIN", at: 7, step: 0.2)
        let observed = try ObsCore(cards: cards, axes: [1: [30, 40]])
        #expect(observed[.sXel1] == .integer(40))
        #expect(observed.source(.sXel1) == "NAXIS2")
        #expect(observed[.sXel2] == .integer(30))
        #expect(observed.source(.sXel2) == "NAXIS1")
        #expect(observed[.sRa] == .real(7))
        #expect(observed.source(.sRa) == "CRVAL2")
        #expect(observed[.sDec] == .real(-5))
        #expect(observed.source(.sDec) == "CRVAL1")
        #expect(observed.isNear(.sPixelScale, 720))
        #expect(observed.source(.sPixelScale) == "CTYPE2+CTYPE1")
        // 8 by 3 degrees.
        #expect(observed.isNear(.sFov, 8.544_003_745_317_53))
        #expect(observed.source(.sFov) == "CTYPE2+CTYPE1")
    }

    @Test func `a step is the length of its column of the matrix, which goes before CDELT`() throws
    {
        let matrix = [
            ("CD1_1", -0.003), ("CD2_1", 0.004), ("CD1_2", 0.012), ("CD2_2", 0.005),
        ].map { TestCard($0.0, .real($0.1)) }
        let observed = try ObsCore(cards: sky(1) + matrix, axes: [1: [1000, 1000]])
        // Steps of 0.005 and 0.013 degrees.
        #expect(observed.isNear(.sPixelScale, 18))
        #expect(observed.isNear(.sFov, 13.928_388_277_184_12))
    }

    @Test func `a fourth axis can have a part in a step`() throws {
        let cards =
            sky() + [
                TestCard("CD4_1", .real(0.5)), TestCard("CD1_4", .real(9)),
                TestCard("CD2_2", .real(0.25)),
            ]
        #expect(try ObsCore(cards: cards, axes: [1: [2, 2, 1, 1]]).isNear(.sPixelScale, 1800))
    }

    @Test(
        arguments: [
            ([216, 288], 1.0, 360.0), ([217, 288], 1, nil), ([1, 1], 0, nil), ([3, 4], -1, 5),
            ([3, 4], nil, nil),
        ] as [([Int], Double?, Double?)])
    func `a field of view is the diagonal, of at most 360 degrees`(
        lengths: [Int], step: Double?, fov: Double?
    ) throws {
        let observed = try ObsCore(cards: sky(step), axes: [1: lengths])
        #expect(observed[.sFov] == fov.map { .real($0) })
        #expect(observed[.sXel1] == .integer(lengths[0]))
        #expect(observed[.sXel2] == .integer(lengths[1]))
        let hasScale = (step ?? 0) != 0
        #expect(observed[.sPixelScale] == (hasScale ? .real(3600) : nil))
    }

    @Test func `an aperture goes before the axes`() throws {
        let observed = try ObsCore(
            cards: sky(1) + [TestCard("APERTURE", .real(2))], axes: [1: [3, 4]])
        #expect(observed[.sFov] == .real(2))
        #expect(observed[.sPixelScale] == .real(3600))
    }

    @Test func `the first image with a CTYPE1 counts`() throws {
        let cards =
            axis(1, "RA---TAN", at: 3, hdu: 2) + axis(2, "DEC--TAN", at: 4, hdu: 2)
            + axis(1, "RA---TAN", at: 5, hdu: 3) + axis(2, "DEC--TAN", at: 6, hdu: 3)
        let observed = try ObsCore(cards: cards, axes: [1: [9, 9], 2: [10, 11], 3: [12, 13]])
        #expect(observed[.sRa] == .real(3))
        #expect(observed.source(.sRa) == "CRVAL1[2]")
        #expect(observed.source(.sDec) == "CRVAL2[2]")
        #expect(observed[.sXel2] == .integer(11))
        #expect(observed.source(.sXel2) == "NAXIS2[2]")
        // A table has no axes that these cards could describe.
        #expect(try ObsCore(cards: cards, axes: [3: [12, 13]]).entries.isEmpty)
        #expect(try ObsCore(cards: cards, axes: [2: [], 3: [12, 13]]).entries.isEmpty)
    }

    @Test func `an axis without a value, or beyond the axes of the image, is none`() throws {
        let noValue = [TestCard("CTYPE1", .string("RA---TAN"))] + axis(2, "DEC--TAN")
        #expect(try ObsCore(cards: noValue, axes: [1: [3, 4]]).entries.isEmpty)
        #expect(try ObsCore(cards: sky(1), axes: [1: [3]]).entries.isEmpty)
        #expect(try ObsCore(cards: sky(1), axes: [1: [3, 4]])[.sXel2] == .integer(4))
    }

    @Test(arguments: ["RA---TAN", "RA--", "RA", "RA   "]) func `a kind ends at its dashes`(
        type: String
    ) throws {
        let cards = axis(1, type, at: 5) + axis(2, "DEC", at: 6)
        #expect(try ObsCore(cards: cards, axes: [1: [3, 4]])[.sRa] == .real(5))
    }

    @Test(
        arguments: [
            ("WAVE", 2.0, nil, 1.5, 4.5), ("AWAV", 2, nil, 1.5, 4.5),
            ("LAMB", 2, "mm", 0.0015, 0.0045),
            ("WAVE----", 2, nil, 1.5, 4.5),
            // 1.5 to 4.5 Hz, and joules.
            ("FREQ", 2, nil, 66_620_546.222_222_224, 199_861_638.666_666_67),
            ("ENER", 2, nil, 4.414_324_126_997_619e-26, 1.324_297_238_099_285_7e-25),
        ] as [(String, Double, String?, Double, Double)])
    func `a spectral axis is in the unit of its kind, unless it has one`(
        kind: String, value: Double, unit: String?, low: Double, high: Double
    ) throws {
        let cards =
            axis(1, "RA---TAN") + axis(2, "DEC--TAN")
            + axis(3, kind, at: value, step: 1, unit: unit)
        let observed = try ObsCore(cards: cards, axes: [1: [1, 1, 3]])
        let (min, max) = (try #require(observed.real(.emMin)), try #require(observed.real(.emMax)))
        #expect(abs(min / low - 1) < 1e-12)
        #expect(abs(max / high - 1) < 1e-12)
        #expect(observed[.emXel] == .integer(3))
        #expect(observed.source(.emMin) == "CTYPE3")
    }

    @Test func `a spectral axis may fall, and counts from its reference pixel`() throws {
        let falling = axis(1, "WAVE", at: 10, pixel: 2, step: -2)
        let observed = try ObsCore(cards: falling, axes: [1: [3]])
        #expect(observed[.emMin] == .real(7))
        #expect(observed[.emMax] == .real(13))
        let matrix = falling + [TestCard("CD1_1", .real(1))]
        #expect(try ObsCore(cards: matrix, axes: [1: [3]])[.emMax] == .real(11.5))
    }

    @Test(arguments: [
        ("WAVE-LOG", 1.0, 1.0, 3, ""), ("FREQ-W2F", 1, 1, 3, ""), ("VELO", 1, 1, 3, ""),
        ("VRAD", 1, 1, 3, ""), ("FREQ", 0, 1, 3, ""), ("FREQ", -5, 1, 3, ""),
        ("WAVE", 1, 1, 3, "s"), ("ENER", 1, 1, 3, "deg"), ("WAVE", 1, 1, 0, ""),
    ])
    func `an axis that is not linear in wavelength, frequency or energy has no range`(
        kind: String, value: Double, step: Double, length: Int, unit: String
    ) throws {
        let cards = axis(1, kind, at: value, step: step, unit: unit)
        let observed = try ObsCore(cards: cards, axes: [1: [length]])
        #expect(observed.entries.isEmpty)
    }

    @Test func `a spectral axis without a step has no range`() throws {
        #expect(try ObsCore(cards: axis(1, "WAVE", at: 1), axes: [1: [3]]).entries.isEmpty)
    }

    @Test func `cards of the range go before the axis, which still has its pixels`() throws {
        let observed = try ObsCore(
            cards: axis(1, "WAVE", at: 10, step: 1) + [TestCard("WAVELMIN", .real(400))],
            axes: [1: [3]])
        #expect(observed.source(.emMin) == "WAVELMIN")
        #expect(observed.source(.emMax) == "CTYPE1")
        #expect(observed[.emXel] == .integer(3))
    }

    @Test func `a cube of a later HDU tells of place, spectrum and polarization`() throws {
        let cards =
            axis(1, "GLON-CAR", at: 0, step: 1, hdu: 4)
            + axis(2, "GLAT-CAR", at: 0, step: 1, hdu: 4)
            + axis(3, "FREQ", at: 1e9, step: 1e6, hdu: 4)
            + axis(4, "STOKES", at: -1, step: -1, hdu: 4)
        let observed = try ObsCore(cards: cards, axes: [4: [3, 4, 5, 2]])
        #expect(observed[.polStates] == .text("/RR/LL/"))
        #expect(observed.source(.polStates) == "CTYPE4[4]")
        #expect(observed[.polXel] == .integer(2))
        #expect(observed.source(.polXel) == "CTYPE4[4]")
        #expect(observed.source(.emXel) == "CTYPE3[4]")
        #expect(observed[.emXel] == .integer(5))
        #expect(observed.source(.sFov) == "CTYPE1+CTYPE2[4]")
        #expect(observed.source(.sRa) == "CRVAL1+CRVAL2[4]")
        #expect(observed[.sXel1] == .integer(3))
    }

    @Test(
        arguments: [
            (1.0, 1.0, 1.0, 2, "/I/Q/"), (3, 3, 1, 4, "/I/Q/U/V/"), (4, 1, -1, 4, "/V/U/Q/I/"),
            (1.4, 1, 1, 1, "/I/"), (1.6, 1, 1, 1, "/Q/"),
            (-8, 1, 1, 8, "/YX/XY/YY/XX/LR/RL/LL/RR/"),
            (-9, 1, 1, 1, nil), (5, 1, 1, 1, nil), (-1, 1, 1, 2, nil), (1, 1, 0, 12, "twelve"),
            (1, 1, 0, 13, nil), (1, 1, 1, 0, nil),
        ] as [(Double, Double, Double, Int, String?)])
    func `the states of a Stokes axis are those of its pixels`(
        value: Double, pixel: Double, step: Double, length: Int, states: String?
    ) throws {
        let cards = axis(1, "STOKES", at: value, pixel: pixel, step: step)
        let observed = try ObsCore(cards: cards, axes: [1: [length]])
        let twelve = "/" + String(repeating: "I/", count: 12)
        #expect(observed[.polStates] == states.map { .text($0 == "twelve" ? twelve : $0) })
        #expect(observed[.polXel] == (states == nil ? nil : .integer(length)))
    }
}
