import FitsProv
import RecordYAML
import Testing

/// Every key of a record, and what is not one.
@Suite struct RecordKeyTests {
    private func read(_ text: String) throws -> StampRequest {
        try RecordFile(jsonOrYAML: Array(text.utf8), path: "step.json").request
    }

    private func complaint(_ text: String) -> String {
        do {
            return "accepted: \(try read(text))"
        } catch let error as FitsProvError {
            return error.explanation
        } catch {
            return "another error: \(error)"
        }
    }

    @Test func `every key of an activity and of a product has its place`() throws {
        let request = try read(
            """
            {"activity": {"name": "n", "id": "urn:x:1", "version": 2, "type": "Analysis",
              "description": "d", "docurl": "http://d", "start": "2026-01-01T00:00:00Z",
              "end": "2026-01-02T00:00:00Z", "command": ["run", "a b", 3]},
             "product": {"id": "urn:x:p", "role": "out"}}
            """)
        var expected = StampRequest(activity: "n")
        expected.activity.identifier = "urn:x:1"
        expected.activity.version = "2"
        expected.activity.type = "Analysis"
        expected.activity.description = "d"
        expected.activity.documentation = "http://d"
        expected.activity.start = "2026-01-01T00:00:00Z"
        expected.activity.end = "2026-01-02T00:00:00Z"
        expected.activity.command = "run 'a b' 3"
        expected.product = "urn:x:p"
        expected.role = "out"
        #expect(request == expected)
    }

