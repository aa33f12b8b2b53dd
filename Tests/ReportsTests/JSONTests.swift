import Foundation
import Reports
import Testing

@Suite struct JSONTests {
    @Test(arguments: Hostile.texts)
    func `gives any text back to a parser, and nothing to a terminal`(text: String) throws {
        for isPretty in [true, false] {
            let json = try JSON.text([text: [text]], isPretty: isPretty)
            #expect(isSafe(json))
            let back = try JSONDecoder().decode([String: [String]].self, from: Data(json.utf8))
            #expect(back == [text: [text]])
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `writes what is not a number as text`(number: Double) throws {
        let json = try JSON.text(["value": number], isPretty: false)
        let back = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
        #expect(back["value"] == (number.isNaN ? "nan" : number > 0 ? "inf" : "-inf"))
    }

    @Test func `writes a list as it comes, one element a line`() throws {
        let written = Written()
        var list = JSONList(written.buffer)
        try list.begin(
            "hits",
            after: [
                .init("schemaVersion", 1), .init("note", ifAny: String?.none), .init("a", ["b"]),
            ])
        try list.add(["x": 1])
        try list.add(["x": 2])
        try list.end([.init("count", list.count)])
        #expect(
            written.text == """
                {"schemaVersion":1,"a":["b"],"hits":[
                {"x":1},
                {"x":2}
                ],"count":2}

                """)
    }

    @Test func `writes an empty list`() throws {
        let written = Written()
        var list = JSONList(written.buffer)
        try list.begin("hits", after: [])
        try list.end()
        #expect(written.text == "{\"hits\":[\n]}\n")
    }

    @Test(arguments: [0, 1, 2, 1000])
    func `writes an array as the encoder would write it whole`(count: Int) throws {
        let elements = (0..<count).map { ["name": "\($0)\n", "empty": ""] }
        let written = Written()
        var array = JSONArray(written.buffer)
        for element in elements { try array.add(element) }
        try array.end()
        #expect(written.text == (try JSON.text(elements)) + "\n")
    }

    @Test func `writes one element without an array where one was asked for`() throws {
        let written = Written()
        var array = JSONArray(isOne: true, written.buffer)
        try array.add(["a": 1])
        try array.end()
        #expect(written.text == "{\n  \"a\" : 1\n}\n")
    }

    @Test func `passes an element on before the last one comes`() throws {
        let written = Written()
        var lines = JSONLines(written.buffer)
        for number in 0..<20_000 { try lines.add(["number": number]) }
        #expect(written.text.utf8.count > 100_000)
        try lines.end()
        #expect(written.text.split(separator: "\n").count == 20_000)
    }
}
