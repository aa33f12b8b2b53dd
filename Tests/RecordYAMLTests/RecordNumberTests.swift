import FitsProv
import RecordYAML
import Testing

/// Numbers of a record keep the digits that it has.
@Suite struct RecordNumberTests {
    private func value(_ text: String) throws -> String? {
        try RecordFile(jsonOrYAML: Array(text.utf8), path: "record").request.parameters.first?.value
    }

    @Test(arguments: [
        "0", "-0", "7", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
        "12345678901234567890", "55700500000000071282", "18446744073709551616",
        "123456789012345678901234567890123456789012345678901234567890", "0.1", "1.0", "1.50",
        "0.1234567890123456789012345678901234567890", "-0.000", "1e3", "1E+03", "-1.5e-7",
        "2460000.123456789012",
    ])
    func `a number is kept as it is written, in JSON and in YAML`(number: String) throws {
        #expect(
            try value(#"{"activity": {"name": "n"}, "parameters": {"p": \#(number)}}"#) == number)
        #expect(
            try value(
                #"{"activity":{"name":"n"},"parameters":[{"name":"p","value":\#(number)}]}"#)
                == number)
        #expect(try value("activity: {name: n}\nparameters: {p: \(number)}") == number)
    }

    @Test func `numbers between one another keep their places`() throws {
        let request = try RecordFile(
            jsonOrYAML: Array(
                #"""
                {"activity":{"name":"1e5 \"2\" \\","version":3.10,"command":["a",-1,2.0]},
                 "parameters":[{"name":"p","value":1,"min":0,"max":10.00,"default":5,
                                "options":[1,2.0,300000000000000000000]}],
                 "fields":{"a1":12,"b":true,"c":"-3"},"environment":{"N":99999999999999999999}}
                """#.utf8), path: "r"
        ).request
        #expect(request.activity.name == #"1e5 "2" \"#)
        #expect(request.activity.version == "3.10")
        #expect(request.activity.command == "a -1 2.0")
        let parameter = try #require(request.parameters.first)
        #expect([parameter.min, parameter.max, parameter.standard] == ["0", "10.00", "5"])
        #expect(parameter.options == ["1", "2.0", "300000000000000000000"])
        #expect(request.fields.map(\.value) == ["12", "true", "-3"])
        #expect(request.environment == [Setting(name: "N", value: "99999999999999999999")])
    }
}
