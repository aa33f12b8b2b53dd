import FitsProv
import GRDB
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// What is told of names: in groups, with counts, values, ranges and units.
@Suite struct SurveyEdgeTests {
    private static let products: [ProductFixture] = {
        var first = ProductFixture.fields(
            "a.fits", ("site", "N"), ("grade", "-2.5"), ("data_version", "1"), ("mix", "1"),
            ("calib_level", "2"))
        (first.version, first.type) = ("v1", "urn:t")
        (first.start, first.end) = ("2026-03-14T00:00:00Z", "2026-03-14T01:00:00Z")
        first.software = [("Tool", "1.0"), ("lib", nil)]
        first.agents = ["ESO", "CTAO"]
        first.parameters = [("bins", "10"), ("mode", "fast")]
        first.observed = [
            (.sRa, .real(10)), (.tMin, .real(60_000)), (.tMax, .real(60_000.5)),
            (.calibLevel, .integer(2)),
            (.targetName, .text("Crab")), (.tExptime, .real(2.5)), (.emMin, .real(1e-18)),
        ]
        var second = ProductFixture.fields(
            "b.fits", ("site", "n"), ("grade", "10"), ("data_version", "2"), ("mix", "x"))
        second.activity = "other"
        second.version = "v1"
        second.start = "2026-03-13T00:00:00Z"
        second.software = [("tool", "1.0"), ("tool", "2.0"), ("TOOL", nil)]
        second.agents = ["eso"]
        second.parameters = [("bins", "9")]
        second.observed = [
            (.sRa, .real(-0.0)), (.tMin, .real(60_001.25)), (.calibLevel, .integer(3)),
            (.targetName, .text("crab")),
        ]
        var third = ProductFixture("c.fits")
        third.isStamped = false
        return [first, second, third]
    }()

    private func survey(
        _ names: [String] = [], limit: Int = 9,
        of products: [ProductFixture] = SurveyEdgeTests.products
    ) throws -> [SurveyedName] {
        try products.ask { index in
            var found: [SurveyedName] = []
            try index.survey(names: names, limit: limit) { _ in
            } _: {
                found.append($0)
            }
            return found
        }
    }

    /// One name, of which there must be one.
    private func only(_ name: String, limit: Int = 9) throws -> SurveyedName {
        let found = try survey([name], limit: limit)
        #expect(found.count == 1)
        return try #require(found.first)
    }

