import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// Circles as people write them, and what an index finds in them.
@Suite struct ConeQuestionTests {
    @Test(arguments: [
        ("10,20,1", 10.0, 20.0, 1.0), ("  10 , 20 , 1 ", 10, 20, 1),
        ("10deg,20deg,60arcmin", 10, 20, 1),
        ("600arcmin,72000arcsec,3600arcsec", 10, 20, 1), ("0:40,20:00,1", 10, 20, 1),
        ("0:40:00.0,+20:00:00,1", 10, 20, 1), ("00 :40:00,20,1", 10, 20, 1),
        ("-10,-20,1", 350, -20, 1),
        ("-0:40,-0:30,1", 350, -0.5, 1), ("0,-90,180", 0, -90, 180), ("360,90,0", 0, 90, 0),
        ("-180,0,1", 180, 0, 1), ("1e1,2e1,1e0", 10, 20, 1),
        ("0.5rad,0,0", 28.647_889_756_541_16, 0, 0),
        ("23:59:60e-9,0:0:59.9,1", 359.75, 0.016_638_888_888_888_888, 1),
        ("10,-20:30:36,1", 10, -20.51, 1),
    ])
    func `a circle is written in degrees, in units of angles, or in hours`(
        text: String, ra: Double, dec: Double, radius: Double
    ) throws {
        let cone = try #require(Cone(text))
        #expect(abs(cone.rightAscension - ra) < 1e-9)
        #expect(abs(cone.declination - dec) < 1e-9)
        #expect(abs(cone.radius - radius) < 1e-9)
        #expect(Cone.fault(in: text) == nil)
    }

    @Test(arguments: [
        "1,2,3,", ",1,2", "1,,2", "1,2,", "10h,0,1", "10,0,1s", "10,0,1:00", "0:60,0,1",
        "0:0:60,0,1",
        "0:-1,0,1", "1:2:3:4,0,1", "0,0:60,1", "0,0:0:-1,1", "0:,0,1", ":1,0,1", "0,x:1,1",
        "24:01,0,1",
        "0,90:00:01,1", "0,-90:01,1", "0,0,180.1", "0,0,-0.1", "361,0,1", "-181,0,1", "inf,0,1",
        "0,nan,1",
        "1;2;3", "0,0,1 2 m",
    ])
    func `what is not a circle is refused, and said`(text: String) {
        #expect(Cone(text) == nil)
        #expect(Cone.fault(in: text) != nil)
    }

    @Test func `the fault that is said is the one of the number that is wrong`() throws {
        let faults = ["1,2", "0,0,200", "0,91,1", "400,0,1"].compactMap { Cone.fault(in: $0) }
        #expect(Set(faults).count == 4)
        // The radius is looked at first, then the declination.
        #expect(Cone.fault(in: "400,91,200") == faults[1])
        #expect(Cone.fault(in: "400,91,1") == faults[2])
        #expect(Cone.fault(in: "25:00,0,1") == faults[3])
    }

    private static let places: [ProductFixture] = {
        let places: [(String, Double, Double)] = [
            ("east", 0.5, 0), ("west", 359.5, 0), ("zero", 0, 0), ("far", 2, 0),
            ("north", 123, 89.9),
            ("pole", 0, 90), ("south", 200, -89.9), ("nadir", 0, -90), ("half", 83.25, 22.5),
            ("anti", 180, 0),
        ]
        return places.map { .observed($0.0, (.sRa, .real($0.1)), (.sDec, .real($0.2))) }
            + [.observed("only", (.sRa, .real(0))), ProductFixture("none")]
    }()

    @Test(arguments: [
        ("0,0,0.5", "east west zero"), ("0,0,0.49", "zero"), ("0.5,0,1.000001", "east west zero"),
        ("0.5,0,0.99", "east zero"), ("359.5,0,1.000001", "east west zero"),
        ("359.5,0,0.5", "west zero"),
        ("360,0,0", "zero"), ("1.5,0,1", "east far"), ("358,0,1.5", "west"), ("0,0,0", "zero"),
        ("83.25,22.5,0", "half"), ("83.25,22.5,1e-9", "half"), ("83.25001,22.5,0", ""),
        ("300,90,0.100001", "north pole"), ("300,90,0.09", "pole"), ("0,90,0", "pole"),
        ("77,90,1e-9", "pole"),
        ("303,89.9,0.2", "north pole"), ("303,89.9,0.19", "pole"), ("123,89.9,0", "north"),
        ("20,-90,0.100001", "nadir south"), ("20,-89.9,0.2", "nadir south"),
        ("20,-89.9,0.1", "nadir"),
        ("180,0,0", "anti"), ("-180,0,0.1", "anti"),
        ("0,0,179.9", "east far half nadir north pole south west zero"),
        ("0,0,180", "anti east far half nadir north pole south west zero"),
        ("0,0,90", "east far half nadir pole west zero"),
    ])
    func `a circle finds what lies in it, and not what lies beside it`(
        text: String, expected: String
    ) throws {
        let cone = try #require(Cone(text))
        #expect(try ConeQuestionTests.places.found(nil, cone: cone) == expected)
    }

    @Test(arguments: [
        ("dec > 0", ""), ("not has s_fov", "east west zero"), ("ra < 1", "east zero"),
        ("ra < 1 or name = west", "east west zero"), ("name = pole", ""),
    ])
    func `a circle and an expression must both be true`(expression: String, expected: String) throws
    {
        let cone = try #require(Cone("0,0,1"))
        #expect(try ConeQuestionTests.places.found(expression, cone: cone) == expected)
    }
}
