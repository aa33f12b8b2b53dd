import FitsProv
import RecordYAML
import Testing

@Suite struct RecordFileTests {
    private func read(_ text: String) throws -> StampRequest {
        try RecordFile(jsonOrYAML: Array(text.utf8), path: "step.yaml").request
    }

    @Test func `YAML and JSON say the same`() throws {
        let yaml = """
            activity:
              name: ctbin
              version: 2.10
              start: 2026-03-13T23:44:46Z
            software:
              - {name: ctools, version: 2.1.0}
            agents:
              - {name: CTA Consortium, role: Creator, type: Organization}
            used:
              - {file: events.fits, role: Main}
            parameters:
              - {name: emin, value: 0.1, unit: TeV, options: [0.1, 1], default: 1}
            fields: {calib_version: v1.2, calib_level: 3}
            environment: {HOST: node7}
            namespaces: {cta: http://www.cta-observatory.org#}
            """
        let json = """
            {"activity": {"name": "ctbin", "version": "2.10", "start": "2026-03-13T23:44:46Z"},
             "software": [{"name": "ctools", "version": "2.1.0"}],
             "agents": [{"name": "CTA Consortium", "role": "Creator", "type": "Organization"}],
             "used": [{"file": "events.fits", "role": "Main"}],
             "parameters": [{"name": "emin", "value": 0.1, "unit": "TeV",
                             "options": [0.1, 1], "default": 1}],
             "fields": {"calib_version": "v1.2", "calib_level": 3},
             "environment": {"HOST": "node7"},
             "namespaces": {"cta": "http://www.cta-observatory.org#"}}
            """
        let request = try read(yaml)
        #expect(try read(json) == request)
        #expect(request.activity.version == "2.10")
        #expect(request.parameters.first?.options == ["0.1", "1"])
        #expect(request.fields.map(\.name) == ["calib_level", "calib_version"])
    }

    @Test func `parameters may be a map of names and values`() throws {
        let request = try read("activity: {name: x}\nparameters: {b: 2, a: true}")
        #expect(request.parameters.map { "\($0.name)=\($0.value)" } == ["a=true", "b=2"])
    }

    @Test(arguments: [
        ("activity: {}", "activity.name: is missing"),
        ("activity: {name: x}\nsoftwares: []", "softwares: is unknown"),
        ("activity: {name: x}\nused: [{role: Main}]", "used[0].file: is missing"),
        ("activity: {name: x}\nagents: [{name: y, type: Robot}]", "agents[0].type: is not one of"),
        ("{\"activity\": {\"name\": \"x\"", "JSON"),
        ("activity: [unclosed", "error"),
        ("- just a list", "record"),
    ])
    func `what is wrong is named`(text: String, words: String) {
        let error = #expect(throws: FitsProvError.self) { try read(text) }
        #expect(error?.code == .badRecord)
        #expect(error?.path == "step.yaml")
        #expect(error?.explanation.contains(words) == true, "\(error?.explanation ?? "")")
    }

    @Test func `bytes that are no text are refused`() {
        #expect(throws: FitsProvError.self) {
            try RecordFile(jsonOrYAML: [0xFF, 0xFE, 0x00], path: "r")
        }
    }
}
