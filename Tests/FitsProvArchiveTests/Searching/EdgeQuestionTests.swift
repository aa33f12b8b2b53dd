import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// Questions at the edges of what is recorded: on a bound, next to it, and where nothing is.
@Suite struct EdgeQuestionTests {
    private static let products: [ProductFixture] = {
        var first = ProductFixture("first.fits")
        first.start = "2026-03-13T00:00:00Z"
        first.end = "2026-03-13T23:59:59.5Z"
        first.fields = [("Site", "North"), ("grade", "10"), ("note", "A"), ("data_version", "1.0")]
        first.parameters = [("Bins", "10")]
        first.software = [("Tool", "1.0"), ("lib", "2.0")]
        first.observed = [
            (.tMin, .real(61_112)), (.tMax, .real(61_113)), (.tExptime, .real(100)),
            (.calibLevel, .integer(2)),
        ]
        var second = ProductFixture("second.fits")
        second.folder = "/archive/ab"
        second.start = "2026-03-14T00:00:00Z"
        second.fields = [
            ("Site", "south"), ("grade", "9"), ("note", ""), ("data_version", "1.0rc1"),
        ]
        second.parameters = [("bins", "9.5")]
        second.software = [("tool", nil)]
        second.observed = [(.tMin, .real(61_113)), (.tExptime, .real(100.000_001))]
        var third = ProductFixture("First.fits")
        third.folder = "/archive/b"
        third.isStamped = false
        return [first, second, third]
    }()

    @Test(arguments: [
        ("grade < 10", "second.fits"), ("grade <= 10", "first.fits second.fits"),
        ("grade > 9", "first.fits"), ("grade >= 9", "first.fits second.fits"),
        ("grade between 9 and 10", "first.fits second.fits"), ("grade between 10 and 9", ""),
        ("grade between 9 and 9", "second.fits"), ("grade not between 9 and 9", "first.fits"),
        ("grade < '10'", ""), ("grade in (9)", "second.fits"), ("grade not in (9, 10)", ""),
        ("SITE = NORTH", "first.fits"), ("site in (north, south)", "first.fits second.fits"),
        ("note = ''", "second.fits"), ("has note", "first.fits second.fits"),
        ("note != A", "second.fits"), ("not note = A", "First.fits second.fits"),
        ("exposure = 100", "first.fits"), ("exposure > 100", "second.fits"),
        ("exposure <= 100", "first.fits"), ("exposure = 100.00000001", "first.fits"),
        ("start = 2026-03-13", "first.fits"), ("start = 2026-03-14", "second.fits"),
        ("start < 2026-03-14", "first.fits"), ("start <= 2026-03-13", "first.fits"),
        ("start > 2026-03-13", "second.fits"), ("start >= 2026-03-14", "second.fits"),
        ("start = 2026-03-13T00:00:00", "first.fits"), ("start = 2026-03-13T00:01", ""),
        ("end = 2026-03-13T23:59:59", "first.fits"), ("end > 2026-03-13T23:59:59", ""),
        ("end < 2026-03-14", "first.fits"), ("has end", "first.fits"),
        ("t_min = 2026-03-13", "first.fits"), ("t_min < 61113", "first.fits"),
        ("t_min <= 61113", "first.fits second.fits"), ("t_min > 61112", "second.fits"),
        ("t_max >= 61113", "first.fits"), ("has t_max", "first.fits"),
        ("time = 2026-03-13", "first.fits"), ("time = 2026-03-14", "first.fits second.fits"),
        ("time < 2026-03-14", ""), ("time <= 2026-03-14", "first.fits second.fits"),
        ("time > 2026-03-12", "first.fits second.fits"), ("time > 2026-03-13", "second.fits"),
        ("time >= 2026-03-13", "first.fits second.fits"), ("time < 2026-03-13", ""),
        ("data_version < 1.0", "second.fits"), ("data_version = 1", ""),
        ("data_version >= 1", "first.fits"),
        ("param.bins > 9.5", "first.fits"), ("param.BINS >= 9.5", "first.fits second.fits"),
        ("param.bins = 9.50", "second.fits"), ("param.bins < 9.5", ""),
        ("software = tool", "first.fits second.fits"),
        ("software = 'TOOL 1.0'", "first.fits"), ("software = 'tool 2.0'", ""),
        ("software = 'lib/2.*'", "first.fits"), ("software_version = 1.0", "first.fits"),
        ("name = first.fits", "first.fits"), ("name = First.fits", "First.fits"),
        ("name = ?irst.fits", "First.fits first.fits"), ("path = b/*", "First.fits"),
        ("path = a/first.fits", "first.fits"), ("path = ab/*", "second.fits"),
        ("path = /archive/a/*", "first.fits"), ("path = /archive/a*", "first.fits second.fits"),
        ("path = '/archive/b/First.fits'", "First.fits"), ("path = rst.fits", ""),
        ("level = 2", "first.fits"), ("level != 2", ""), ("level > 1.5", "first.fits"),
        ("stamped", "first.fits second.fits"), ("stamped = yes", "first.fits second.fits"),
        ("stamped = true", "first.fits second.fits"), ("stamped = 0", "First.fits"),
    ])
    func `a bound belongs to the side that its sign says`(
        expression: String, expected: String
    ) throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(EdgeQuestionTests.products, in: folder)
        #expect(try index.names(expression).joined(separator: " ") == expected)
    }

    private func rows(
        _ order: String?, descending: Bool = false, limit: Int? = nil
    ) throws -> (names: [String], isCut: Bool) {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(EdgeQuestionTests.products, in: folder)
        var query = Query()
        query.order = order
        query.isDescending = descending
        query.limit = limit
        var names: [String] = []
        let result = try index.find(query) {
            names.append(String($0.path.split(separator: "/").last ?? ""))
        }
        #expect(result.count == names.count)
        return (names, result.isCut)
    }

    @Test(arguments: [
        ("grade", false, ["second.fits", "first.fits", "First.fits"]),
        ("grade", true, ["first.fits", "second.fits", "First.fits"]),
        ("start", false, ["first.fits", "second.fits", "First.fits"]),
        ("data_version", false, ["second.fits", "first.fits", "First.fits"]),
        ("t_max", false, ["first.fits", "second.fits", "First.fits"]),
        ("size", false, ["first.fits", "second.fits", "First.fits"]),
    ])
    func `what has no value is last in both directions, and ties keep their order`(
        name: String, descending: Bool, expected: [String]
    ) throws {
        #expect(try rows(name, descending: descending).names == expected)
    }

    @Test(arguments: [(0, 0, true), (1, 1, true), (2, 2, true), (3, 3, false), (4, 3, false)])
    func `a limit cuts only what is beyond it`(limit: Int, count: Int, isCut: Bool) throws {
        let found = try rows(nil, limit: limit)
        #expect(found.names.count == count)
        #expect(found.isCut == isCut)
    }
}
