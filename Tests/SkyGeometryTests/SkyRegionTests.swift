import Testing

@testable import SkyGeometry

/// Regions on the sky: what contains and meets what.
@Suite struct SkyRegionTests {
    private func region(_ text: String) throws -> SkyRegion { try #require(SkyRegion(text)) }

    @Test(
        "a region contains another, edges included",
        arguments: [
            ("CIRCLE ICRS 83.6 22 1", "POSITION ICRS 83.6 22.5", true),
            ("CIRCLE ICRS 83.6 22 1", "POSITION ICRS 83.6 23", true),
            ("CIRCLE ICRS 83.6 22 1", "POSITION ICRS 83.6 23.001", false),
            ("CIRCLE ICRS 0.1 0 1", "POSITION ICRS 359.5 0", true),
            ("CIRCLE ICRS 0 90 1", "POSITION ICRS 123 89.5", true),
            ("CIRCLE ICRS 10 10 3", "CIRCLE ICRS 10 11 2", true),
            ("CIRCLE ICRS 10 10 3", "CIRCLE ICRS 10 11 2.1", false),
            ("CIRCLE ICRS 10 10 180", "CIRCLE ICRS 200 -80 170", true),
            ("CIRCLE ICRS 0 0 2", "POLYGON ICRS 359 -1 1 -1 1 1 359 1", true),
            ("CIRCLE ICRS 0 0 1.2", "POLYGON ICRS 359 -1 1 -1 1 1 359 1", false),
            ("CIRCLE ICRS 180 0 170", "POLYGON ICRS 9 9 11 9 11 11 9 11", true),
            ("CIRCLE ICRS 180 0 170", "POLYGON ICRS 359 -1 1 -1 1 1 359 1", false),
            ("CIRCLE ICRS 180 0 170", "POLYGON ICRS 350 -20 10 -20 10 20 350 20", false),
            ("POLYGON ICRS 359 -1 1 -1 1 1 359 1", "POSITION ICRS 0 0", true),
            ("POLYGON ICRS 359 1 1 1 1 -1 359 -1", "POSITION ICRS 0 0", true),
            ("POLYGON ICRS 359 -1 1 -1 1 1 359 1", "POSITION ICRS 1 1", true),
            ("POLYGON ICRS 359 -1 1 -1 1 1 359 1", "POSITION ICRS 180 0", false),
            ("POLYGON ICRS 0 80 90 80 180 80 270 80", "POSITION ICRS 45 90", true),
            ("POLYGON ICRS 359 -1 1 -1 1 1 359 1", "CIRCLE ICRS 0 0 0.99", true),
            ("POLYGON ICRS 359 -1 1 -1 1 1 359 1", "CIRCLE ICRS 0 0 1.01", false),
            ("POLYGON ICRS 359 -1 1 -1 1 1 359 1", "BOX ICRS 0 0 1 1", true),
            ("BOX ICRS 0 0 1 1", "POLYGON ICRS 359 -1 1 -1 1 1 359 1", false),
            // A corner of the L cuts into the square, all of whose corners lie in the L.
            (
                "POLYGON ICRS 0 0 4 0 4 4 3 4 3 1 1 1 1 4 0 4",
                "POLYGON ICRS .5 .5 3.5 .5 3.5 3 .5 3", false
            ),
            ("POSITION ICRS 1 1", "POSITION ICRS 361 1", true),
            ("POSITION ICRS 1 1", "CIRCLE ICRS 1 1 0", true),
            ("POSITION ICRS 1 1", "CIRCLE ICRS 1 1 0.1", false),
            ("POSITION ICRS 1 1", "BOX ICRS 1 1 1 1", false),
        ])
    func contains(outer: String, inner: String, isTrue: Bool) throws {
        let (outer, inner) = (try region(outer), try region(inner))
        #expect(outer.contains(inner) == isTrue)
        if isTrue {
            #expect(outer.intersects(inner))
            #expect(inner.intersects(outer))
        }
    }

    @Test(
        "two regions meet, edges included",
        arguments: [
            ("CIRCLE ICRS 10 0 1", "CIRCLE ICRS 12 0 1", true),
            ("CIRCLE ICRS 10 0 1", "CIRCLE ICRS 12.01 0 1", false),
            ("CIRCLE ICRS 359.5 0 1", "CIRCLE ICRS 0.5 0 .1", true),
            ("CIRCLE ICRS 2 0 0.9", "BOX ICRS 0 0 2 2", false),
            ("CIRCLE ICRS 2 0 1.1", "BOX ICRS 0 0 2 2", true),
            ("CIRCLE ICRS 2 2 1.4", "BOX ICRS 0 0 2 2", false),
            ("CIRCLE ICRS 0 0 0.1", "BOX ICRS 0 0 2 2", true),
            ("BOX ICRS 0 0 2 2", "BOX ICRS 1.5 1.5 2 2", true),
            ("BOX ICRS 0 0 2 2", "BOX ICRS 3.1 0 2 2", false),
            // No corner of one lies in the other.
            ("BOX ICRS 0 0 4 1", "BOX ICRS 0 0 1 4", true),
            ("BOX ICRS 0 0 10 10", "BOX ICRS 0 0 1 1", true),
            ("BOX ICRS 0 0 10 10", "BOX ICRS 180 0 10 10", false),
            ("BOX ICRS 0 0 2 2", "POSITION ICRS 1 0.5", true),
            ("POSITION ICRS 1 1", "POSITION ICRS 1 1.1", false),
        ])
    func intersects(one: String, other: String, isTrue: Bool) throws {
        let (one, other) = (try region(one), try region(other))
        #expect(one.intersects(other) == isTrue)
        #expect(other.intersects(one) == isTrue)
    }

    @Test("areas are those of the sphere, in square degrees")
    func areas() throws {
        let sky = 4 * Double.pi / (degree * degree)
        #expect(abs(try region("CIRCLE ICRS 0 0 180").area - sky) < 1e-6)
        #expect(abs(try region("CIRCLE ICRS 0 0 0.001").area - Double.pi * 1e-6) < 1e-15)
        // An eighth of the sky.
        #expect(abs(try region("POLYGON ICRS 0 0 90 0 0 90").area - sky / 8) < 1e-6)
        #expect(abs(try region("POLYGON ICRS 0 0 0 90 90 0").area - sky / 8) < 1e-6)
        #expect(abs(try region("BOX ICRS 83 22 0.1 0.1").area - 0.01 * 0.92718) < 1e-6)
        let place = try region("POSITION ICRS 1 2").area
        #expect(place == 0)
    }

    @Test("the centroid is in the middle, also beside 0 h and at a pole")
    func centroids() throws {
        let wrapped = try region("POLYGON ICRS 359 -1 1 -1 1 1 359 1").centroid
        #expect(min(wrapped.longitude, 360 - wrapped.longitude) < 1e-9)
        #expect(abs(wrapped.latitude) < 1e-9)
        let pole = try region("POLYGON ICRS 0 80 90 80 180 80 270 80").centroid
        #expect(abs(pole.latitude - 90) < 1e-6)
        let eighth = try region("POLYGON ICRS 0 0 90 0 0 90").centroid
        #expect(abs(eighth.longitude - 45) < 1e-9)
        #expect(abs(eighth.latitude - 35.26438968) < 1e-6)
        let circle = try region("CIRCLE ICRS 7 8 9").centroid
        #expect(circle == SkyPoint(longitude: 7, latitude: 8))
    }

    @Test(
        "what is no region is none",
        arguments: [
            "", "CIRCLE", "CIRCLE ICRS 1 2", "CIRCLE ICRS 1 2 3 4", "CIRCLE ICRS 1 91 1",
            "CIRCLE ICRS 1 2 -1",
            "CIRCLE ICRS 1 2 181", "CIRCLE GALACTIC 1 2 3", "CIRCLE ICRS 1 2 x",
            "CIRCLE ICRS nan 2 3",
            "POLYGON ICRS 0 0 1 0", "POLYGON ICRS 0 0 1 0 1", "POLYGON ICRS 0 0 1 0 2 0",
            "POLYGON ICRS 0 0 1 0 1 91", "POLYGON ICRS 0 0 120 0 240 0",
            "POLYGON ICRS 0 -10 120 -10 240 -10 0 80 10 81",
            "UNION ICRS (CIRCLE 1 2 3)", "BOX ICRS 0 0 0 1", "BOX ICRS 0 0 180 1",
            "ELLIPSE ICRS 0 0 1 1 1",
            "POSITION ICRS inf 0",
        ])
    func none(text: String) {
        #expect(SkyRegion(text) == nil)
    }

    @Test(
        "a region reads back from its text and its bytes",
        arguments: [
            "position icrs 83.633 22.0145", "Circle FK5 TOPOCENTER 83.6 22 1e-3",
            "POLYGON 359 -1 1 -1 1 1 359 1 359 -1",
            "Box ICRS GEOCENTER 10 89.5 10 2",
        ])
    func roundTrip(text: String) throws {
        let region = try region(text)
        #expect(SkyRegion(region.text) == region)
        #expect(SkyRegion(bytes: region.bytes) == region)
        #expect(SkyRegion(bytes: region.bytes.dropLast()) == nil)
        #expect(SkyRegion(bytes: [UInt8(ascii: "x")] + region.bytes.dropFirst()) == nil)
        #expect(SkyRegion(bytes: []) == nil)
    }

    @Test("distances are right at all sizes")
    func distances() throws {
        let pole = try #require(SkyPoint(longitude: 0, latitude: 90))
        let near = try #require(SkyPoint(longitude: 12, latitude: 90 - 1e-9))
        #expect(abs(pole.distance(to: near) - 1e-9) < 1e-14)
        let (a, b) = (
            try #require(SkyPoint(longitude: 0, latitude: 0)),
            try #require(SkyPoint(longitude: 180, latitude: 0))
        )
        #expect(a.distance(to: b) == 180)
        #expect(SkyPoint(longitude: -1, latitude: 0)?.longitude == 359)
        #expect(SkyPoint(longitude: 725, latitude: 0)?.longitude == 5)
        #expect(SkyPoint(longitude: 0, latitude: 90.1) == nil)
    }
}
