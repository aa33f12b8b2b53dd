import Testing
import VOTable

struct ResponseFormatTests {
    @Test(arguments: [
        ("", TableFormat.votable, "application/x-votable+xml"),
        ("votable", .votable, "application/x-votable+xml"),
        ("VOTable/TD", .votable, "application/x-votable+xml"),
        ("text/xml", .votable, "text/xml"), ("TEXT/XML", .votable, "text/xml"),
        ("application/x-votable+xml", .votable, "application/x-votable+xml"),
        (
            "Application/X-VOTable+XML ; Serialization = TableData", .votable,
            "application/x-votable+xml;serialization=TABLEDATA"
        ),
        (
            "application/x-votable+xml;serialization=BINARY2", .binary2,
            "application/x-votable+xml;serialization=BINARY2"
        ),
        (
            "application/x-votable+xml; charset=utf-8; serialization=\"binary2\"", .binary2,
            "application/x-votable+xml;serialization=BINARY2"
        ),
        (
            "application/x-votable+xml;content=datalink", .votable,
            "application/x-votable+xml;content=datalink"
        ),
        ("votable/b2", .binary2, "application/x-votable+xml;serialization=BINARY2"),
        ("csv", .csv, "text/csv;header=present"), ("text/csv", .csv, "text/csv;header=present"),
        ("text/csv; header=present", .csv, "text/csv;header=present"),
        ("tsv", .tsv, "text/tab-separated-values"), (" JSON ", .json, "application/json"),
        ("text/tab-separated-values", .tsv, "text/tab-separated-values"),
        ("application/json;charset=utf-8", .json, "application/json"),
        ("html", .html, "text/html"), ("text/html", .html, "text/html"),
    ])
    func `formats are found`(_ value: String, _ format: TableFormat, _ contentType: String) {
        let found = ResponseFormat(value)
        #expect(found?.format == format)
        #expect(found?.contentType == contentType)
    }

    @Test(arguments: [
        "fits", "votable/b3", "text/plain", "application/x-votable+xml;serialization=FITS",
        "application/x-votable+xml;serialization=BINARY", "text/csv;header=absent", ";", "csv;a=b",
        "text/xml\r\nSet-Cookie: a=b", "application/fits", "*/*",
    ])
    func `others are not`(_ value: String) { #expect(ResponseFormat(value) == nil) }

    @Test func `what is sent back is never what was sent`() {
        let found = ResponseFormat("text/xml;a=b\r\nSet-Cookie: c=d;serialization=tabledata")
        #expect(found?.contentType == "text/xml;serialization=TABLEDATA")
    }

    @Test(arguments: TableFormat.allCases)
    func `each media type and alias that is declared is understood`(_ format: TableFormat) {
        for value in [format.mediaType] + format.otherMediaTypes + format.aliases {
            #expect(ResponseFormat(value)?.format == format)
        }
        #expect(ResponseFormat(format.mediaType)?.contentType == format.mediaType)
        #expect(ResponseFormat(format).contentType == format.mediaType)
        #expect((format.writer() == nil) == (format == .html))
        #expect(!format.fileExtension.isEmpty)
    }

    @Test func `only the IVOA's own formats have a name in its registry`() {
        let names = TableFormat.allCases.compactMap(\.ivoID)
        #expect(names.count == 2)
    }
}
