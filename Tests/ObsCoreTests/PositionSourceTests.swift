import FITS
import Testing

@testable import ObsCore

/// Which cards tell where on the sky, and in which frame.
@Suite struct PositionSourceTests {
    /// The cards of positions, the best first.
    private static let pairs = [
        ("RA_PNT", "DEC_PNT"), ("RA_NOM", "DEC_NOM"), ("RA", "DEC"), ("RA_TARG", "DEC_TARG"),
        ("TARG_RA", "TARG_DEC"), ("OBJCTRA", "OBJCTDEC"), ("RA_OBJ", "DEC_OBJ"),
    ]
    private static let axes = [
        TestCard("CTYPE1", .string("RA---TAN")), TestCard("CRVAL1", .real(100)),
        TestCard("CTYPE2", .string("DEC--TAN")), TestCard("CRVAL2", .real(50)),
    ]

    private func cards(_ pair: (String, String), _ ra: Double, _ dec: Double) -> [TestCard] {
        [TestCard(pair.0, .real(ra)), TestCard(pair.1, .real(dec))]
    }

    @Test(arguments: 0..<7) func `the best position counts, and the axes come last`(
        best: Int
    ) throws {
        let positions = PositionSourceTests.pairs.enumerated().dropFirst(best).reversed()
        let written = positions.flatMap { cards($0.element, Double($0.offset), -Double($0.offset)) }
        let observed = try ObsCore(cards: PositionSourceTests.axes + written, axes: [1: [3, 3]])
        #expect(observed[.sRa] == .real(Double(best)))
        #expect(observed[.sDec] == .real(-Double(best)))
        #expect(observed.source(.sRa) == PositionSourceTests.pairs[best].0)
        #expect(observed.source(.sDec) == PositionSourceTests.pairs[best].1)
    }

    @Test func `a position that cannot be leaves the place to the next`() throws {
        for wrong in [[TestCard("RA_PNT", .real(1))], cards(("RA_PNT", "DEC_PNT"), 1, 91)] {
            let next = try ObsCore(cards: wrong + cards(("RA_OBJ", "DEC_OBJ"), 3, 4))
            #expect(next.source(.sRa) == "RA_OBJ")
            let last = try ObsCore(cards: wrong + PositionSourceTests.axes, axes: [1: [3, 3]])
            #expect(last[.sRa] == .real(100))
            #expect(last.source(.sDec) == "CRVAL2")
        }
    }

    @Test(
        arguments: [
            ([], true), ([TestCard("RADESYS", .string("FK4"))], false),
            ([TestCard("RADECSYS", .string("FK4"))], false),
            ([TestCard("RADECSYS", .string("FK5"))], true),
            ([TestCard("RADECSYS", .string("FK4")), TestCard("RADESYS", .string("ICRS"))], true),
            ([TestCard("RADECSYS", .string("ICRS")), TestCard("RADESYS", .string("FK4"))], false),
            ([TestCard("RADESYS", .string("fk5"))], true),
            ([TestCard("EQUINOX", .integer(2000))], true),
            ([TestCard("EQUINOX", .real(2000.1))], false),
            ([TestCard("EQUINOX", .string("J2000"))], true),
            ([TestCard("EQUINOX", .string("J2000.0"))], true),
            ([TestCard("EQUINOX", .string("2000.0"))], true),
            ([TestCard("EQUINOX", .string("J1950"))], false),
            ([TestCard("EQUINOX", .string("B2000"))], false),
            ([TestCard("EQUINOX", .string("now"))], false),
            ([TestCard("RADESYS", .string("ICRS")), TestCard("EQUINOX", .real(1950))], false),
            ([TestCard("EQUINOX", .undefined)], true),
        ] as [([TestCard], Bool)])
    func `only a frame of today has a position, in cards or axes`(
        frame: [TestCard], has: Bool
    ) throws {
        let position = try ObsCore(cards: frame + cards(("RA", "DEC"), 1, 2))
        #expect(position[.sRa] == (has ? .real(1) : nil))
        let image = try ObsCore(cards: frame + PositionSourceTests.axes, axes: [1: [3, 3]])
        #expect(image[.sRa] == (has ? .real(100) : nil))
        #expect(image[.sXel1] == .integer(3), "pixels are of any frame")
    }

    /// Places of the galactic frame in ICRS, as the Hipparcos catalogue's poles give them.
    @Test(arguments: [
        (0.0, 0.0, 266.404_996, -28.936_172), (180, 0, 86.404_996, 28.936_172),
        (0, 90, 192.859_48, 27.128_25), (77, -90, 12.859_48, -27.128_25),
        (122.931_92, 27.128_25, 0, 90), (302.931_92, -27.128_25, 0, -90),
        (90, 0, 318.004_385, 48.329_641), (270, 0, 138.004_385, -48.329_641),
        (360, 0, 266.404_996, -28.936_172), (-90, 0, 138.004_385, -48.329_641),
    ])
    func `galactic axes are converted`(
        longitude: Double, latitude: Double, ra: Double, dec: Double
    ) throws {
        let observed = try ObsCore(
            cards: [
                TestCard("CTYPE1", .string("GLON-TAN")), TestCard("CRVAL1", .real(longitude)),
                TestCard("CTYPE2", .string("GLAT-TAN")), TestCard("CRVAL2", .real(latitude)),
                TestCard("EQUINOX", .real(1950)),
            ], axes: [1: [3, 3]])
        #expect(observed.isNear(.sDec, dec, within: 1e-6))
        if abs(dec) < 90 { #expect(observed.isNear(.sRa, ra, within: 1e-6)) }
        #expect(try #require(observed.real(.sRa)) >= 0)
        #expect(try #require(observed.real(.sRa)) < 360)
        #expect(observed.source(.sRa) == "CRVAL1+CRVAL2")
        #expect(observed.source(.sDec) == "CRVAL1+CRVAL2")
    }

    @Test func `galactic axes may be swapped and in radians`() throws {
        let observed = try ObsCore(
            cards: [
                TestCard("CTYPE1", .string("GLAT-TAN")), TestCard("CRVAL1", .real(0)),
                TestCard("CTYPE2", .string("GLON-TAN")), TestCard("CRVAL2", .real(.pi / 2)),
                TestCard("CUNIT2", .string("rad")),
            ], axes: [1: [3, 4]])
        #expect(observed.isNear(.sRa, 318.004_385, within: 1e-6))
        #expect(observed.source(.sRa) == "CRVAL2+CRVAL1")
        #expect(observed[.sXel1] == .integer(4))
    }
}
