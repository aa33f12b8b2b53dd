import Glibc
import Testing

@testable import FitsProvArchive

/// The ranges that a circle asks an index for: never smaller than the circle.
@Suite struct ConeBoundsTests {
    private func bounds(
        _ ra: Double, _ dec: Double, _ radius: Double
    ) throws -> (dec: ClosedRange<Double>, ra: [ClosedRange<Double>]) {
        let cone = try #require(Cone(rightAscension: ra, declination: dec, radius: radius))
        return (cone.bounds.declinations, cone.bounds.rightAscensions)
    }

    private func isNear(_ range: ClosedRange<Double>, _ low: Double, _ high: Double) -> Bool {
        abs(range.lowerBound - low) < 1e-6 && abs(range.upperBound - high) < 1e-6
    }

    @Test func `a circle away from everything has one range`() throws {
        let found = try bounds(100, 0, 2)
        #expect(isNear(found.dec, -2, 2))
        #expect(found.ra.count == 1)
        #expect(isNear(found.ra[0], 98, 102))
    }

    @Test(arguments: [(1.0, 2.0, 359.0), (359, 2, 357), (0, 2, 358), (360, 2, 358)])
    func `a circle over 0 hours has a range on both sides`(
        ra: Double, radius: Double, west: Double
    ) throws {
        let found = try bounds(ra, 0, radius)
        #expect(found.ra.count == 2)
        let east = west + 2 * radius - 360
        #expect(found.ra.contains { isNear($0, 0, east) })
        #expect(found.ra.contains { isNear($0, west, 360) })
    }

    @Test func `a circle that ends before 0 hours has one range`() throws {
        #expect(try bounds(2.1, 0, 2).ra.count == 1)
        #expect(try bounds(357.9, 0, 2).ra.count == 1)
        #expect(try bounds(1.9, 0, 2).ra.count == 2)
        #expect(try bounds(358.1, 0, 2).ra.count == 2)
    }

    @Test(arguments: [(89.0, 1.0), (89, 2), (90, 0.5), (-89, 1), (-90, 0.1), (0, 90), (0, 180)])
    func `a circle with a pole in it has every right ascension`(
        dec: Double, radius: Double
    ) throws {
        let found = try bounds(50, dec, radius)
        #expect(found.ra == [0...360])
        #expect(found.dec.lowerBound >= -90 && found.dec.upperBound <= 90)
        #expect(isNear(found.dec, max(-90, dec - radius), min(90, dec + radius)))
    }

    @Test(arguments: [(60.0, 10.0, 20.322_037), (-60, 10, 20.322_037), (80, 5, 30.126_440)])
    func `a circle is wider in right ascension the nearer it is to a pole`(
        dec: Double, radius: Double, width: Double
    ) throws {
        // asin(sin(radius) / cos(dec)), by hand.
        let found = try bounds(180, dec, radius)
        #expect(found.ra.count == 1)
        #expect(isNear(found.ra[0], 180 - width, 180 + width))
        #expect(isNear(found.dec, dec - radius, dec + radius))
    }

    @Test(arguments: 0..<36)
    func `no place on the edge of a circle lies outside of its ranges`(turn: Int) throws {
        for (ra, dec, radius) in [(0.5, 40.0, 1.0), (359, -70, 15), (180, 0, 30), (10, 85, 4)] {
            let (decs, ras) = try bounds(ra, dec, radius)
            let place = edge(ra, dec, radius, Double(turn) * 10)
            #expect(decs.contains(place.dec))
            #expect(ras.contains { $0.contains(place.ra) }, "\(ra) \(dec) \(place)")
        }
    }

    /// The place at a distance from another, in a direction east of north.
    private func edge(
        _ ra: Double, _ dec: Double, _ radius: Double, _ direction: Double
    ) -> (ra: Double, dec: Double) {
        let degree = Double.pi / 180
        let (d, r, a) = (dec * degree, radius * degree, direction * degree)
        let sine = sin(d) * cos(r) + cos(d) * sin(r) * cos(a)
        let east = atan2(sin(a) * sin(r) * cos(d), cos(r) - sin(d) * sine)
        let turned = (ra + east / degree).truncatingRemainder(dividingBy: 360)
        return (turned < 0 ? turned + 360 : turned, asin(sine) / degree)
    }

    @Test(arguments: [
        (-180.0, 0.0, 0.0, 180.0), (-0.5, 0, 1, 359.5), (360, 90, 180, 0), (0, -90, 0, 0),
    ])
    func `the limits of a circle are within`(
        ra: Double, dec: Double, radius: Double, turned: Double
    ) throws {
        let cone = try #require(Cone(rightAscension: ra, declination: dec, radius: radius))
        #expect(cone.rightAscension == turned)
    }

    @Test(arguments: [
        (360.1, 0.0, 1.0), (-180.1, 0, 1), (0, 90.1, 1), (0, -90.1, 1), (0, 0, 180.1), (0, 0, -0.1),
        (.nan, 0, 1), (0, .nan, 1), (0, 0, .nan), (.infinity, 0, 1),
    ])
    func `what lies beyond the limits is refused`(ra: Double, dec: Double, radius: Double) {
        #expect(Cone(rightAscension: ra, declination: dec, radius: radius) == nil)
    }

    @Test(arguments: [
        (0.0, 0.0, 0.0), (10, 0, 10), (359, 0, 1), (0, 90, 90), (180, 90, 90), (180, 0, 180),
        (90, 45, 90), (270, -45, 90), (0, -30, 30),
    ])
    func `distances are right beyond 0 hours and at the poles`(
        ra: Double, dec: Double, expected: Double
    ) throws {
        let cone = try #require(Cone(rightAscension: 0, declination: 0, radius: 0))
        #expect(abs(cone.distance(rightAscension: ra, declination: dec) - expected) < 1e-12)
    }
}
