import FitsProv
import Testing

@testable import Descriptions

/// What forms have no place for.
@Suite struct LossTests {
    private func losses(
        _ text: String, _ format: DescriptionFormat, path: String? = "p.par"
    ) throws -> [String] {
        let description = try DescriptionFile(Array(text.utf8), path: "x").description
        return try description.written(as: format, path: path).losses.map { loss in
            "\(loss.kind): \(loss)" + (loss.value.map { " -> \($0)" } ?? "")
        }
    }

    private static let roles = """
        {"name": "p", "parameters": [{"name": "in", "type": "file"}, {"name": "o", "type": "file"}],
         "used": [{"role": "Main", "parameter": "in", "multiplicity": "*"}, {"role": "cal"}],
         "generated": [{"role": "cube", "parameter": "o", "contentType": "image/fits"}]}
        """

    @Test func `JDL holds roles`() throws {
        let losses = try losses(Self.roles, .jdl)
        #expect(losses == [])
    }

    @Test(arguments: [
        ("https://example.org/$ID", []), ("a.fits", []),
        ("file://$ID", ["leftOut: default of what is used as 'r'"]),
    ])
    func `JDL knows addresses, and files that come with the job`(
        _ standard: String, _ expected: [String]
    ) throws {
        let text = "{\"name\": \"p\", \"used\": [{\"role\": \"r\", \"default\": \"\(standard)\"}]}"
        let losses = try losses(text, .jdl)
        #expect(losses == expected)
    }

    @Test func `WADL knows inputs by their parameters`() throws {
        let losses = try losses(Self.roles, .wadl)
        #expect(
            losses == [
                "changed: type of the parameter 'o' -> char",
                "changed: role of what is used as 'Main' -> in",
                "leftOut: multiplicity of what is used as 'Main'", "leftOut: what is used as 'cal'",
                "leftOut: parameter of what is made as 'cube'",
            ])
    }

    @Test func `a parameter file knows files by their parameters`() throws {
        let losses = try losses(Self.roles, .par)
        #expect(
            losses == [
                "changed: role of what is used as 'Main' -> in",
                "leftOut: multiplicity of what is used as 'Main'", "leftOut: what is used as 'cal'",
                "changed: role of what is made as 'cube' -> o",
                "leftOut: content type of what is made as 'cube'",
            ])
    }

    @Test func `CPL knows no roles`() throws {
        let losses = try losses(Self.roles, .cpl)
        #expect(
            losses == [
                "changed: type of the parameter 'in' -> char",
                "changed: type of the parameter 'o' -> char", "leftOut: what is used as 'Main'",
                "leftOut: what is used as 'cal'", "leftOut: what is made as 'cube'",
            ])
    }

    @Test(arguments: [
        (nil, ["leftOut: name"]), ("dir/p.par", []), ("q.par", ["changed: name -> q"]),
    ])
    func `a parameter file is named by its path`(_ path: String?, _ expected: [String]) throws {
        let losses = try losses("{\"name\": \"p\"}", .par, path: path)
        #expect(losses == expected)
    }

    @Test(arguments: [
        ("\"type\": \"long\"", ["changed: type of the parameter 'x' -> int"]),
        ("\"type\": \"char\", \"default\": \"NONE\"", ["leftOut: default of the parameter 'x'"]),
        (
            "\"type\": \"boolean\", \"default\": \"T\"",
            ["changed: default of the parameter 'x' -> true"]
        ),
        (
            "\"type\": \"boolean\", \"default\": \"maybe\"",
            ["leftOut: default of the parameter 'x'"]
        ),
        (
            "\"type\": \"char\", \"options\": [\"a\", \"b\"], \"max\": 3",
            ["leftOut: max of the parameter 'x'"]
        ),
        ("\"type\": \"char\", \"options\": [\"a|b\"]", ["leftOut: options of the parameter 'x'"]),
        (
            "\"type\": \"char\", \"description\": \"a\\nb\"",
            ["changed: description of the parameter 'x' -> a b"]
        ),
        ("\"type\": \"file\"", ["added: what is used as 'x'"]),
        (
            "\"ucd\": \"u\"",
            ["leftOut: ucd of the parameter 'x'", "added: type of the parameter 'x' -> char"]
        ),
    ])
    func `what a parameter file makes of a parameter`(
        _ facts: String, _ expected: [String]
    ) throws {
        let losses = try losses(
            "{\"name\": \"p\", \"parameters\": [{\"name\": \"x\", \(facts)}]}", .par)
        #expect(losses.sorted() == expected.sorted())
    }

    @Test func `parameters of the interface are written`() throws {
        let text = "{\"name\": \"p\", \"parameters\": [{\"name\": \"mode\", \"type\": \"char\"}]}"
        let description = try DescriptionFile(Array(text.utf8), path: "x").description
        let written = try description.written(as: .par, path: "p.par")
        #expect(written.losses.isEmpty)
        #expect(written.text == "mode,s,h,,,,\"\"\n")
    }

    @Test func `parameters of UWS are not`() throws {
        let losses = try losses(
            "{\"name\": \"p\", \"parameters\": [{\"name\": \"PHASE\"}, {\"name\": \"result-id\"}]}",
            .wadl)
        #expect(losses == ["leftOut: the parameter 'PHASE'"])
    }

    @Test func `the order counts`() throws {
        let text = """
            {"name": "p", "parameters": [{"name": "a", "type": "file"}, {"name": "b", "type": "file"}],
             "used": [{"role": "b", "parameter": "b"}, {"role": "a", "parameter": "a"}]}
            """
        let losses = try losses(text, .wadl)
        #expect(losses == ["changed: order"])
        let none = try self.losses(text, .jdl)
        #expect(none == [])
    }

    @Test func `two files of one role are two`() throws {
        let text =
            "{\"name\": \"p\", \"used\": [{\"role\": \"r\"}, {\"role\": \"r\", \"default\": \"x\"}]}"
        let jdl = try losses(text, .jdl)
        #expect(jdl == [])
        let wadl = try losses(text, .wadl)
        #expect(wadl == ["leftOut: what is used as 'r'", "leftOut: what is used as 'r'"])
    }

    @Test(arguments: [
        ("a.json", DescriptionFormat.json), ("a/b.YAML", .yaml), ("x.yml", .yaml),
        ("p_vot.xml", .jdl),
        ("p.vot", .jdl), ("p.wadl", .wadl), ("p.par", .par), ("p.xml", nil), (".par", nil),
        ("p", nil),
    ])
    func `the name of a file tells its form`(_ path: String, _ format: DescriptionFormat?) {
        #expect(DescriptionFormat(path: path) == format)
    }

    @Test(arguments: [
        ("0", true), ("-0.020", true), ("1e5", true), ("1E+05", true), ("12345678901234567", true),
        ("", false), ("-", false), ("01", false), (".5", false), ("1.", false), ("1e", false),
        ("+1", false), ("0x1", false), ("nan", false), ("1e999", false), ("1e-400", false),
        ("123456789012345678", false), ("1 ", false),
    ])
    func `numbers of JSON are told from texts`(_ text: String, _ isNumber: Bool) {
        #expect(text.isJSONNumber == isNumber)
    }
}
