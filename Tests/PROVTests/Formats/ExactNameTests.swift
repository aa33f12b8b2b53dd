import PROV
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

/// Names are bytes: what Unicode takes for equal, or for one character, is neither here.
struct ExactNameTests {
    private func entity(_ names: [QualifiedName], _ attributes: [Attribute] = []) -> Document {
        Document(records: names.map { Record(.entity, $0, attributes: attributes) })
    }

    private func expectSame(_ document: Document, in format: Format) throws {
        let written = try format.write(document)
        let read = try format.read(written)
        #expect(read == document, "\(String(decoding: written, as: UTF8.self))")
        let names = { (document: Document) in
            document.records.compactMap { $0.identifier.map { Array($0.uri.utf8) } }
        }
        #expect(names(read) == names(document))
    }

    @Test(
        arguments: Format.allCases,
        ["\u{301}a", "\u{200D}", "a\u{D4E}.", "\u{D4E}.", "\u{301}.", "\r\n", "//\u{301}"])
    func `an accent behind a colon, and a sign before a dot, stay`(
        format: Format, local: String
    ) throws {
        try expectSame(entity([ex(local)]), in: format)
    }

    @Test(arguments: Format.allCases)
    func `namespaces and names that Unicode takes for equal stay apart`(format: Format) throws {
        let uris = ["http://e/\u{212B}/", "http://e/\u{C5}/", "http://e/A\u{30A}/"]
        let names = uris.map { QualifiedName(namespace: $0, localPart: "n") }
        try expectSame(entity(names), in: format)
        try expectSame(entity([ex("\u{E9}"), ex("e\u{301}")]), in: format)
    }

    @Test func `names that Unicode takes for equal are not taken for one that was read before`()
        throws
    {
        let json = #"{"prefix": {"ex": "u:"}, "entity": {"ex:\u00e9": {}, "ex:e\u0301": {}}}"#
        let names = try Document(provJSON: Array(json.utf8)).records.compactMap(\.identifier)
        #expect(names.map { $0.uri.utf8.count } == [4, 5])
    }

    @Test func `a URI of a blank name is that blank name, wherever it is split`() throws {
        for name in [
            QualifiedName(namespace: "", localPart: "_:b"),
            QualifiedName(namespace: "_", localPart: ":b"), Namespace.blank("b"),
            QualifiedName(namespace: "_:", localPart: "b"),
        ] {
            #expect(name.isBlank)
            for format in Format.allCases {
                let document = entity([name, ex("e")])
                #expect(try format.read(format.write(document)) == document)
            }
        }
        #expect(!QualifiedName(namespace: "_", localPart: "b:").isBlank)
    }

    @Test(arguments: Format.allCases, ["ns1:x", "dcterms:x", "blank:x", "rdf:y", "own:x"])
    func `a prefix that nothing declared is not declared by writing`(
        format: Format, text: String
    ) throws {
        let value = Value.typed(text, datatype: Namespace.xsd("QName"))
        var document = entity(
            [
                QualifiedName(namespace: "http://other/", localPart: "a"),
                Namespace.dcterms("b"), Namespace.rdf("c"), Namespace.blank("d"), ex("e"),
            ], [Attribute(ex("name"), value)])
        document.namespaces = [Namespace(prefix: "own", uri: "http://own/")]
        document.records.append(
            Record(.entity, QualifiedName(namespace: "http://own/", localPart: "z")))
        #expect(try format.read(format.write(document)) == document)
    }

    @Test(arguments: ["http://example.org/a", "urn:a:b"])
    func `a whole URI as a value is a name in each format`(uri: String) throws {
        let xml = """
            <prov:document xmlns:prov="http://www.w3.org/ns/prov#" xmlns:ex="u:"
             xmlns:xsd="http://www.w3.org/2001/XMLSchema#"
             xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <prov:entity prov:id="ex:e"><ex:a xsi:type="xsd:QName">\(uri)</ex:a></prov:entity>
            </prov:document>
            """
        let document = try Document(provXML: Array(xml.utf8))
        let name = QualifiedName(namespace: "", localPart: uri)
        #expect(document.records.first?.attributes.map(\.value) == [.name(name)])
        for format in Format.allCases {
            #expect(try format.read(format.write(document)) == document)
        }
    }

    @Test(arguments: Format.allCases, ["attribute", "key", "annotation", "absent"])
    func `an attribute of PROV may be called as our own elements in PROV-XML are`(
        format: Format, name: String
    ) throws {
        let attribute = Attribute(Namespace.prov(name), .string("a \"b\" = c"))
        try expectSame(entity([ex("e")], [attribute]), in: format)
        let membership = Document(records: [
            Record(
                .hadMember, ex("m"), [.collection: .name(ex("c")), .entity: .name(ex("e"))],
                attributes: [attribute])
        ])
        #expect(try format.read(format.write(membership)) == membership)
    }
}
