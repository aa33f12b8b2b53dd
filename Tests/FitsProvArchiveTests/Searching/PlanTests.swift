import GRDB
import TestSupport
import Testing

@testable import FitsProvArchive

/// How products are found: by which index, and each of them once.
@Suite struct PlanTests {
    private static let products: [ProductFixture] = {
        var product = ProductFixture.fields("a.fits", ("calib_version", "1"), ("grade", "2"))
        product.parameters = [("bins", "3")]
        product.software = [("lib", "2.0"), ("tool", "1.0")]
        return [product]
    }()

    /// The lines in which SQLite tells how it finds products.
    private func plan(_ expression: String?, _ cone: String? = nil) throws -> String {
        try PlanTests.products.ask { index in
            try index.read { db in
                Cone.prepare(db)
                SortKey.prepare(db)
                var question = Query(try expression.map { try Expression($0) })
                question.cone = cone.flatMap { Cone($0) }
                let statement = try Search(question, Names(db), db).statement()
                let rows = try Row.fetchAll(
                    db, sql: "EXPLAIN QUERY PLAN " + statement.sql,
                    arguments: statement.statementArguments)
                return rows.map { $0.text("detail") }.joined(separator: "\n")
            }
        }
    }

    @Test(arguments: [
        ("grade = x", ["fields_value"]), ("grade = 2", ["fields_value", "fields_numeric"]),
        ("grade > 2", ["fields_numeric"]), ("grade > x", ["fields_value"]),
        ("grade = 'x*'", ["fields_value"]), ("grade between 1 and 2", ["fields_numeric"]),
        ("calib_version > 1", ["fields_version"]), ("calib_version = 1", ["fields_value"]),
        ("has grade", ["fields_value"]), ("parameter.bins = x", ["parameters_value"]),
        ("parameter.bins > 2", ["parameters_numeric"]), ("activity = x", ["activities_name"]),
        ("activity_id = x", ["activities_identifier"]),
        ("software = x", ["software_name"]), ("software = 'x 1.*'", ["software_name"]),

        ("software_version = 1", ["software_version"]),
        ("agent = x", ["agents_name"]),
        ("used = x", ["used_name", "used_identifier", "used_digest"]),
        ("id = x", ["products_identifier"]), ("digest = x", ["products_digest", "files_digest"]),
        ("name = x", ["files_normal_name"]), ("path = a/x", ["files_normal_name"]),
        ("t_min > 2026", ["obscore_time"]), ("time = 2026", ["obscore_time"]),
        ("target = x", ["obscore_target_name"]), ("obs_id = 'x*'", ["obscore_obs_id"]),
        ("calib_level = 2", ["obscore_calib_level", "fields_value"]),
        ("dataproduct_type = x", ["obscore_dataproduct_type"]),
    ])
    func `what has an index is found by it`(expression: String, indices: [String]) throws {
        let plan = try plan(expression)
        for index in indices {
            #expect(
                plan.contains("USING INDEX \(index) ") || plan.contains("COVERING INDEX \(index) "),
                "\(plan)")
        }
        #expect(!plan.contains("SCAN F"), "\(plan)")
    }

    @Test(arguments: ["0,0,1", "0,90,1", "359,-20,2"])
    func `a circle is found by the index of the sky`(
        cone: String
    ) throws {
        #expect(try plan(nil, cone).contains("obscore_sky"))
        #expect(try plan("exposure > 3", cone).contains("obscore_sky"))
    }

    @Test(arguments: [
        "not grade = x", "exposure > 3", "grade = x or exposure > 3", "name = 'x*'", "path = '*x'",
        "modified > 2020", "size > 3", "used = '*x'", "has name", "stamped", "energy = 1 TeV",
        "activity_version > 1", "grade = x or not grade = y",
    ])
    func `what has none is looked for file by file`(expression: String) throws {
        #expect(try plan(expression).contains("SCAN F"))
    }

    @Test(arguments: [
        ("exposure > 3 and grade = x", "fields_value"),
        ("not id = x and grade = x", "fields_value"),
        ("(exposure > 3 or stamped) and id = x", "products_identifier"),
        ("grade = 2 and id = nothing", "products_identifier"),
        ("id = nothing and grade = 2", "products_identifier"),
    ])
    func `of several the one that finds fewest is asked first`(
        expression: String, index: String
    ) throws {
        let plan = try plan(expression)
        let first = plan.split(separator: "\n").first { $0.contains("INDEX") }
        #expect(first?.contains(index) == true, "\(plan)")
        #expect(!plan.contains("SCAN F"))
    }

    @Test(arguments: [
        "software = tool or software = lib", "software = '*'", "has software",
        "software_version >= 1",
        "software = 't*' or stamped", "parameter.bins = 3 or grade = 2", "grade = 2 or grade = '2'",
        "software in (tool, lib, tool)", "used = 'x*' or software = lib",
        "software_version > 0 and has software",
    ])
    func `a product that fits in several ways is found once`(expression: String) throws {
        #expect(try PlanTests.products.found(expression) == "a")
    }

    @Test func `more alternatives than SQLite can put together are tried all the same`() throws {
        let many = (0..<250).map { "grade = v\($0)" }.joined(separator: " or ")
        #expect(try PlanTests.products.found(many) == "")
        #expect(try PlanTests.products.found(many + " or grade = '2'") == "a")
        #expect(try PlanTests.products.found("(\(many)) and id = x") == "")
        #expect(try PlanTests.products.found("not (\(many))") == "a")
        #expect(try plan(many).contains("SCAN F"))
    }

    @Test func `many products are found as few are`() throws {
        // More than are counted at first.
        let products = (0..<450).map { number in
            var product = ProductFixture("\(number)")
            product.fields = [("parity", number.isMultiple(of: 2) ? "even" : "odd")]
            product.software = [("s\(number % 3)", "1")]
            return product
        }
        try products.ask { (index: ArchiveIndex) throws in
            #expect(try index.names("parity = even").count == 225)
            #expect(try index.names("parity = even and software = s0").count == 75)
            #expect(try index.names("parity = even or software = s0").count == 300)
            #expect(try index.names("parity = even and name = 6") == ["6"])
            #expect(try index.names("name = 6 and parity = odd") == [])
            #expect(
                try index.names("(parity = even or exposure > 3) and software = s1").count == 75)
        }
    }
}
