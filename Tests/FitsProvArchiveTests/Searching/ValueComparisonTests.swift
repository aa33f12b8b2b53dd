import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// How values compare: as numbers, as texts, as versions, as dates; and where there are none.
@Suite struct ValueComparisonTests {
    private static let products: [ProductFixture] = {
        var low = ProductFixture.fields(
            "low.fits", ("temp", "-5"), ("code", "007"), ("tag", "Ab_c%"), ("mix", "abc"),
            ("obs_date", "2026-03-13T10:00:00"), ("start_time", "2026-03-13"))
        low.version = "v1.10"
        low.type = "urn:type:A"
        low.agents = ["ESO", "A. Observer"]
        low.observed = [
            (.sDec, .real(-5)), (.obsId, .text("0042")), (.accessEstsize, .integer(2000)),
        ]
        var high = ProductFixture.fields(
            "high.fits", ("temp", "12.5"), ("code", "7"), ("tag", "abXcY"), ("mix", "12"),
            ("obs_date", "2026-03-14"))
        high.version = "1.9"
        high.agents = ["esa"]
        high.observed = [(.sDec, .real(5)), (.obsId, .text("1.2.3"))]
        var none = ProductFixture("none.fits")
        none.isStamped = false
        return [low, high, none]
    }()

    @Test(arguments: [
        ("temp = -5", "low"), ("temp = -5.0", "low"), ("temp = '-5'", "low"), ("temp = '-5.0'", ""),
        ("temp < 0", "low"), ("temp > -5", "high"), ("temp >= -5", "high low"),
        ("temp = 1.25e1", "high"),
        ("temp between -5 and 12.5", "high low"), ("temp between -4.9 and 12.5", "high"),
        ("temp between -5 and 12.4", "low"), ("temp not between -5 and 0", "high"),
        ("code = 7", "high low"), ("code = 007", "high low"), ("code = '007'", "low"),
        ("code = '7'", "high"), ("code != '7'", "low"), ("code in ('7', 3)", "high"),
        ("mix > 11", "high"), ("mix > a", "low"), ("mix < b", "high low"), ("mix < '9'", "high"),
        ("mix >= ABC", "low"), ("mix <= abc", "high low"), ("mix < abc", "high"), ("mix > 12", ""),
    ])
    func `numbers compare as numbers, unless the value stands in quotes`(
        expression: String, expected: String
    ) throws {
        #expect(try ValueComparisonTests.products.found(expression) == expected)
    }

    @Test(arguments: [
        ("tag = 'Ab_c%'", "low"), ("tag = 'ab_c%'", "low"), ("tag = 'ab?c?'", "high low"),
        ("tag = 'ab_c*'", "low"), ("tag = '*%'", "low"), ("tag = 'AB*Y'", "high"),
        ("tag = 'ab\\*'", ""),
        ("tag = '?b*'", "high low"), ("tag = 'ab'", ""), ("tag = 'ab?'", ""),
        ("tag = '*x*'", "high"),
        ("tag != 'ab_*'", "high"), ("tag in ('*y', '*%')", "high low"),
        ("agent = eso", "low"), ("agent = E?A", "high"), ("agent = es*", "high low"),
        ("agent = 'a. *'", "low"), ("agent between es and esb", "high"),
        ("agent < esb and agent > es", "high low"), ("agent != ESO", "high"),
        ("activity_type = 'URN:type:a'", "low"), ("has activity_type", "low"),
        ("activity_id = 'urn:activity:low.fits'", "low"),
        ("activity_id = 'URN:activity:low.fits'", ""),
        ("activity_id = 'urn:activity:h*'", "high"), ("activity_id = 'URN:*'", ""),
        ("activity_id < 'urn:activity:i'", "high"),
        ("activity_id >= 'urn:activity:low.fits'", "low"),
    ])
    func `a pattern matches whole texts, in any case where case does not count`(
        expression: String, expected: String
    ) throws {
        #expect(try ValueComparisonTests.products.found(expression) == expected)
    }

    @Test(arguments: [
        ("obs_date = 2026-03-13", "low"), ("obs_date > 2026-03-13", "high"),
        ("obs_date <= 2026-03-13", "low"), ("obs_date >= 2026-03-14", "high"),
        ("obs_date < 2026-03-14", "low"), ("obs_date = 2026", "high low"),
        ("obs_date between 2026-03-13 and 2026-03-14", "high low"),
        ("obs_date between 2026-03-13T10:00:01 and 2026-03-14", "high"),
        ("obs_date = 2026-03-13T10:00", "low"), ("obs_date = '2026-03-1*'", "high low"),
        ("obs_date = '2026-03-13T*'", "low"), ("start_time < 2026-03-14", "low"),
        ("obs_date > 2026-02-30", "high low"),
    ])
    func `a field named after a date compares as one`(expression: String, expected: String) throws {
        #expect(try ValueComparisonTests.products.found(expression) == expected)
    }

    @Test(arguments: [
        ("dec = -5", "low"), ("dec < -5", ""), ("dec <= -5", "low"), ("dec > -5", "high"),
        ("dec = 5", "high"), ("dec between -5 and 5", "high low"), ("dec = -300 arcmin", "low"),
        // The same is what differs by at most a billionth of its size.
        ("dec = -5.000000001", "low"), ("dec = -4.999999999", "low"), ("dec = -5.00000001", ""),
        ("dec = 5.000000001", "high"), ("dec = 5.00000001", ""), ("dec = '5'", "high"),
        ("obs_id = 42", ""), ("obs_id = 0042", "low"), ("obs_id > 41", "low"),
        ("access_estsize = 2 MB", "low"), ("access_estsize > 1.999 MB", "low"),
        ("access_estsize = 2000", "low"), ("access_estsize < 2000 kB", ""),
    ])
    func `a column compares in its unit`(expression: String, expected: String) throws {
        #expect(try ValueComparisonTests.products.found(expression) == expected)
    }

