import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

@Suite struct ConeTests {
    /// Places all over the sky, many of them where it is hard.
    private static let places: [(Double, Double)] = {
        var generator = SeededGenerator(seed: 7)
        var places: [(Double, Double)] = [(0, 90), (0, -90), (0, 0), (359.999, 0), (180, 89.99)]
        for _ in 0..<400 {
            places.append(
                (.random(in: 0..<360, using: &generator), .random(in: -90...90, using: &generator)))
            places.append(
                (.random(in: 0..<360, using: &generator), .random(in: 86...90, using: &generator)))
            places.append(
                (.random(in: 357..<360, using: &generator), .random(in: -3...3, using: &generator)))
        }
        return places
    }()

    @Test func `a circle holds the places that are near, and no others`() throws {
        let folder = try ScratchFolder()
        let products = ConeTests.places.enumerated().map { number, place in
            var product = ProductFixture("\(number)")
            product.observed = [(.sRa, .real(place.0)), (.sDec, .real(place.1))]
            return product
        }
        let index = try ProductFixture.index(products, in: folder)
        let cones = [
            (0.0, 0.0, 2.0), (359.5, 1, 1), (10, 89, 2), (200, 90, 3), (77, -89.5, 1),
            (120, 30, 90),
            (5, 5, 180), (300, -60, 35), (0, 45, 46), (83.6, 22, 0), (180, 87, 3),
        ]
        for (ra, dec, radius) in cones {
            let cone = try #require(Cone(rightAscension: ra, declination: dec, radius: radius))
            let expected = ConeTests.places.enumerated().filter { _, place in
                cone.distance(rightAscension: place.0, declination: place.1) <= radius
            }.map { "\($0.offset)" }.sorted()
            #expect(try index.names(nil, cone: cone) == expected, "\(ra) \(dec) \(radius)")
        }
    }

    @Test(arguments: [
        ("83.63,22.01,1", 83.63, 22.01, 1.0), ("5:34:30, +22:00:36, 30arcmin", 83.625, 22.01, 0.5),
        ("-10,-0:30,3600arcsec", 350, -0.5, 1),
    ])
    func `a circle is written in degrees or in hours`(
        text: String, ra: Double, dec: Double, radius: Double
    ) throws {
        let cone = try #require(Cone(text))
        #expect(abs(cone.rightAscension - ra) < 1e-9)
        #expect(abs(cone.declination - dec) < 1e-9)
        #expect(abs(cone.radius - radius) < 1e-9)
    }

    @Test(arguments: ["", "1,2", "1,91,1", "1,2,-1", "nan,0,1", "1,2,3,4", "a,b,c", "1,2,3km"])
    func `what is no circle is none`(text: String) {
        #expect(Cone(text) == nil)
    }

    @Test(arguments: [
        ("0,0,200", "radius"), ("0,0,-1", "radius"), ("400,0,1", "right ascension"),
        ("25:00:00,0,1", "right ascension"), ("1,91,1", "declination"), ("1,2", "RA,DEC,RADIUS"),
    ])
    func `what is wrong with a circle is said`(text: String, word: String) {
        #expect(Cone.fault(in: text)?.contains(word) == true)
        #expect(Cone.fault(in: "83.6,22,1") == nil)
    }
}
