import Testing

@testable import FitsProv

/// Records as the libraries read them: JSON alone.
@Suite struct JSONRecordTests {
    @Test func `an object of JSON is a record`() throws {
        let text = " \n{\"activity\": {\"name\": \"n\"}, \"parameters\": {\"p\": 1.50}}\n"
        let request = try RecordFile(Array(text.utf8), path: "r").request
        #expect(request.activity.name == "n")
        #expect(request.parameters == [Parameter(name: "p", value: "1.50")])
    }

    @Test(arguments: [
        "activity: {name: n}", "", "[]", "null", "{activity: {name: n}}", "{\"activity\": {}}",
    ])
    func `anything else is refused in one line`(text: String) throws {
        let thrown = #expect(throws: FitsProvError.self) {
            try RecordFile(Array(text.utf8), path: "r")
        }
        let error = try #require(thrown)
        #expect(error.code == .badRecord && error.path == "r" && error.hint != nil)
        #expect(!error.reason.isEmpty && !error.reason.contains { $0.isNewline })
    }

    @Test(arguments: [
        ("[1,2]", #"["1","2"]"#), ("-1", #""-1""#), ("[]", "[]"), ("[ 1 ]", #"[ "1" ]"#),
        (#"{"a1":1e5}"#, #"{"a1":"1e5"}"#), (#""1""#, #""1""#), ("true", "true"),
        (#"["\"1",2]"#, #"["\"1","2"]"#), (#"["\\",2]"#, #"["\\","2"]"#),
        (#"["\\\"3",4.0E-2]"#, #"["\\\"3","4.0E-2"]"#), ("[null,false,0]", #"[null,false,"0"]"#),
    ])
    func `only numbers outside of strings become strings`(json: String, quoted: String) {
        #expect(String(decoding: JSONNumbers.quoted(Array(json.utf8)), as: UTF8.self) == quoted)
    }
}