    @Test(arguments: [
        ("activity_version > 1.9", "low"), ("activity_version = 1.9", "high"),
        ("activity_version < 1.10", "high"), ("activity_version = v1.10", "low"),
        ("activity_version >= v1.9", "high low"), ("activity_version = v1.*", "low"),
        ("activity_version between 1.9.1 and 2", "low"), ("activity_version != 1.9", "low"),
        ("has activity_version", "high low"), ("activity_version > 1.9rc1", "high low"),
    ])
    func `the version of an activity compares as a version`(
        expression: String, expected: String
    ) throws {
        #expect(try ValueComparisonTests.products.found(expression) == expected)
    }

    @Test func `activities are sorted by their versions`() throws {
        let rows = try ValueComparisonTests.products.rows(
            "activity_version", sortedBy: "activity_version")
        #expect(rows == [["1.9"], ["v1.10"], [nil]])
    }

    @Test(arguments: [
        ("not dec = 5", "low none"), ("dec != 5", "low"), ("not dec > 0", "low none"),
        ("not (dec > 0 or dec <= 0)", "none"), ("not has dec", "none"),
        ("not dec between -9 and 9", "none"),
        ("dec not between -9 and 0", "high"), ("has dec", "high low"), ("dec = *", "high low"),
        ("not temp in (-5, 12.5)", "none"), ("not activity_version < 99", "none"),
        ("not agent = eso", "high none"), ("not has agent", "none"), ("not has temp", "none"),
        ("has start_time", "low"), ("not has start_time", "high none"), ("has energy", ""),
        ("not has time", "high low none"), ("has activity", "high low"), ("has used", ""),
        ("has software", ""), ("has path", "high low none"), ("has size", "high low none"),
        ("has modified", "high low none"),
    ])
    func `a comparison is never true of what is not recorded`(
        expression: String, expected: String
    ) throws {
        #expect(try ValueComparisonTests.products.found(expression) == expected)
    }

    @Test(arguments: [
        ("stamped = YES", "high low"), ("stamped = t", "high low"), ("stamped = 1", "high low"),
        ("stamped = True", "high low"), ("stamped = 'yes'", "high low"), ("stamped = No", "none"),
        ("stamped = f", "none"), ("stamped = FALSE", "none"), ("stamped = 0", "none"),
        ("stamped", "high low"), ("not stamped", "none"), ("stamped != no", "high low"),
        ("stamped != yes", "none"), ("stamped not in (yes)", "none"),
        ("stamped in (yes, no)", "high low none"), ("not stamped = yes", "none"),
        ("stamped not in (yes, no)", ""),
    ])
    func `a file is stamped or it is not`(expression: String, expected: String) throws {
        #expect(try ValueComparisonTests.products.found(expression) == expected)
    }

    @Test(arguments: [
        ("stamped > yes", 11), ("stamped = 2", 11), ("stamped between no and yes", 17),
        ("temp = 3 and dec > x", 20), ("dec between a and b", 13), ("dec between 1 and b", 19),
        ("exposure between 1 s and 2 deg", 26), ("dec in (1, north)", 12), ("used < a", 8),
        ("path > a", 8), ("used between a and b", 14), ("path between a and b", 14),
        ("energy = 2", 10), ("energy between 1 TeV and 2", 26), ("start = soon", 9),
        ("start = 60000", 9), ("time = soon", 8), ("t_min = '60000'", 9), ("t_min = 60000 d", 9),
        ("t_max > 2026-02-30", 9), ("size = big", 8), ("modified > 12", 12), ("modified = now", 12),
        ("exposure = '600 s'", 12), ("exposure = 5e", 12), ("exposure = nan", 12),
        ("exposure = 1e999", 12),
    ])
    func `a value that cannot be is shown at its column`(expression: String, column: Int) throws {
        let error = #expect(throws: ExpressionError.self) {
            try ValueComparisonTests.products.found(expression)
        }
        #expect(error?.column == column)
    }

    @Test func `what one of two places of a name cannot hold is asked of the other`() throws {
        var product = ProductFixture.fields("a.fits", ("calib_level", "high"))
        product.observed = [(.calibLevel, .integer(2))]
        for expression in ["calib_level = high", "calib_level = 2", "calib_level in (h*, 7)"] {
            #expect(try [product].found(expression) == "a")
        }
        #expect(throws: ExpressionError.self) { try [product].found("obscore.calib_level = high") }
    }

    @Test(arguments: [
        ("parameter.bins = 3", "a"), ("parameter.bins = 5", "a"), ("parameter.bins > 4", "a"),
        ("parameter.bins between 1 and 4", "a"), ("parameter.bins between 3.5 and 4.5", ""),
        ("parameter.bins between 4 and 9", "a"), ("parameter.bins != 3", ""),
        ("parameter.bins > 4 and parameter.bins < 4", "a"), ("parameter.bins < 3", ""),
        ("agent = one and agent = two", "a"), ("agent between p and q", ""),
        ("agent not in (one)", ""), ("agent = three", ""),
    ])
    func `of several values any one may fit, but both bounds fit the same`(
        expression: String, expected: String
    ) throws {
        var product = ProductFixture("a.fits")
        product.parameters = [("bins", "3"), ("bins", "5")]
        product.agents = ["one", "two"]
        #expect(try [product].found(expression) == expected)
    }
}