    @Test func `names come by group, in the order of each`() throws {
        let found = try survey()
        #expect(found.map(\.group) == found.map(\.group).sorted { order($0) < order($1) })
        #expect(
            found.map { $0.group == .software ? $0.name.lowercased() : $0.name } == [
                "calib_level", "data_version", "grade", "mix", "site", "activity",
                "activity_version",
                "activity_type", "start", "end", "lib", "tool", "agent", "calib_level",
                "target_name",
                "s_ra", "t_min", "t_max", "t_exptime", "em_min", "parameter.bins", "parameter.mode",
            ])
    }

    private func order(_ group: SurveyedName.Group) -> Int {
        SurveyedName.Group.allCases.firstIndex(of: group) ?? -1
    }

    @Test func `an archive is told by its products and its stamps before anything else`() throws {
        try SurveyEdgeTests.products.ask { index in
            var (sizes, count): ([Int], Int) = ([], 0)
            try index.survey(limit: 1) {
                #expect(count == 0)
                sizes = [$0.products, $0.stamped]
            } _: { _ in
                count += 1
            }
            #expect(sizes == [3, 2])
            #expect(count > 0)
        }
    }

    @Test(
        arguments: [
            ("site", 2, 1), ("grade", 2, 2), ("calib_version", 0, nil), ("activity", 2, 2),
            ("activity_version", 2, 1), ("activity_type", 1, 1), ("agent", 3, 2), ("target", 2, 1),
            ("parameter.bins", 2, 2), ("parameter.mode", 1, 1), ("mix", 2, 2),
        ] as [(String, Int, Int?)])
    func `values are counted, those that differ in case alone as one`(
        name: String, count: Int, distinct: Int?
    ) throws {
        guard count > 0 else {
            #expect(try survey([name]).isEmpty)
            return
        }
        let found = try only(name)
        #expect(found.count == count)
        #expect(found.distinct == distinct)
        #expect(found.values.map(\.count).reduce(0, +) == count)
    }

    @Test(
        arguments: [
            ("grade", "-2.5", "10"), ("parameter.bins", "9", "10"), ("mix", nil, nil),
            ("site", nil, nil),
            // Versions are no numbers, however much they look like some.
            ("data_version", nil, nil), ("start", "2026-03-13T00:00:00Z", "2026-03-14T00:00:00Z"),
            ("end", "2026-03-14T01:00:00Z", "2026-03-14T01:00:00Z"), ("s_ra", "0", "10"),
            ("t_min", "2023-02-25T00:00:00", "2023-02-26T06:00:00"),
            ("t_max", "2023-02-25T12:00:00", "2023-02-25T12:00:00"), ("exposure", "2.5", "2.5"),
            ("em_min", "1e-18", "1e-18"), ("obscore.calib_level", nil, nil), ("target", nil, nil),
        ] as [(String, String?, String?)])
    func `numbers and times have a range`(name: String, low: String?, high: String?) throws {
        let found = try only(name)
        #expect(found.range?.low == low)
        #expect(found.range?.high == high)
    }

    @Test(
        arguments: [
            ("s_ra", "deg"), ("exposure", "s"), ("em_min", "m"), ("t_min", nil), ("t_max", nil),
            ("target", nil), ("obscore.calib_level", nil), ("grade", nil), ("start", nil),
        ] as [(String, String?)])
    func `a column has its unit, but times are written out`(name: String, unit: String?) throws {
        #expect(try only(name).unit == unit)
    }

    @Test func `integers have values as texts have`() throws {
        let found = try only("obscore.calib_level")
        #expect(found.values == [.init(text: "2", count: 1), .init(text: "3", count: 1)])
        #expect(found.count == 2)
        #expect(found.group == .obscore)
    }

    @Test func `a program has its versions, and counts without one too`() throws {
        let found = try survey(["software"])
        #expect(found.map { $0.name.lowercased() } == ["lib", "tool"])
        #expect(found.map(\.count) == [1, 4])
        #expect(found.map(\.distinct) == [0, 2])
        #expect(found[1].values == [.init(text: "1.0", count: 2), .init(text: "2.0", count: 1)])
        #expect(found[0].values.isEmpty)
        #expect(try survey(["software_version"]).map { $0.name.lowercased() } == ["lib", "tool"])
        #expect(try survey(["software"], limit: 1)[1].values.map(\.text) == ["1.0"])
    }

    @Test(arguments: [
        (["site"], ["site"]), (["agent", "site"], ["site", "agent"]), (["site", "SITE"], ["site"]),
        (["ra", "s_ra", "obscore.s_ra"], ["s_ra"]),
        (["calib_level"], ["calib_level", "calib_level"]),
        (["field.calib_level"], ["calib_level"]), (["param.bins"], ["parameter.bins"]),
        (["start", "activity"], ["activity", "start"]), (["run_type"], []), (["path"], []),
        (["fov"], []), (["started"], ["start"]), (["t_max", "t_min"], ["t_min", "t_max"]),
    ])
    func `only the names that are asked for are told, each once`(
        names: [String], expected: [String]
    ) throws {
        #expect(try survey(names).map(\.name) == expected)
    }

    @Test func `a name that means nothing is refused, whichever it is`() throws {
        for names in [["sitee"], ["site", "sitee"]] {
            let error = #expect(throws: UnknownName.self) { try survey(names) }
            #expect(error?.name == "sitee")
            #expect(error?.suggestions.contains("site") == true)
        }
    }

    @Test func `an archive of nothing has no names`() throws {
        #expect(try survey(of: []).isEmpty)
        #expect(try survey(of: [SurveyEdgeTests.products[2]]).isEmpty)
    }

    @Test func `nothing is told of programs and columns of files that are gone`() throws {
        try SurveyEdgeTests.products.ask { index in
            try index.write {
                try $0.execute(sql: "UPDATE files SET state = 3 WHERE name = 'b.fits'")
            }
            var found: [String: SurveyedName] = [:]
            var stamped = 0
            try index.survey(limit: 9) {
                stamped = $0.stamped
            } _: { name in
                found["\(name.group.rawValue) \(name.name)"] = name
            }
            #expect(stamped == 1)
            #expect(found["software Tool"]?.count == 1)
            #expect(found["agent agent"]?.count == 2)
            #expect(found["activity start"]?.range?.low == "2026-03-14T00:00:00Z")
            #expect(found["obscore s_ra"]?.range?.low == "10")
            #expect(found["obscore calib_level"]?.values.map(\.text) == ["2"])
            #expect(found["parameter parameter.bins"]?.range?.low == "10")
            #expect(found["field mix"]?.range?.high == "1")
        }
    }

    @Test(arguments: [
        (0, []), (1, ["c"]), (2, ["c", "b"]), (3, ["c", "b", "d"]), (4, ["c", "b", "d", "a"]),
        (9, ["c", "b", "d", "a", "e"]),
    ])
    func `the most frequent values come first, equals as they are found`(
        limit: Int, texts: [String]
    ) {
        var frequent = FrequentValues(limit: limit)
        for (text, count) in [("a", 1), ("b", 5), ("c", 7), ("d", 5), ("e", 1)] {
            frequent.add(text, count)
        }
        #expect(frequent.values.map(\.text) == texts)
        #expect(frequent.total == 19)
        #expect(frequent.distinct == 5)
    }

    @Test func `the folders of an index are told in order`() throws {
        try [ProductFixture]().ask { index in
            try index.write {
                try $0.execute(sql: "INSERT INTO roots VALUES ('/b'), ('/a'), ('/archive/x')")
            }
            #expect(try index.indexedRoots() == ["/a", "/archive", "/archive/x", "/b"])
        }
    }
}
