import PROV
import TestSupport
import Testing

private func xml(_ body: String, root attributes: String = "") -> [UInt8] {
    Array(
        """
        <prov:document xmlns:prov="http://www.w3.org/ns/prov#" xmlns:ex="http://example.org/"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:xsd="http://www.w3.org/2001/XMLSchema" \(attributes)>
        \(body)
        </prov:document>
        """.utf8)
}

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

private let usedTime = "<prov:time>2026-01-01T00:00:00Z</prov:time>"

struct XMLReadingTests {
    @Test(arguments: [
        ("", "read PROV-XML: line 1: the document is empty"),
        ("<a/>", "read PROV-XML: line 1: expected the element prov:document, found a"),
        (
            "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
            "read PROV-XML: line 2: a document type declaration is refused "
                + "(delete <!DOCTYPE …>; PROV-XML needs none)"
        ),
        ("<a>", "read PROV-XML: line 1: expected the element prov:document, found a"),
    ])
    func `what is no PROV-XML is refused with its line`(text: String, message: String) {
        let error = #expect(throws: PROVError.self) { try Document(provXML: Array(text.utf8)) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        ("<prov:nothing/>", "line 4: prov:nothing is not an element of PROV"),
        ("<prov:entity/>", "line 4: prov:entity has no prov:id"),
        (
            "\n<prov:entity prov:id='no:e'/>",
            "line 5: the prefix of 'no:e' is not declared"
        ),
        (
            "<prov:used><prov:activity/></prov:used>",
            "line 4: prov:activity has no prov:ref"
        ),
        (
            "<prov:used>\(usedTime)\(usedTime)</prov:used>",
            "line 4: prov:time appears twice in a record"
        ),
        (
            "<prov:entity prov:id='ex:e'><ex:a xsi:type='no:t'>1</ex:a></prov:entity>",
            "line 4: the prefix of the type 'no:t' is not declared"
        ),
        ("<prov:bundleContent/>", "line 4: a prov:bundleContent has no prov:id"),
        (
            "<prov:entity prov:id='ex:e'>",
            "line 5, column 17: Opening and ending tag mismatch: entity line 4 and document"
        ),
        (
            "<prov:entity prov:id='ex:e'>&undeclared;</prov:entity>",
            "line 4, column 41: Entity 'undeclared' not defined"
        ),
    ])
    func `a fault is named with its line`(body: String, message: String) {
        let error = #expect(throws: PROVError.self) { try Document(provXML: xml(body)) }
        #expect(error?.description == "read PROV-XML: \(message)")
    }

    @Test func `an error names the file that the caller read`() {
        let error = #expect(throws: PROVError.self) { try Document(provXML: xml("<prov:x/>")) }
        #expect(
            error?.about("m31.xml").description
                == "read PROV-XML m31.xml: line 4: prov:x is not an element of PROV")
    }

    @Test func `special elements are entities, agents and derivations with a type`() throws {
        let document = try Document(
            provXML: xml(
                """
                <prov:plan prov:id="ex:p"/><prov:softwareAgent prov:id="ex:s"/>
                <prov:wasRevisionOf><prov:generatedEntity prov:ref="ex:b"/>
                <prov:usedEntity prov:ref="ex:a"/></prov:wasRevisionOf>
                """))
        #expect(document.records.map(\.kind) == [.entity, .agent, .wasDerivedFrom])
        #expect(
            document.records.flatMap(\.types)
                == ["Plan", "SoftwareAgent", "Revision"].map { Namespace.prov($0) })
    }

    @Test func `elements and attributes of other namespaces survive`() throws {
        let document = try Document(
            provXML: xml(
                """
                <prov:entity prov:id="ex:e" ex:attribute="&lt;1>&amp;&#38;&quot;"><ex:deep><ex:in a="b"/>
                text</ex:deep></prov:entity>
                <ex:foreign about="ex:e"><ex:more/></ex:foreign>
                <prov:other><ex:beside/></prov:other>
                """))
        let again = try Document(provXML: document.provXML())
        #expect(again == document)
        #expect(again.foreign == document.foreign)
        #expect(document.foreign.count == 2)
        #expect(document.records.first?.values(ex("attribute")) == [.string("<1>&&\"")])
        #expect(document.records.first?.values(ex("deep")).first?.text.contains("<ex:in") == true)
    }

    @Test func `a document in UTF-16 is read, and its DOCTYPE refused`() throws {
        let text = String(decoding: xml("<prov:entity prov:id='ex:e'/>"), as: UTF8.self)
        let wide: [UInt8] =
            [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try Document(provXML: wide).records == [Record(.entity, ex("e"))])
        let declared = "<!DOCTYPE a>" + text
        let hostile: [UInt8] =
            [0xFF, 0xFE] + declared.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let error = #expect(throws: PROVError.self) { try Document(provXML: hostile) }
        #expect(error?.code == .forbidden)
    }

    @Test func `the limits hold`() {
        var limits = Limits()
        limits.depth = 10
        limits.attributes = 20
        limits.records = 5
        limits.namespaces = 10
        limits.bytes = 20_000
        let cases = [
            String(repeating: "<ex:a>", count: 3_000),
            "<prov:entity prov:id='ex:e'>" + String(repeating: "<ex:a/>", count: 50),
            String(repeating: "<prov:entity prov:id='ex:e'/>", count: 6),
            (0..<20).map { "<prov:entity xmlns:n\($0)='u' prov:id='ex:e'/>" }.joined(),
            String(repeating: " ", count: 20_000),
        ]
        for body in cases {
            let error = #expect(throws: PROVError.self) {
                try Document(provXML: xml(body), limits: limits)
            }
            #expect(error?.code == .limit, "\(body.prefix(60))")
        }
    }

    @Test func `an encoding that extends ASCII is read`() throws {
        let declaration = "<?xml version='1.0' encoding='ISO-8859-1'?>"
        var bytes = Array(declaration.utf8) + xml("<prov:entity prov:id='ex:e'>")
        let end = try #require(bytes.lastIndex(of: UInt8(ascii: "<")))
        bytes.replaceSubrange(
            end...,
            with: "<prov:label>".utf8 + [0xE9] + "</prov:label></prov:entity></prov:document>".utf8)
        let document = try Document(provXML: bytes)
        #expect(document.records.first?.label == "é")
    }

    @Test(arguments: ["UTF-7", "UTF-16", "IBM037", "ISO-2022-JP"])
    func `an encoding in which ASCII is not ASCII is refused`(encoding: String) {
        let bytes = Array("<?xml version='1.0' encoding='\(encoding)'?>".utf8) + xml("")
        let error = #expect(throws: PROVError.self) { try Document(provXML: bytes) }
        #expect(
            error?.description == "read PROV-XML: line 1: the encoding \(encoding) is refused "
                + "(convert the document to UTF-8)")
    }

    // libxml2 takes minutes for these.
    @Test(arguments: [" ex:a", " xmlns:n"])
    func `a tag of a hundred thousand attributes is refused at once`(name: String) {
        let attributes = (0..<100_000).map { "\(name)\($0)='<![CDATA['" }.joined()
        let bytes = xml("<!-- ' --><?p ' ?><prov:entity prov:id='ex:e'\(attributes)/>")
        let error = #expect(throws: PROVError.self) { try Document(provXML: bytes) }
        #expect(
            error?.description == "read PROV-XML: line 4: more attributes of one tag than 1000")
    }

    @Test func `a hundred thousand nested elements end in an error`() {
        let deep = String(repeating: "<ex:a>", count: 100_000)
        let error = #expect(throws: PROVError.self) { try Document(provXML: xml(deep)) }
        #expect(error?.code == .limit)
    }

    @Test(
        .enabled(if: PROVSamples.areInstalled, "the sample documents are not installed"),
        arguments: ["billion_laughs", "deep_100k", "nul", "xxe"])
    func `the hostile documents are refused`(name: String) throws {
        let file = try PROVSamples.bytes("badfits/xml_\(name).fits")
        // The table's heap is what follows the last header block of the file.
        let start = try #require(file.firstIndex(of: UInt8(ascii: "<")))
        let end = try #require(file.lastIndex(of: UInt8(ascii: ">")))
        #expect(throws: PROVError.self) { try Document(provXML: Array(file[start...end])) }
    }
}
