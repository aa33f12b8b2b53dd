import ADQL
import Testing

/// What is checked of places and shapes.
@Suite struct GeometryTests {
    /// A value, and the message.
    static let faults = [
        (
            "POINT(1, 91)",
            "line 1, column 8: a latitude is from -90 to 90 degrees, not 91.0 (longitude comes first)"
        ),
        (
            "POINT('ICRS', s_ra, -90.5)",
            "line 1, column 8: a latitude is from -90 to 90 degrees, not -90.5 (longitude comes first)"
        ),
        (
            "POINT('GALACTIC', 1, 2)",
            "line 1, column 14: the coordinate system 'GALACTIC' is not known here (all places are ICRS; ivo_geom_transform turns others where a service has it)"
        ),
        (
            "POINT('FK4', 1, 2)",
            "line 1, column 14: the coordinate system 'FK4' is not known here (all places are ICRS; ivo_geom_transform turns others where a service has it)"
        ),
        ("POINT(1, 2, 3)", "line 1, column 8: POINT takes longitude and latitude"),
        ("POINT(obs_id, 1)", "line 1, column 14: POINT begins with a number, or 'ICRS' in quotes"),
        ("POINT('ICRS', 1)", "line 1, column 8: POINT takes longitude and latitude"),
        ("POINT(1, obs_id)", "line 1, column 17: a coordinate is a number, not a text"),
        ("CIRCLE(1, 2, -1)", "line 1, column 21: a radius is from 0 to 180 degrees, not -1.0"),
        (
            "CIRCLE('', POINT(1,2), 181)",
            "line 1, column 31: a radius is from 0 to 180 degrees, not 181.0"
        ),
        ("CIRCLE(1, 2)", "line 1, column 8: CIRCLE takes a place and a radius"),
        ("CIRCLE(1, 2, obs_id)", "line 1, column 21: CIRCLE takes a number, not a text"),
        ("CIRCLE(1, 2, 3, 4)", "line 1, column 8: CIRCLE takes a place and a radius"),
        ("POLYGON(1, 2, 3, 4)", "line 1, column 8: a polygon has three points at least"),
        ("POLYGON(1, 2, 3, 4, 5)", "line 1, column 8: POLYGON takes a latitude for each longitude"),
        (
            "POLYGON(POINT(1,2), POINT(3,4), 5)",
            "line 1, column 40: POLYGON takes places, not a number"
        ),
        (
            "POLYGON(POINT(1,2), POINT(3,4), POINT(5,99))",
            "line 1, column 40: a latitude is from -90 to 90 degrees, not 99.0 (longitude comes first)"
        ),
        (
            "POLYGON('ICRS', POINT(1,2), POINT(3,4))",
            "line 1, column 8: a polygon has three points at least"
        ),
        ("BOX(1, 85, 10, 20)", "line 1, column 8: the box reaches over a pole or around the sky"),
        (
            "REGION('Circle ICRS 1 2 -3')",
            "line 1, column 15: a radius is from 0 to 180 degrees, not -3.0"
        ),
        (
            "REGION('Circle GALACTIC 1 2 3')",
            "line 1, column 15: the coordinate system 'GALACTIC' is not known here (all places are ICRS; ivo_geom_transform turns others where a service has it)"
        ),
        ("REGION('Polygon ICRS 1 2')", "line 1, column 15: a polygon has three points at least"),
        (
            "REGION('Polygon 1 2 3 4 5 6 7')",
            "line 1, column 15: a region has a longitude without a latitude"
        ),
        (
            "REGION('Sphere 1 2')",
            "line 1, column 15: 'SPHERE' is no shape (a region is written 'Circle ICRS 83.63 22.01 2.5')"
        ),
        ("REGION('Circle 1 2 x')", "line 1, column 15: 'x' in a region is not a number"),
        ("REGION('')", "line 1, column 15: a region cannot have 0 numbers"),
        ("REGION('Circle 1 2')", "line 1, column 15: a region CIRCLE cannot have 2 numbers"),
        ("REGION('Circle 1 2 nan')", "line 1, column 15: 'nan' in a region is not a number"),
        ("REGION(s_region)", "line 1, column 15: REGION takes a text in single quotes"),
        (
            "CONTAINS(s_ra, s_region)",
            "line 1, column 17: CONTAINS takes a shape, not a number (a place is POINT(longitude, latitude))"
        ),
        ("CONTAINS(obs_id, s_region)", "line 1, column 17: CONTAINS takes a shape, not a text"),
        (
            "DISTANCE(s_ra, s_dec)",
            "line 1, column 17: DISTANCE takes a place, not a number (a place is POINT(longitude, latitude))"
        ),
        ("DISTANCE(1, 2, 3)", "line 1, column 8: DISTANCE takes two places or four numbers"),
        (
            "DISTANCE(1, 2, 3, 94)",
            "line 1, column 23: a latitude is from -90 to 90 degrees, not 94.0 (longitude comes first)"
        ),
        ("COORD1(CIRCLE(1,2,3))", "line 1, column 15: COORD1 takes a place, not a CIRCLE"),
        (
            "AREA(3)",
            "line 1, column 13: AREA takes a shape, not a number (a place is POINT(longitude, latitude))"
        ),
    ]

