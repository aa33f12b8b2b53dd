import PROV
import TestSupport
import Testing

/// Declarations of prefixes, of which a hostile document has as many as it may.
struct ScopeGrowthTests {
    @Test(.timeLimit(.minutes(10)))
    func `bundles of PROV-N do not copy the names before them`() throws {
        let growth = try Growth.ofDoubling(2_000) { count in
            let names = (0..<count).map { "entity(e:n\($0))\n" }.joined()
            let bundles = (0..<count).map { "bundle e:b entity(e:m\($0)) endBundle\n" }.joined()
            let text = "document\nprefix e <u:>\n\(names)\(bundles)endDocument"
            let document = try Document(provN: Array(text.utf8))
            #expect(document.bundles.count == count)
        }
        #expect(growth <= 2.5)
    }

    @Test(.timeLimit(.minutes(10)))
    func `what is not PROV costs the same with one prefix as with hundreds`() throws {
        // Twice as many prefixes and half as many elements are the same amount of text, about.
        func read(prefixes: Int, elements: Int) throws {
            let bindings = (0..<prefixes).map { " xmlns:p\($0)=\"u:\($0)\"" }.joined()
            let text =
                "<prov:document xmlns:prov=\"http://www.w3.org/ns/prov#\"\(bindings)>"
                + String(repeating: "<p0:x>p1:y</p0:x>", count: elements) + "</prov:document>"
            let document = try Document(provXML: Array(text.utf8))
            #expect(document.foreign.count == elements)
        }
        let growth = try Growth.ofDoubling(400, bound: 1.6) {
            try read(prefixes: $0, elements: 2_000)
        }
        #expect(growth <= 1.6)
    }

    @Test(.timeLimit(.minutes(10)))
    func `literals of PROV-N in PROV-XML do not copy the prefixes around them`() throws {
        let growth = try Growth.ofDoubling(400, bound: 1.6) { prefixes in
            let bindings = (0..<prefixes).map { " xmlns:p\($0)=\"u:\($0)\"" }.joined()
            let attribute = "<lit:attribute>p1:a = \"b\" %% p2:c</lit:attribute>"
            let text =
                "<prov:document xmlns:prov=\"http://www.w3.org/ns/prov#\"\(bindings)"
                + " xmlns:lit=\"urn:fitsprov:prov-xml:literal#\"><prov:entity prov:id=\"p0:e\">"
                + String(repeating: attribute, count: 2_000) + "</prov:entity></prov:document>"
            let document = try Document(provXML: Array(text.utf8))
            #expect(document.records.first?.attributes.count == 2_000)
        }
        #expect(growth <= 1.6)
    }

    @Test func `foreign elements take along the prefixes that their content needs`() throws {
        let text = """
            <prov:document xmlns:prov="http://www.w3.org/ns/prov#" xmlns:a="u:a" xmlns:b="u:b"
             xmlns:c="u:c" xmlns="u:d"><a:x t="b:y">(c.d:e)</a:x></prov:document>
            """
        let document = try Document(provXML: Array(text.utf8))
        let element = #"<a:x xmlns="u:d" xmlns:a="u:a" xmlns:b="u:b" t="b:y">(c.d:e)</a:x>"#
        #expect(document.foreign == [.element(element)])
    }
}
