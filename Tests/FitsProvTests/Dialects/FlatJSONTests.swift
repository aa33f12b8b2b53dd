import Testing

@testable import FitsProv

/// JSON objects as lists of names and texts.
@Suite struct FlatJSONTests {
    private func members(_ text: String) -> [String]? {
        FlatJSON.members(of: text)?.map { "\($0.name)=\($0.value)" }
    }

    @Test(arguments: [
        ("{}", []), (" { } ", []), (#"{"a":1}"#, ["a=1"]),
        (#"{"a" : -1.5e3 , "b":false}"#, ["a=-1.5e3", "b=false"]),
        (#"{"a":"x \"y\" \\ \n é \u00e9 \ud800"}"#, ["a=x \"y\" \\ \n é é \u{FFFD}"]),
        (#"{"a":{"b":[1,"]}"]},"c":null}"#, [#"a={"b":[1,"]}"]}"#, "c="]),
    ])
    func `strings lose their quotes, and what is nested stays`(text: String, found: [String]) {
        #expect(members(text) == found)
    }

    @Test(arguments: [
        "", "[1]", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1"#, #"{"a":1}x"#, #"{"a":"b"#, #"{"a":"\"#,
        #"{"a":"\u12"}"#, #"{a:1}"#, #"{"a":[1}"#, #"{"a":1,}"#,
    ])
    func `what is no object is none`(text: String) {
        #expect(members(text) == nil)
    }

    @Test func `brackets may be as deep as they like`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(members(#"{"a":"# + deep) == nil)
        #expect(
            members(#"{"a":"# + deep + String(repeating: "]", count: 100_000) + "}")?.count == 1)
    }
}