    @Test(arguments: faults)
    func `refuses what cannot be`(value: String, message: String) {
        let found = Sky.fault("SELECT " + value + " FROM obscore")
        #expect(found == message)
    }

    private static let square = Shape.polygon(
        [(1.0, 2.0), (3, 4), (5, 6)].compactMap { SkyPoint(longitude: $0.0, latitude: $0.1) })

    private static func circle(_ x: Double, _ y: Double, _ radius: Double) -> Shape? {
        SkyPoint(longitude: x, latitude: y).map { .circle($0, radius: radius) }
    }

    /// A value, and the shape that it is.
    static let shapes: [(String, Shape?)] = [
        ("POINT('ICRS', 1.5, -2)", SkyPoint(longitude: 1.5, latitude: -2).map { .point($0) }),
        ("POINT('icrs geocenter', +1, 2)", SkyPoint(longitude: 1, latitude: 2).map { .point($0) }),
        ("CIRCLE('', 1, 2, 6/4)", circle(1, 2, 1)), ("CIRCLE(1, 2, 6/4.)", circle(1, 2, 1.5)),
        ("CIRCLE(POINT(1, 2), .5 + 1 * 2 - 1)", circle(1, 2, 1.5)),
        ("CIRCLE(1, 2, 1/0)", nil), ("CIRCLE(1, 2, s_ra)", nil),
        ("POLYGON(1, 2, 3, 4, 5, 6)", square),
        ("POLYGON('ICRS', POINT(1,2), POINT(3,4), POINT(5,6))", square),
        ("REGION('POLYGON ICRS 1 2 3 4 5 6')", square), ("REGION('polygon 1 2 3 4 5 6')", square),
        ("REGION('1 2 3 4 5 6')", square),
        ("REGION(' Circle  ICRS GEOCENTER 1 2.0 3e0 ')", circle(1, 2, 3)),
        ("REGION('circle 1 2 3')", circle(1, 2, 3)), ("REGION('1 2 3')", circle(1, 2, 3)),
        ("REGION('Position ICRS 1 2')", SkyPoint(longitude: 1, latitude: 2).map { .point($0) }),
        (
            "BOX(10, 20, 4, 2)",
            .polygon(
                [(8.0, 19.0), (8, 21), (12, 21), (12, 19)].compactMap {
                    SkyPoint(longitude: $0.0, latitude: $0.1)
                })
        ),
        ("s_region", nil),
    ]

    @Test(arguments: shapes)
    func `knows a shape that is constant`(value: String, shape: Shape?) throws {
        let select = try Sky.select("SELECT " + value + " FROM obscore")
        let found = select?.values[0].shape
        #expect(found == shape)
    }

    @Test func `a place is longitude and latitude in every form`() throws {
        let select = try Sky.select(
            "SELECT DISTANCE(s_ra, s_dec, 1, 2), DISTANCE(POINT('ICRS', s_ra, s_dec), POINT(1, 2)) "
                + "FROM obscore")
        let values = select?.values ?? []
        #expect(values.count == 2)
        #expect(values.first == values.last)
    }
}
