import FitsProv
import RecordYAML
import TestSupport
import Testing

/// What a record costs: near as much as it is long.
@Suite struct RecordGrowthTests {
    private func read(_ text: String) throws -> StampRequest {
        try RecordFile(jsonOrYAML: Array(text.utf8), path: "step.yaml").request
    }

    @Test(arguments: ["fields", "environment", "parameters", "namespaces"])
    func `twice the names of a map cost twice as much to read`(_ key: String) throws {
        let growth = try Growth.ofDoubling(3_000) { count in
            let lines = (0..<count).map { "  name_\($0): value\n" }.joined()
            _ = try read("activity: {name: a}\n\(key):\n\(lines)")
        }
        #expect(growth <= 2.5)
    }

    @Test func `what aliases repeat has a limit`() throws {
        let options = [String](repeating: "o", count: 1_100).joined(separator: ", ")
        let aliases = String(repeating: " - *p\n", count: 1_000)
        let record =
            "activity: {name: a}\nparameters:\n - &p {name: p, value: 1, options: [\(options)]}\n"
            + aliases
        let error = #expect(throws: FitsProvError.self) { try read(record) }
        #expect(error?.reason.contains("more values than 1000000") == true)
    }

    @Test func `a merge key brings what a map of its own does not say`() throws {
        let record = """
            activity: {name: a}
            used:
              - &one {file: a.fits, role: Main}
              - {<<: *one, file: b.fits}
            """
        let used = try read(record).used
        #expect(used.map(\.location) == ["a.fits", "b.fits"])
        #expect(used.map(\.role) == ["Main", "Main"])
    }

    @Test func `nothing is nothing where it may be, and text where it must not`() throws {
        let request = try read("activity: {name: a, version: ~, type: }\nfields: {x: , y: ~}")
        #expect(request.activity.version == nil)
        #expect(request.activity.type == nil)
        #expect(request.fields.map(\.value) == ["", "~"])
    }
}
