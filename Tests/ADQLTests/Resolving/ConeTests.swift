import ADQL
import Testing

/// Which conditions are a circle on the sky.
@Suite struct ConeTests {
    /// How a message shows a cone: what, around what.
    private static func shown(_ cone: Cone) -> String {
        let target =
            switch cone.target {
            case .position(let longitude, let latitude):
                "\(longitude.instance).\(longitude.column.name) \(latitude.column.name)"
            case .point(let use), .region(let use): "\(use.instance).\(use.column.name)"
            }
        guard case .circle(let center, let radius) = cone.circle else { return target + " ?" }
        return "\(target) \(center.longitude) \(center.latitude) \(radius)"
    }

    private static func cones(_ tables: String, _ condition: String) throws -> [String] {
        let select = try Sky.select("SELECT * FROM \(tables) WHERE \(condition)")
        return (select?.condition?.conjuncts ?? []).flatMap(\.cones).map(shown)
    }

    /// The condition on one table, which has one cone around 10, 20.
    static let spellings = [
        "1 = CONTAINS(POINT(s_ra, s_dec), CIRCLE(10, 20, 0.5))",
        "1 = CONTAINS(POINT('ICRS', s_ra, s_dec), CIRCLE('ICRS', 10, 20, 0.5))",
        "CONTAINS(POINT(s_ra, s_dec), CIRCLE(10, 20, 0.5)) = 1",
        "1 = CONTAINS(POINT(s_ra, s_dec), CIRCLE(POINT(10, 20), 1/2.))",
        "1 = CONTAINS(POINT(s_ra, s_dec), REGION('Circle ICRS 10 20 0.5'))",
        "1 = INTERSECTS(POINT(s_ra, s_dec), CIRCLE(10, 20, 0.5))",
        "1 = INTERSECTS(CIRCLE(10, 20, 0.5), POINT(s_ra, s_dec))",
        "1 = CONTAINS(POINT(10, 20), CIRCLE(s_ra, s_dec, 0.5))",
        "DISTANCE(s_ra, s_dec, 10, 20) <= 0.5", "DISTANCE(s_ra, s_dec, 10, 20) < 0.5",
        "DISTANCE(10, 20, s_ra, s_dec) < 0.5", "0.5 >= DISTANCE(s_ra, s_dec, 10, 20)",
        "0.5 > DISTANCE(POINT(s_ra, s_dec), POINT(10, 20))",
        "DISTANCE(POINT('', s_ra, s_dec), POINT('ICRS', 10, 20)) < 5/10.",
        "calib_level > 1 AND DISTANCE(s_ra, s_dec, 10, 20) < 0.5 AND obs_id LIKE 'x%'",
    ]

    @Test(arguments: spellings)
    func `every spelling on two columns`(condition: String) throws {
        let found = try Self.cones("obscore", condition)
        #expect(found == ["0.s_ra s_dec 10.0 20.0 0.5"])
    }

    /// The condition on a column of shapes or places, and its cones.
    static let others = [
        ("obscore", "1 = INTERSECTS(s_region, CIRCLE(10, 20, 0.5))", ["0.s_region 10.0 20.0 0.5"]),
        (
            "obscore", "INTERSECTS(CIRCLE('ICRS', 10, 20, 0.5), s_region) = 1",
            ["0.s_region 10.0 20.0 0.5"]
        ),
        ("obscore", "1 = CONTAINS(POINT(10, 20), s_region)", ["0.s_region 10.0 20.0 0.0"]),
        ("obscore", "1 = CONTAINS(s_region, CIRCLE(10, 20, 0.5))", ["0.s_region 10.0 20.0 0.5"]),
        ("my.stars", "1 = CONTAINS(pos, CIRCLE(10, 20, 0.5))", ["0.pos 10.0 20.0 0.5"]),
        ("my.stars", "DISTANCE(pos, POINT(10, 20)) < 0.5", ["0.pos 10.0 20.0 0.5"]),
        (
            "obscore o, my.stars s", "DISTANCE(o.s_ra, o.s_dec, s.ra, s.dec) < 0.1",
            ["0.s_ra s_dec ?", "1.ra dec ?"]
        ),
        (
            "obscore o, my.stars s",
            "1 = CONTAINS(POINT(o.s_ra, o.s_dec), CIRCLE(s.ra, s.dec, s.mag))", ["0.s_ra s_dec ?"]
        ),
        (
            "obscore o, my.stars s", "1 = CONTAINS(POINT(o.s_ra, o.s_dec), CIRCLE(s.ra, s.dec, 2))",
            ["0.s_ra s_dec ?", "1.ra dec ?"]
        ),
        ("obscore o, my.stars s", "1 = INTERSECTS(o.s_region, CIRCLE(s.pos, 2))", ["0.s_region ?"]),
    ]

    @Test(arguments: others)
    func `shapes, places and joins`(tables: String, condition: String, cones: [String]) throws {
        let found = try Self.cones(tables, condition)
        #expect(found == cones)
    }

    static let none = [
        "0 = CONTAINS(POINT(s_ra, s_dec), CIRCLE(10, 20, 0.5))",
        "1 <> CONTAINS(POINT(s_ra, s_dec), CIRCLE(10, 20, 0.5))",
        "DISTANCE(s_ra, s_dec, 10, 20) > 0.5", "0.5 <= DISTANCE(s_ra, s_dec, 10, 20)",
        "1 = CONTAINS(POINT(s_ra, s_dec), POLYGON(1, 2, 3, 4, 5, 6))",
        "DISTANCE(s_ra, s_dec, 10, s_dec) < 0.5", "DISTANCE(s_ra + 1, s_dec, 10, 20) < 0.5",
        "DISTANCE(s_ra, s_dec, 10, 20) < t_min", "DISTANCE(s_ra, s_dec, 10, 20) < RAND()",
        "NOT 1 = CONTAINS(POINT(s_ra, s_dec), CIRCLE(10, 20, 0.5))",
        "1 = CONTAINS(POINT(s_ra, s_dec), CIRCLE(10, 20, 0.5)) OR s_ra > 1",
        "DISTANCE(s_ra, s_dec, 10, 20) < (SELECT MAX(t_min) FROM obscore)",
    ]

    @Test(arguments: none)
    func `what is no circle around something else`(condition: String) throws {
        let found = try Self.cones("obscore", condition)
        #expect(found.isEmpty)
    }

    @Test func `also in the condition of a join`() throws {
        let select = try Sky.select(
            "SELECT * FROM obscore o LEFT JOIN my.stars s ON DISTANCE(o.s_ra, o.s_dec, s.ra, s.dec) < 1"
        )
        guard case .join(let join) = select?.tables.first else {
            Issue.record("there is no join")
            return
        }
        let targets = (join.steps[0].condition?.cones ?? []).map(\.target.instance)
        #expect(targets == [0, 1])
    }
}