    @Test func `every key of what took part has its place`() throws {
        let request = try read(
            """
            {"activity": {"name": "n", "command": "a | b"},
             "software": [{"name": "s", "version": 1.10, "url": "http://s"}, {"name": "t"}],
             "agents": [{"name": "a", "role": "Creator", "type": "Person", "id": "urn:a",
                         "email": "a@b", "affiliation": "X", "url": "http://a"}],
             "used": [{"file": "f", "role": "Main", "id": "urn:f", "digest": "sha256:x",
                       "description": "raw"}],
             "configuration": [{"file": "c", "digest": "file-sha256:y", "description": "conf"}]}
            """)
        #expect(request.activity.command == "a | b")
        #expect(
            request.software
                == [Software(name: "s", version: "1.10", url: "http://s"), Software(name: "t")])
        var agent = Agent(name: "a", role: "Creator")
        agent.type = "Person"
        agent.identifier = "urn:a"
        agent.email = "a@b"
        agent.affiliation = "X"
        agent.url = "http://a"
        #expect(request.agents == [agent])
        var used = UsedEntity(location: "f", role: "Main")
        used.identifier = "urn:f"
        used.digest = "sha256:x"
        used.description = "raw"
        #expect(request.used == [used])
        var file = ConfigurationFile(location: "c")
        file.digest = "file-sha256:y"
        file.description = "conf"
        #expect(request.configuration == [file])
    }

    @Test func `every key of a parameter has its place`() throws {
        let request = try read(
            """
            {"activity": {"name": "n"}, "parameters": [
              {"name": "p", "value": true, "type": "t", "unit": "u", "ucd": "c", "min": -1,
               "max": 2.5, "options": ["a", 1, false], "default": 0, "description": "d"},
              {"name": "q", "value": ""}]}
            """)
        var parameter = Parameter(name: "p", value: "true")
        parameter.type = "t"
        parameter.unit = "u"
        parameter.ucd = "c"
        parameter.min = "-1"
        parameter.max = "2.5"
        parameter.options = ["a", "1", "false"]
        parameter.standard = "0"
        parameter.description = "d"
        #expect(request.parameters == [parameter, Parameter(name: "q", value: "")])
    }

    @Test func `maps are in the order of their names`() throws {
        let request = try read(
            """
            {"activity": {"name": "n"}, "fields": {"b": 1, "a": "x"},
             "environment": {"Z": "1", "A": 2}, "namespaces": {"q": "http://q", "p": "http://p"}}
            """)
        #expect(request.fields == [Field(name: "a", value: "x"), Field(name: "b", value: "1")])
        #expect(request.environment.map(\.name) == ["A", "Z"])
        #expect(request.environment.map(\.value) == ["2", "1"])
        #expect(request.namespaces == ["q": "http://q", "p": "http://p"])
    }

    @Test(arguments: [
        (#""oops": 1"#, "oops: is unknown; expected one of activity, agents, configuration"),
        (#""product": {"oops": 1}"#, "product.oops: is unknown; expected one of id, role"),
        (#""software": [{"name": "a", "oops": 1}]"#, "software[0].oops: is unknown"),
        (#""agents": [{"name": "a"}, {"name": "b", "oops": 1}]"#, "agents[1].oops: is unknown"),
        (#""used": [{"file": "a", "oops": 1}]"#, "used[0].oops: is unknown"),
        (#""configuration": [{"file": "a", "oops": 1}]"#, "configuration[0].oops: is unknown"),
        (
            #""parameters": [{"name": "a", "value": 1, "oops": 1}]"#,
            "parameters[0].oops: is unknown"
        ),
    ])
    func `an unknown key is named with its place`(part: String, words: String) {
        let json = complaint(#"{"activity": {"name": "n"}, \#(part)}"#)
        #expect(json.contains(words), "\(json)")
        // The same text, but for a comment before it, is YAML.
        let yaml = complaint("# a record\n" + #"{"activity": {"name": "n"}, \#(part)}"#)
        #expect(yaml.contains(words), "\(yaml)")
    }

    @Test func `an unknown key of the activity is named, with those that are known`() {
        let words = complaint(#"{"activity": {"name": "n", "stop": "x"}}"#)
        #expect(words.contains("activity.stop: is unknown; expected one of command, description"))
    }

    @Test(arguments: [
        (#"{"activity": {"name": 5}}"#, "activity.name: "),
        (#"{"activity": "n"}"#, "activity: "),
        (
            #"{"activity": {"name": "n", "version": [1]}}"#,
            "activity.version: is not text, a number"
        ),
        (#"{"activity": {"name": "n", "version": {}}}"#, "activity.version: is not text, a number"),
        (#"{"activity": {"name": "n", "command": 7}}"#, "activity.command: "),
        (#"{"activity": {"name": "n"}, "used": "f"}"#, "used: "),
        (#"{"activity": {"name": "n"}, "used": [{"file": 1}]}"#, "used[0].file: "),
        (#"{"activity": {"name": "n"}, "software": {"name": "s"}}"#, "software: "),
        (#"{"activity": {"name": "n"}, "fields": ["a"]}"#, "fields: "),
        (#"{"activity": {"name": "n"}, "fields": {"a": null}}"#, "fields.a: "),
        (#"{"activity": {"name": "n"}, "parameters": 3}"#, "parameters: "),
        (#"{"activity": {"name": "n"}, "parameters": [{"name": "a"}]}"#, "value: is missing"),
        (#"{"activity": {"name": "n"}, "parameters": [{"value": 1}]}"#, "name: is missing"),
        (#"{"software": []}"#, "activity: is missing"),
        (#"{"activity": {"name": "n"}, "fields": {"a": 01}}"#, "fields.a: "),
        (#"{"activity": {"name": "n"}, "fields": {"a": 1.}}"#, "fields.a: "),
    ])
    func `a value of the wrong type is named with its place`(text: String, words: String) {
        let complaint = complaint(text)
        #expect(!complaint.hasPrefix("accepted") && complaint.contains(words), "\(complaint)")
    }

    @Test func `a record that is too long is refused before it is read`() {
        let bytes = [UInt8](repeating: 0x20, count: RecordFile.mostBytes + 1)
        let error = #expect(throws: FitsProvError.self) {
            try RecordFile(jsonOrYAML: bytes, path: "r")
        }
        #expect(error?.explanation.contains("longer than 16777216 bytes") == true)
    }
}
