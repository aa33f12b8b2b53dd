import Files
import Testing

import FitsProv
import RecordYAML

/// Records where they begin, end and go wrong.
@Suite struct RecordEdgeTests {
    private func read(_ text: String) throws -> StampRequest {
        try RecordFile(jsonOrYAML: Array(text.utf8), path: "step").request
    }

    private func error(_ bytes: some Sequence<UInt8>) -> FitsProvError? {
        #expect(throws: FitsProvError.self) {
            try RecordFile(jsonOrYAML: Array(bytes), path: "step")
        }
    }

    @Test(arguments: [
        #"{"activity": {"name": "n"}}"#, " \n\t{\"activity\": {\"name\": \"n\"}}\n",
        "activity: {name: n}", "\n# x\nactivity: {name: n}\n", "---\nactivity:\n  name: n\n",
        "activity: {name: 'n'}", "{activity: {name: n}, used: []}".yaml,
    ])
    func `a text that begins with a brace is JSON, any other YAML`(text: String) throws {
        #expect(try read(text).activity.name == "n")
    }

    @Test func `what begins with a brace and is YAML is refused`() {
        #expect(error("{activity: {name: n}}".utf8)?.code == .badRecord)
    }

    @Test func `a record of 16 MiB is read, and one byte more is not`() throws {
        let text = Array("activity: {name: n}\n#".utf8)
        let most = text + [UInt8](repeating: 0x20, count: RecordFile.mostBytes - text.count)
        #expect(RecordFile.mostBytes == 16_777_216)
        #expect(try RecordFile(jsonOrYAML: most, path: "r").request.activity.name == "n")
        #expect(error(most + [0x20])?.code == .badRecord)
    }

    @Test(arguments: [[0xFF], [0xC3], [0xC3, 0x28], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func `what is not UTF-8 is refused wherever it stands`(bytes: [UInt8]) {
        #expect(error("activity: {name: n}\n# ".utf8 + bytes)?.code == .badRecord)
        #expect(error(#"{"activity": {"name": "n"}}"#.utf8 + bytes)?.code == .badRecord)
    }

    @Test func `text beyond ASCII is kept`() throws {
        #expect(try read("activity: {name: Größe 🛰}").activity.name == "Größe 🛰")
        #expect(try read(#"{"activity": {"name": "Gr\u00f6\u00dfe"}}"#).activity.name == "Größe")
    }

    @Test(arguments: ["", " ", "\n", "#", "null", "[]", "1", "true", "a", "{}", "activity:", "- 1"])
    func `what is no record at all is refused in one line`(text: String) throws {
        let error = try #require(self.error(text.utf8))
        #expect(error.code == .badRecord)
        #expect(error.path == "step")
        #expect(!error.reason.isEmpty)
        #expect(!error.reason.contains { $0.isNewline })
        #expect(error.hint != nil)
    }

    @Test(arguments: [
        ("activity:\n  name: n\n name: m\n", "3"), ("activity: {name: n\nused: [", "2"),
        ("activity: {name: n}\nx: \"unclosed\n", "2"),
    ])
    func `a fault of YAML is named with its line, in one line`(text: String, line: String) throws {
        let reason = try #require(error(text.utf8)).reason
        #expect(reason.contains(line), "\(reason)")
        #expect(!reason.contains { $0.isNewline })
    }

    @Test(arguments: ["Person", "Organization", "SoftwareAgent"])
    func `an agent is of one of three types`(type: String) throws {
        let agents = #"{"activity": {"name": "n"}, "agents": [{"name": "a", "type": "\#(type)"}]}"#
        #expect(try read(agents).agents.map(\.type) == [type])
        #expect(error(agents.replacing(type, with: type.lowercased()).utf8)?.code == .badRecord)
    }

    @Test(arguments: [
        ("[a, b c, 3, 1.50, true]", "a 'b c' 3 1.50 true"), ("a | b", "a | b"), ("[]", ""),
        ("['it''s']", #"'it'\''s'"#), (#"["", "*"]"#, "'' '*'"),
    ])
    func `a command is a line, or words that are quoted`(yaml: String, command: String) throws {
        #expect(try read("activity: {name: n, command: \(yaml)}").activity.command == command)
    }

    @Test(arguments: ["[[a]]", "[{a: b}]", "{a: b}"])
    func `a command of anything else is refused`(yaml: String) {
        #expect(error("activity: {name: n, command: \(yaml)}".utf8)?.code == .badRecord)
    }

    @Test func `what is left out is nothing, and null is what is left out`() throws {
        let least = try read(#"{"activity": {"name": "n"}}"#)
        #expect(least == StampRequest(activity: "n"))
        #expect(
            try read(
                #"{"activity": {"name": "n", "id": null, "command": null}, "product": null, "used": null}"#
            ) == least)
        #expect(
            try read(
                #"{"activity": {"name": "n"}, "used": [], "fields": {}, "agents": [], "product": {}}"#
            ) == least)
    }

    @Test func `lists keep their order`() throws {
        let request = try read(
            """
            activity: {name: n}
            used: [{file: b}, {file: a}, {file: b}]
            software: [{name: b}, {name: a}]
            agents: [{name: b}, {name: a}]
            configuration: [{file: b}, {file: a}]
            parameters: [{name: b, value: 1}, {name: a, value: 2}, {name: b, value: 3}]
            """)
        #expect(request.used.map(\.location) == ["b", "a", "b"])
        #expect(request.software.map(\.name) == ["b", "a"])
        #expect(request.agents.map(\.name) == ["b", "a"])
        #expect(request.configuration.map(\.location) == ["b", "a"])
        #expect(request.parameters.map { $0.name + $0.value } == ["b1", "a2", "b3"])
    }

    @Test(arguments: [
        ("parameters: [{name: a, value: 1}, {name: b}]", "parameters[1].value"),
        ("parameters: [{name: a, value: 1, options: [[1]]}]", "parameters[0].options[0]"),
        ("used: [{file: a}, {file: b, role: [x]}]", "used[1].role"),
        ("environment: {A: [1]}", "environment.A"), ("namespaces: [a]", "namespaces"),
        ("product: {id: [1]}", "product.id"), ("product: x", "product"),
    ])
    func `a wrong value is named with its place, in YAML`(part: String, place: String) throws {
        let reason = try #require(error("activity: {name: n}\n\(part)".utf8)).reason
        #expect(reason.hasPrefix(place + ": "), "\(reason)")
    }
}

extension String {
    /// The same as YAML, which is not taken for JSON.
    fileprivate var yaml: String { "# record\n" + self }
}
