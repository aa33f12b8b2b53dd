import PROV
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

private func read(_ body: String) throws -> Document {
    try Document(
        provN: Array("document\nprefix ex <http://example.org/>\n\(body)\nendDocument".utf8))
}

struct PROVNTests {
    @Test(arguments: [
        ("entity(ex:a", "line 4, column 1: expected ')' or attributes in '[', found 'endDocument'"),
        ("entity ex:a)", "line 3, column 8: expected '(', found 'ex:a'"),
        ("entity(ex:a, ex:b)", "line 3, column 14: expected attributes in '[', found 'ex:b'"),
        (
            "used(ex:a, ex:b, noon)",
            "line 3, column 18: expected a time such as "
                + "2012-03-31T09:21:00Z or '-', found 'noon'"
        ),
        ("wasInformedBy(ex:a)", "line 3, column 19: expected ',' and informant, found ')'"),
        ("made(ex:a)", "line 3, column 1: 'made' is not a kind of record in PROV-N"),
        ("entity(no:a)", "line 3, column 8: the prefix of 'no:a' is not declared"),
        ("entity(ex:a, [ex:b 1])", "line 3, column 20: expected '=', found '1]'"),
        (
            "entity(ex:a, [ex:b = ])",
            "line 3, column 22: expected a value: "
                + "a string, a number or a name in \"'\", found ']'"
        ),
        ("entity(ex:a, [ex:b = \"c])", "line 3, column 22: the string has no end on its line"),
        ("entity(ex:a, [ex:b = \"\\q\"])", "line 3, column 23: '\\' does not begin a known escape"),
        (
            "bundle ex:b entity(ex:a)",
            "line 4, column 1: expected a record or 'endBundle', "
                + "found 'endDocument'"
        ),
        (
            "used(ex:a, ex:b, -, [prov:entity='ex:c'])",
            "line 3, column 21: prov:entity is an argument of used, not an attribute"
        ),
    ])
    func `a fault is named with line, column and what was expected`(
        body: String, message: String
    ) {
        let error = #expect(throws: PROVError.self) { try read(body) }
        #expect(error?.description == "read PROV-N: \(message)")
    }

    @Test func `literals, markers, comments and escapes are understood`() throws {
        let document = try read(
            #"""
            // a comment
            entity(ex:a\=b\;c, [ex:int = -5, ex:text = "tab\t\"q\"", ex:lang = "x"@en-GB, /* here
            too */ ex:long = """two
            lines""", ex:typed = "2012" %% xsd:gYear, ex:name = 'ex:b', ex:uri="u" %% xsd:anyURI])
            activity(ex:r) activity(ex:s, [prov:label="s"])
            wasGeneratedBy(ex:e) wasGeneratedBy(-; ex:e, -, 2012-05-24T10:00:01Z)
            wasDerivedFrom(ex:d; ex:f, ex:e) wasAssociatedWith(ex:r, -, ex:plan)
            mentionOf(ex:x, ex:y, ex:b)
            """#)
        let entity = try #require(document.records.first)
        #expect(entity.identifier == ex("a=b;c"))
        #expect(
            entity.attributes.map(\.value) == [
                .int(-5), .string("tab\t\"q\""), .localized("x", language: "en-GB"),
                .string("two\nlines"), .typed("2012", datatype: Namespace.xsd("gYear")),
                .name(ex("b")), .uri("u"),
            ])
        #expect(document.records.count == 8)
        #expect(document.records[4].time(.time) == "2012-05-24T10:00:01Z")
        #expect(document.records[5].identifier == ex("d"))
        #expect(document.records[6].name(.plan) == ex("plan"))
    }

    @Test func `names without prefix are in the default namespace, and a bundle has its own`()
        throws
    {
        let text = """
            document
            default <http://example.org/>
            entity(a)
            bundle b
              default <http://other.org/>
              entity(a)
            endBundle
            endDocument
            """
        let document = try Document(provN: Array(text.utf8))
        #expect(document.records.first?.identifier == ex("a"))
        #expect(
            document.bundles.first?.identifier
                == QualifiedName(namespace: "http://other.org/", localPart: "b"))
        #expect(
            document.bundles.first?.records.first?.identifier?.uri == "http://other.org/a")
    }

    @Test func `expressions of extensions survive`() throws {
        let body = "ex:did(ex:id; ex:a, -, 5, {(ex:b, \"c\")}, ex:in(ex:x), [ex:k = \"v\"])"
        let document = try read(body)
        #expect(document.foreign.count == 1)
        #expect(try Document(provN: document.provN()).foreign == document.foreign)
    }

    @Test func `records are written one a line, with markers`() throws {
        let document = Document(
            namespaces: [ex],
            records: [
                Record(.activity, ex("a"), [.endTime: .time("2026-01-01T00:00:00Z")]),
                Record(.wasGeneratedBy, ex("g"), [.entity: .name(ex("e(1)"))]),
                Record(
                    .hadDictionaryMember, nil,
                    [
                        .dictionary: .name(ex("d")),
                        .keyEntityPairs: .pairs([.init(key: .int(1), entity: ex("e"))]),
                    ]),
                Record(.entity, ex("a b."), attributes: [Attribute(.label, .string("x\n"))]),
            ], bundles: [Bundle(identifier: ex("b"), records: [Record(.agent, ex("g"))])])
        let text = String(decoding: document.provN(), as: UTF8.self)
        #expect(
            text == #"""
                document
                  prefix ex <http://example.org/>
                  activity(ex:a, -, 2026-01-01T00:00:00Z)
                  wasGeneratedBy(ex:g; ex:e\(1\))
                  prov:hadDictionaryMember(ex:d, ex:e, "1" %% xsd:int)
                  entity(ex:a\u0020b\., [prov:label = "x\n"])
                  bundle ex:b
                    agent(ex:g)
                  endBundle
                endDocument

                """#)
        #expect(try Document(provN: document.provN()) == document)
    }
}
