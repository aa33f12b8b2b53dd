import Testing

@testable import VOTable

struct TagGuardTests {
    private func fault(
        _ text: String, pieces: Int = 1_000_000, _ change: (inout Limits) -> Void = { _ in }
    ) -> VOTableError? {
        var limits = Limits.upload
        change(&limits)
        var tagGuard = TagGuard(limits)
        let bytes = Array(text.utf8)
        do throws(VOTableError) {
            for start in stride(from: 0, to: bytes.count, by: pieces) {
                let end = min(start + pieces, bytes.count)
                try tagGuard.check(bytes.span.extracting(start..<end))
            }
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "<a b='1' c='2'/>", "<a b='>' c=\"'<'\"/>", "<!-- a='1' b='2' c='3' --><a b='1'/>",
        "<![CDATA[ a='1' b='2' c='3' > ]] > ]]><a b='1'/>", "<?x a='1' b='2' c='3' ?><a/>",
        "<!----><a/>", "<!---> a='' b='' c='' --><a/>", "<a>a='1' b='2' c='3'</a>",
        "<a b='1' c='2'/><a b='1' c='2'/>", "<![CDATA[]]]]><a b='1' c='2'/>",
    ])
    func `attributes are counted in tags alone`(_ text: String) {
        for pieces in [1, 2, 3, 1_000] {
            #expect(fault(text, pieces: pieces) { $0.attributes = 2 } == nil)
        }
    }

    @Test(arguments: [
        "<a b='1' c='2' d='3'/>", "<!-- --><a b='1' c='2' d='3'/>", "<a b='>' c=\"<\" d='3'/>",
        "<![CDATA[<]]><a b='1' c='2' d='3'/>", "<?x?>\n<a b='1' c='2' d='3'/>",
        "<!DOCTYPE a b='1' c='2' d='3'>", "<![CDATA[ ]]]><a b='1' c='2' d='3'/>",
    ])
    func `a tag of too many attributes is found`(_ text: String) {
        for pieces in [1, 2, 3, 1_000] {
            let found = fault(text, pieces: pieces) { $0.attributes = 2 }
            #expect(found?.reason == "more attributes of a tag than 2 (limit attributes)")
        }
    }

    @Test func `the line of a tag is told`() {
        let found = fault("<a>\n\n<b c='1'\n d='2'/>") { $0.attributes = 1 }
        #expect(found?.place == .line(4))
    }

    @Test(arguments: [
        "<a b='12345678901'/>", "<!--12345678901-->", "<?x 12345678901?>", "<abcdefghijklmno>",
    ])
    func `tags and comments are measured, text and character data are not`(_ text: String) {
        #expect(fault(text) { $0.textBytes = 10 }?.code == .limit)
        #expect(fault("<a>12345678901<![CDATA[12345678901]]></a>") { $0.textBytes = 10 } == nil)
    }

    @Test(arguments: [
        ("<?xml version='1.0' encoding='UTF-8'?>", true), ("<?xml version='1.0'?>", true),
        ("<?xml version=\"1.0\" encoding=\"iso-8859-15\"?>", true),
        ("<a encoding='UTF-16'/>", true),
        ("<?xml version='1.0' encoding = 'us-ascii' ?>", true),
        ("<?xml version='1.0' encoding='utf-32'?>", false),
        ("<?xml version='1.0' encoding='SHIFT_JIS'?>", false), ("<\u{0}a\u{0}", false),
    ])
    func `encodings that are not like ASCII are found`(_ text: String, _ isFine: Bool) {
        for pieces in [1, 5, 1_000] {
            #expect((fault(text, pieces: pieces) == nil) == isFine)
        }
    }
}
