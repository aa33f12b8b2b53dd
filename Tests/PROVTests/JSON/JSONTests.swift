import PROV
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

struct JSONTests {
    @Test(arguments: [
        ("", "line 1, column 1: expected a value, found the end"),
        ("[1, 2]", "line 1, column 1: expected a PROV-JSON document as an object"),
        ("{\"entity\": 5}", "line 1, column 12: expected the records of 'entity' as an object"),
        ("{\n  \"entity\" {}}", "line 2, column 12: expected ':' after the key, found '{'"),
        ("{\"entity\": {}", "line 1, column 14: expected ',' or '}', found the end"),
        ("{\"é\": 01}", "line 1, column 7: expected a value, found '0'"),
        (
            "{\"entity\": {\"no:e\": {}}}",
            "line 1, column 21: the prefix of 'no:e' is not declared"
        ),
        (
            "{\"prefix\": {\"ex\": \"http://e/\"}, \"entity\": {\"ex:e\": {\"ex:a\": null}}}",
            "line 1, column 61: expected a string, a number or a typed literal"
        ),
        (
            "{\"notarealtype\": {}}",
            "line 1, column 18: 'notarealtype' is not a kind of record in PROV"
        ),
        ("{\"a\": \"\\ud800\"}", "line 1, column 8: a surrogate without its other half"),
        ("{\"a\": \"\u{1}\"}", "line 1, column 8: a control character in a string must be escaped"),
        ("{} {}", "line 1, column 4: expected the end of the document, found '{'"),
    ])
    func `a fault is named with line, column and what was expected`(
        text: String, message: String
    ) {
        let error = #expect(throws: PROVError.self) { try Document(provJSON: Array(text.utf8)) }
        #expect(error?.description == "read PROV-JSON: \(message)")
    }

    @Test func `values have the types that JSON has`() throws {
        let text = """
            {"prefix": {"default": "http://example.org/"},
             "entity": {"e": {"a": [1, -2.5e3, true, "s", 12345678901], "b":
               {"$": "x", "lang": "en"}, "c": {"$": 5, "type": "xsd:byte"},
               "d": {"$": "prov:Plan", "type": "xsd:QName"}, "f": "\\u00e9\\ud83d\\ude00\\/"}},
             "entity": {"e": {}}}
            """
        let document = try Document(provJSON: Array(text.utf8))
        let record = try #require(document.records.first)
        #expect(document.records.count == 2)
        #expect(
            record.values(ex("a")) == [
                .int(1), .typed("-2.5e3", datatype: Namespace.xsd("double")), .boolean(true),
                .string("s"), .typed("12345678901", datatype: Namespace.xsd("long")),
            ])
        #expect(record.values(ex("b")) == [.localized("x", language: "en")])
        #expect(record.values(ex("c")) == [.typed("5", datatype: Namespace.xsd("byte"))])
        #expect(record.values(ex("d")) == [.name(Namespace.prov("Plan"))])
        #expect(record.values(ex("f")) == [.string("é😀/")])
    }

    @Test func `records are written one a line, in the order of the kinds`() {
        let document = Document(
            namespaces: [ex],
            records: [
                Record(.used, nil, [.activity: .name(ex("a")), .entity: .name(ex("e"))]),
                Record(
                    .entity, ex("e"),
                    attributes: [
                        Attribute(.label, .string("\"\n\u{1}")), Attribute(ex("x"), .int(1)),
                        Attribute(ex("x"), .localized("y", language: "en")),
                    ]),
            ], bundles: [Bundle(identifier: ex("b"), records: [Record(.agent, ex("g"))])])
        #expect(
            String(decoding: document.provJSON(), as: UTF8.self) == #"""
                {
                  "prefix": {
                    "prov": "http://www.w3.org/ns/prov#",
                    "xsd": "http://www.w3.org/2001/XMLSchema#",
                    "ex": "http://example.org/"
                  },
                  "entity": {
                    "ex:e": {"prov:label": "\"\n\u0001", "ex:x": [{"$": "1", "type": "xsd:int"}, {"$": "y", "lang": "en"}]}
                  },
                  "used": {
                    "_:id1": {"prov:activity": "ex:a", "prov:entity": "ex:e"}
                  },
                  "bundle": {
                    "ex:b": {
                      "agent": {
                        "ex:g": {}
                      }
                    }
                  }
                }

                """#)
    }

    @Test func `a relation has a blank name only where something refers to it`() throws {
        let text = """
            {"wasDerivedFrom": {"_:d": {"prov:generatedEntity": "ex:a", "prov:usedEntity": "ex:b",
               "prov:generation": "_:g"}},
             "wasGeneratedBy": {"_:g": [{"prov:entity": "ex:a"}, {"prov:entity": "ex:b"}],
               "_:h": {"prov:entity": "ex:b", "ex:near": {"$": "_:h", "type": "xsd:QName"}},
               "\\u005f:d": {"prov:entity": "ex:c"}},
             "entity": {"_:e": {}}, "prefix": {"ex": "http://example.org/"}}
            """
        let document = try Document(provJSON: Array(text.utf8))
        let blank = Namespace.blank
        #expect(
            document.records.map(\.identifier) == [
                nil, blank("g"), blank("g"), nil, nil, blank("e"),
            ])
        #expect(document.records[0][.generation] == .name(blank("g")))
    }

    @Test func `a document may mean something else by the prefix of blank names`() throws {
        let text = """
            {"prefix": {"_": "http://example.org/"}, "used": {"_:u": {"prov:activity": "_:a"}}}
            """
        let document = try Document(provJSON: Array(text.utf8))
        #expect(document.records.map(\.identifier) == [ex("u")])
    }

    @Test func `the parts of a literal and of a pair come in any order, and count once`() throws {
        let text = """
            {"prefix": {"ex": "http://example.org/"},
             "entity": {"ex:e": {"ex:a": [
               {"type": "xsd:QName", "x": [{"y": {}}], "$": "ex:b", "$": "no", "type": "no:no"},
               {"type": {}, "lang": "en", "$": true}]}},
             "derivedByInsertionFrom": {"_:i": {"prov:after": ["ex:d"], "prov:before": "ex:c",
               "prov:key-entity-set": [
                 {"$": {"type": "xsd:QName", "$": "ex:v"}, "key": {"$": 1, "type": "xsd:int"}}]},
              "_:j": {"prov:after": "ex:d", "prov:key-entity-set": {
                 "1": "ex:v", "$key-datatype": "xsd:int"}}}}
            """
        let document = try Document(provJSON: Array(text.utf8))
        #expect(
            document.records[0].values(ex("a")) == [
                .name(ex("b")), .localized("true", language: "en"),
            ])
        let pair = Record.KeyEntityPair(key: .int(1), entity: ex("v"))
        #expect(document.records[1][.keyEntityPairs] == .pairs([pair]))
        #expect(document.records[1][.newDictionary] == .name(ex("d")))
        #expect(document.records[2][.keyEntityPairs] == .pairs([pair]))
    }

    @Test func `nesting ends in an error`() {
        let deep = Array(String(repeating: "[", count: 100_000).utf8)
        let error = #expect(throws: PROVError.self) { try Document(provJSON: deep) }
        #expect(error?.code == .limit)
    }
}
