import Testing

@testable import FitsProvPages

@Suite struct SkyPositionTests {
    @Test(arguments: [
        "83.6329 22.0144", "83.6329, 22.0144", "83.6329 +22.0144", "83.6329° +22.0144°",
        "05:34:31.9 +22:00:52", "5 34 31.9 22 0 52", "05h34m31.9s +22d00m52s",
        "05h 34m 31.9s +22d 00m 52s", "J053431.9+220052", "05:34:31.9 22.0144",
    ])
    func `coordinates are read in every spelling`(_ text: String) throws {
        let position = try #require(SkyPosition(text))
        #expect(abs(position.rightAscension - 83.6329) < 1e-4)
        #expect(abs(position.declination - 22.0144) < 1e-4)
    }

    @Test(arguments: [
        ("0 -0.5", 0.0, -0.5), ("12:00 -00:30", 180, -0.5), ("J1200-0030", 180, -0.5),
        ("360 90", 0, 90), ("0 −45", 0, -45),
    ])
    func `signs and edges are kept`(_ text: String, _ ra: Double, _ dec: Double) throws {
        let position = try #require(SkyPosition(text))
        #expect(abs(position.rightAscension - ra) < 1e-9)
        #expect(abs(position.declination - dec) < 1e-9)
    }

    @Test(arguments: [
        "", "Crab", "M 1", "M 31", "NGC 1275", "Mrk 421", "83.6", "83.6 91", "361 0", "-1 0",
        "12:60:00 0", "1 2 3", "1 2 3 4 5 6 7 8", "J12+1", "nan 0", "inf 0", "0x10 0", "1e2 0", "J",
        "+ +",
        "::: :::",
    ])
    func `names and nonsense are none`(_ text: String) {
        #expect(SkyPosition(text) == nil)
    }
}
