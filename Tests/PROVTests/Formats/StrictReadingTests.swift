import PROV
import TestSupport
import Testing

/// What readers refuse, and how names with escapes are understood.
struct StrictReadingTests {
    static let wrongTimes = [
        "2012-03-31", "2012-03-31T09:21", "2012-03-31T25:00:00", "2012-03-31T24:00:01",
        "2011-02-29T00:00:00", "1900-02-29T00:00:00Z", "2012-03-31T09:21:60", "noon", "",
        "2012-13-01T00:00:00", "2012-03-31T09:21:00+15:00", "2012-03-31T09:21:00+01",
        "2012-03-31 09:21:00", "2012-03-31T09:21:00.",
    ]
    static let times = [
        "2012-03-31T24:00:00", "2012-02-29T00:00:00", "2000-02-29T23:59:59.5Z",
        "2012-03-31T09:21:00+14:00", "-0044-03-15T12:00:00",
    ]

    private static func documents(_ time: String) -> [(Format, String)] {
        [
            (
                .json,
                "{\"prefix\":{\"ex\":\"http://e/\"},\n"
                    + "\"activity\":{\"ex:a\":{\"prov:endTime\":\"\(time)\"}}}"
            ),
            (
                .xml,
                "<prov:document xmlns:prov='http://www.w3.org/ns/prov#' xmlns:ex='http://e/'>\n"
                    + "<prov:activity prov:id='ex:a'><prov:endTime>\(time)</prov:endTime>"
                    + "</prov:activity></prov:document>"
            ),
            (.provn, "document prefix ex <http://e/>\nactivity(ex:a, -, \(time)) endDocument"),
            (
                .provn,
                "document prefix ex <http://e/>\n"
                    + "activity(ex:a, [prov:endTime=\"\(time)\"]) endDocument"
            ),
        ]
    }

    @Test(arguments: wrongTimes)
    func `what is not a time is refused, with its line`(time: String) {
        for (format, text) in Self.documents(time) {
            let error = #expect(throws: PROVError.self, "\(format)") {
                try format.read(Array(text.utf8))
            }
            #expect(error?.description.contains("line 2") == true, "\(format)")
        }
    }

    @Test(arguments: times)
    func `every time of XML Schema is read`(time: String) throws {
        for (format, text) in Self.documents(time) {
            let document = try format.read(Array(text.utf8))
            #expect(document.records.first?.time(.endTime) == time, "\(format)")
        }
    }

    @Test(arguments: [
        ("prefix ex <http://a/>\nprefix ex <http://b/>", "the prefix 'ex' is declared twice"),
        ("prefix ex <http://a/>\nprefix ex <http://a/>", "the prefix 'ex' is declared twice"),
        ("default <http://a/>\ndefault <http://b/>", "the default namespace is declared twice"),
        (
            "\nprefix prov <http://b/>",
            "the prefix 'prov' means http://www.w3.org/ns/prov# in every document"
        ),
        (
            "\nprefix xsd <http://b/>",
            "the prefix 'xsd' means http://www.w3.org/2001/XMLSchema# in every document"
        ),
    ])
    func `PROV-N declares a prefix once, and never prov or xsd as something else`(
        declarations: String, reason: String
    ) {
        let text = "document \(declarations) endDocument"
        let error = #expect(throws: PROVError.self) { try Document(provN: Array(text.utf8)) }
        #expect(error?.description == "read PROV-N: line 2, column 1: \(reason)")
    }

    @Test(arguments: [
        "\"ex\":\"http://a/\",\n\"ex\":\"http://b/\"", "\n\"prov\":\"http://b/\"",
        "\n\"xsd\":\"http://b/\"",
    ])
    func `PROV-JSON declares a prefix once, and never prov or xsd as something else`(
        declarations: String
    ) {
        let text = "{\"prefix\":{\(declarations)}}"
        let error = #expect(throws: PROVError.self) { try Document(provJSON: Array(text.utf8)) }
        #expect(error?.description.contains("line 2") == true)
    }

    @Test func `prov and xsd may be declared as what they are, and a bundle declares anew`() throws
    {
        let text = """
            document
            prefix prov <http://www.w3.org/ns/prov#>
            prefix xsd <http://www.w3.org/2001/XMLSchema>
            prefix ex <http://a/>
            bundle ex:b prefix ex <http://b/> entity(ex:e) endBundle
            endDocument
            """
        let document = try Document(provN: Array(text.utf8))
        #expect(document.bundles.first?.records.first?.identifier?.uri == "http://b/e")
    }

    @Test(arguments: [
        (#"b\:c"#, "http://d/b:c"), (#"b:c\:d"#, "http://b/c:d"), (#"b\:c:d"#, "http://d/b:c:d"),
        (#"\=\'\(\)\,\-\:\;\"\[\]\."#, "http://d/='(),-:;\"[]."), ("c", "http://d/c"),
    ])
    func `an escaped colon ends no prefix`(lexical: String, uri: String) throws {
        let text =
            "document default <http://d/> prefix b <http://b/>\n"
            + "entity(\(lexical), [b:a='\(lexical)']) endDocument"
        let document = try Document(provN: Array(text.utf8))
        let record = try #require(document.records.first)
        #expect(record.identifier?.uri == uri)
        #expect(record.attributes.first?.value.name?.uri == uri)
        #expect(try Document(provN: document.provN()) == document)
    }

    @Test func `an escaped colon needs a default namespace`() {
        let text = #"document prefix b <http://b/> entity(b\:c) endDocument"#
        let error = #expect(throws: PROVError.self) { try Document(provN: Array(text.utf8)) }
        #expect(error?.code == .undeclaredPrefix)
    }
}
