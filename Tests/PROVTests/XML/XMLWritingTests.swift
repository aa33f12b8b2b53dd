import PROV
import TestSupport
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

/// The document as text, after the schema and our own reader have accepted it.
private func written(_ records: Record...) throws -> String {
    let document = Document(namespaces: [ex], records: records)
    let bytes = try document.provXML()
    #expect(try PROVSchema.complaint(about: [bytes]) == nil)
    #expect(try Document(provXML: bytes) == document)
    return String(decoding: bytes, as: UTF8.self)
}

struct XMLWritingTests {
    @Test func `children stand in the order of the schema`() throws {
        let record = Record(
            .entity, ex("e"),
            attributes: [
                Attribute(ex("z"), .string("a & b")), Attribute(.value, .int(1)),
                Attribute(.type, .name(Namespace.prov("Plan"))),
                Attribute(.type, .string("t")), Attribute(.location, .uri("file:///a")),
                Attribute(.label, .localized("bonjour", language: "fr")),
            ])
        #expect(
            try written(record) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <prov:document xmlns:prov="http://www.w3.org/ns/prov#"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:xsd="http://www.w3.org/2001/XMLSchema"
                    xmlns:ex="http://example.org/">
                  <prov:plan prov:id="ex:e">
                    <prov:label xml:lang="fr">bonjour</prov:label>
                    <prov:location xsi:type="xsd:anyURI">file:///a</prov:location>
                    <prov:type>t</prov:type>
                    <prov:value xsi:type="xsd:int">1</prov:value>
                    <ex:z>a &amp; b</ex:z>
                  </prov:plan>
                </prov:document>

                """)
    }

    @Test(arguments: [
        Attribute(.role, .string("an entity has none")),
        Attribute(.label, .int(7)), Attribute(.label, .string("a\u{1}b\u{0}")),
        Attribute(.type, .typed("P1D", datatype: Namespace.xsd("dayTimeDuration"))),
        Attribute(.type, .typed("<a/>", datatype: Namespace.rdf("XMLLiteral"))),
        Attribute(.type, .localized("ein Ort", language: "de")),
        Attribute(.location, .localized("x", language: "no tag!")),
        Attribute(ex("x"), .typed("seven", datatype: Namespace.xsd("int"))),
        Attribute(ex("x"), .typed("2012-02-30", datatype: Namespace.xsd("date"))),
        Attribute(ex("x"), .typed("1", datatype: ex("own type"))),
        Attribute(ex("x"), .name(ex("9 lives/é"))), Attribute(ex("1 x/y"), .string("\r\n\t ")),
        Attribute(ex(""), .string("")), Attribute(Namespace.prov("name"), .string("n")),
        Attribute(QualifiedName(namespace: "", localPart: "bare"), .string("b")),
        Attribute(ex("_x0041_"), .string("looks like an escape")),
        Attribute(ex("x"), .string("]]> &amp; \u{FFFE} \u{1F600}")),
    ])
    func `any attribute is written valid and reads back equal`(attribute: Attribute) throws {
        _ = try written(
            Record(.entity, ex("e"), attributes: [attribute]),
            Record(
                .wasAttributedTo, nil, [.entity: .name(ex("e")), .agent: .name(ex("a"))],
                attributes: [attribute]))
    }

    @Test(arguments: [
        "a", "7", "7c9e6679-7425", "run/7/a.fits", "a b", "", "_", "_x0041_", "_x_", "x:y", "é",
        "a_x002F^1", "a_x_", "_x_x_",
        "\u{1F600}", "-a", ".a", "a.", "日本/1", "a&b<c>\"'", "\u{0}", "__init__", "_2F",
    ])
    func `any identifier is written valid and reads back equal`(local: String) throws {
        _ = try written(
            Record(.entity, ex(local)),
            Record(.specializationOf, nil, [.specificEntity: .name(ex(local))]))
    }

    @Test func `a name that is no QName is split where it becomes one`() throws {
        let text = try written(Record(.entity, ex("run/7/a.fits")), Record(.entity, ex("42")))
        #expect(text.contains(#"xmlns:ns1="http://example.org/run/7/""#))
        #expect(text.contains(#"<prov:entity prov:id="ns1:a.fits"/>"#))
        #expect(text.contains(#"<prov:entity prov:id="ex:_x0034_2"/>"#))
    }

    @Test(arguments: Record.Kind.allCases)
    func `a record of any kind is valid with few and with many parts`(kind: Record.Kind) throws {
        var full = Record(kind, ex("id"), attributes: [Attribute(.label, .string("l"))])
        for argument in kind.arguments {
            switch argument.sort {
            case .name: full[argument] = .name(ex(argument.rawValue))
            case .time: full[argument] = .time("2026-11-23T12:00:00Z")
            case .pairs:
                full[argument] = .pairs([
                    .init(key: .string("k"), entity: ex("e")),
                    .init(key: .typed("p", datatype: ex("t")), entity: ex("f")),
                ])
            case .keys: full[argument] = .keys([.string("k"), .int(2)])
            }
        }
        var odd = full
        for argument in kind.arguments where argument.sort == .time {
            odd[argument] = .time("-0044-03-15T24:00:00.000+14:00")
        }
        let empty = Record(kind, kind.isElement ? ex("empty") : nil)
        _ = try written(full, empty)
        _ = try written(odd)
    }

    @Test func `a namespace that XML cannot hold is refused`() {
        let name = QualifiedName(namespace: "urn:\u{1}", localPart: "a")
        let error = #expect(throws: PROVError.self) {
            try Document(records: [Record(.entity, name)]).provXML()
        }
        #expect(
            error?.description
                == "write PROV-XML: XML cannot bind a prefix to the namespace \"urn:\\u{01}\"")
        let bare = QualifiedName(namespace: "", localPart: "bare")
        #expect(throws: PROVError.self) {
            try Document(records: [Record(.entity, bare)]).provXML()
        }
    }

    @Test func `keys that XML Schema cannot type stand beside the others`() throws {
        let odd = Value.typed("k", datatype: ex("t"))
        for keys in [[odd], [.string("k"), odd, .string("\u{1}")]] {
            _ = try written(
                Record(
                    .derivedByRemovalFrom, nil,
                    [.newDictionary: .name(ex("d2")), .keys: .keys(keys)]))
        }
    }
}
