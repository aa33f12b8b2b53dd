import Testing
import VOTable

struct HostileTests {
    private static let int = "<FIELD name='x' datatype='int'/>"

    @Test(arguments: [
        ("", "line 1: the document is empty"),
        (
            "<a/>",
            "line 1: the element a is not expected as the root (a VOTable begins with the element VOTABLE)"
        ),
        (
            "<?xml version='1.0'?>\n<!DOCTYPE V [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><VOTABLE>&x;</VOTABLE>",
            "line 2: a document type declaration is refused (delete <!DOCTYPE …>; a VOTable needs none)"
        ),
        ("<VOTABLE><TABLE/></VOTABLE>", "line 1: the element TABLE is not expected in VOTABLE"),
        (
            "<VOTABLE><RESOURCE><FIELD/></RESOURCE></VOTABLE>",
            "line 1: the element FIELD is not expected in RESOURCE"
        ),
        ("<VOTABLE><RESOURCE><TABLE><FIELD name='a'/>", "line 1: the column a has no datatype"),
        (
            "<VOTABLE><RESOURCE><TABLE><FIELD name='a' datatype='real'/>",
            "line 1: the column a has the unknown datatype real"
        ),
        (
            "<VOTABLE><RESOURCE><TABLE><FIELD name='a' datatype='int' arraysize='-1'/>",
            "line 1: the arraysize '-1' of a is none"
        ),
        (
            "<VOTABLE><RESOURCE><TABLE>\n<DATA>",
            "line 2: a table has data but no columns (each column needs a FIELD before DATA)"
        ),
        (
            "<VOTABLE><RESOURCE><TABLE>\(int)<DATA><FITS><STREAM href='x'/>",
            "line 1: FITS streams are not supported (use TABLEDATA, BINARY or BINARY2)"
        ),
        (
            "<VOTABLE><RESOURCE><TABLE>\(int)<DATA><BINARY><STREAM href='file:///etc/passwd'/>",
            "line 1: data in another place (STREAM href) is refused (put them into the document)"
        ),
        (
            "<VOTABLE><RESOURCE><TABLE>\(int)<DATA><BINARY><STREAM>AA",
            "line 1: the encoding none of a STREAM is not supported (use base64 or gzip)"
        ),
        (
            "<VOTABLE><RESOURCE><TABLE>\(int)<DATA><TABLEDATA><TR><TD encoding='base64'>",
            "row 1, column x: encoded cells are not supported"
        ),
        (
            "<VOTABLE><RESOURCE><TABLE>\(int)<DATA><TABLEDATA><TR><TD>1<b>2</b></TD>",
            "line 1: the element b stands within the data"
        ),
        (
            "<VOTABLE><RESOURCE><TABLE>\(int)<DATA></DATA><DATA>",
            "line 1: a table has two elements DATA"
        ),
        (
            "<VOTABLE><RESOURCE><TABLE nrows='2'>\(int)<DATA><TABLEDATA><TR/></TABLEDATA></DATA></TABLE>",
            "a table has 1 rows, and says nrows 2"
        ),
        (
            "<VOTABLE><RESOURCE></VOTABLE>",
            "line 1: Opening and ending tag mismatch: RESOURCE line 1 and VOTABLE"
        ),
    ])
    func `what is no VOTable is refused in one line`(_ text: String, _ message: String) {
        let fault = Samples.fault(Array(text.utf8))?.description
        #expect(fault == "read VOTable: \(message)")
    }

    @Test(arguments: [
        "<VOTABLE>", "<VOTABLE><RESOURCE/>", "<VOTABLE/><VOTABLE/>", "<VOTABLE>&nbsp;</VOTABLE>",
        "<", "<VOTABLE a='1' a='2'/>",
        "<VOTABLE>\u{1}</VOTABLE>", "<VOTABLE><![CDATA[</VOTABLE>", "<VOTABLE><!-- </VOTABLE>",
        "VOTABLE",
    ])
    func `what is not well-formed is refused`(_ text: String) {
        #expect(Samples.fault(Array(text.utf8))?.code == .syntax)
    }

    @Test(arguments: [
        "<?xml version='1.0' encoding='UTF-16'?><VOTABLE/>",
        "<?xml version='1.0' encoding='UTF-7'?><VOTABLE/>",
        "<?xml version='1.0' encoding='EBCDIC-CP-US'?><VOTABLE/>",
    ])
    func `encodings that are not like ASCII are refused`(_ text: String) {
        let fault = Samples.fault(Array(text.utf8))
        #expect(fault?.code == .forbidden)
        #expect(fault?.hint == "convert the document to UTF-8")
    }

    @Test func `UTF-16 is refused`() {
        let units = "\u{FEFF}<VOTABLE/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(Samples.fault(units)?.code == .forbidden)
        #expect(Samples.fault(Array(units.dropFirst(2)))?.code == .forbidden)
    }

    private func limited(_ change: (inout Limits) -> Void) -> Limits {
        var limits = Limits.upload
        change(&limits)
        return limits
    }

    private func expectLimit(
        _ name: String, _ document: [UInt8], _ limits: Limits = .upload,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let fault = Samples.fault(document, limits: limits)
        #expect(fault?.code == .limit, sourceLocation: sourceLocation)
        let isNamed = fault?.description.contains("(limit \(name))") == true
        #expect(isNamed, "\(fault?.description ?? "no error")", sourceLocation: sourceLocation)
    }

    @Test func `each limit ends in an error that names it`() {
        let row = "<TR><TD>1</TD></TR>"
        let rows = Samples.document(fields: Self.int, rows: row + row + row)
        expectLimit("bytes", rows, limited { $0.bytes = rows.count - 1 })
        #expect(Samples.fault(rows, limits: limited { $0.bytes = rows.count }) == nil)
        expectLimit("cells", rows, limited { $0.cells = 2 })
        #expect(Samples.fault(rows, limits: limited { $0.cells = 3 }) == nil)
        expectLimit("depth", rows, limited { $0.depth = 6 })
        #expect(Samples.fault(rows, limits: limited { $0.depth = 7 }) == nil)
        expectLimit("elements", rows, limited { $0.elements = 5 })
        #expect(Samples.fault(rows, limits: limited { $0.elements = 6 }) == nil)
        let columns = Samples.document(fields: Self.int + Self.int, rows: "")
        expectLimit("columns", columns, limited { $0.columns = 1 })
        let text = Samples.document(
            fields: "<FIELD name='x' datatype='char' arraysize='*'/>",
            rows: "<TR><TD>abcdef</TD></TR>")
        expectLimit("cellBytes", text, limited { $0.cellBytes = 5 })
        #expect(Samples.fault(text, limits: limited { $0.cellBytes = 6 }) == nil)
        let tables = "<VOTABLE><RESOURCE><TABLE/><TABLE/></RESOURCE></VOTABLE>"
        expectLimit("tables", Array(tables.utf8), limited { $0.tables = 1 })
    }

    @Test func `a million columns are refused at the limit`() {
        let fields = String(repeating: Self.int, count: 1_000_000)
        expectLimit("columns", Samples.document(fields: fields, rows: ""))
    }

    @Test func `a million attributes are refused at the limit`() {
        let attributes = (0..<1_000_000).map { "a\($0)='1'" }.joined(separator: " ")
        expectLimit("attributes", Array("<VOTABLE \(attributes)/>".utf8))
    }

    @Test(arguments: ["<GROUP>", "<x>", "<RESOURCE>"])
    func `a million nested elements are refused at the limit`(_ tag: String) {
        let nested = String(repeating: tag, count: 1_000_000)
        expectLimit("depth", Array("<VOTABLE><RESOURCE>\(nested)".utf8))
    }

    @Test func `long tags, comments and descriptions are refused at the limit`() {
        let long = String(repeating: "x", count: 2 << 20)
        expectLimit("textBytes", Array("<VOTABLE a='\(long)'/>".utf8))
        expectLimit("textBytes", Array("<VOTABLE><!--\(long)--></VOTABLE>".utf8))
        expectLimit("textBytes", Array("<VOTABLE><?x \(long)?></VOTABLE>".utf8))
        expectLimit("textBytes", Array("<\(long)/>".utf8))
        expectLimit(
            "textBytes", Array("<VOTABLE><DESCRIPTION>\(long)</DESCRIPTION></VOTABLE>".utf8))
        expectLimit(
            "textBytes", Array("<VOTABLE><INFO name='a' value='b'>\(long)</INFO></VOTABLE>".utf8))
        expectLimit(
            "cellBytes", Samples.document(fields: Self.int, rows: "<TR><TD>\(long)</TD></TR>"))
    }

    @Test(arguments: ["2147483647", "1000000x2000", "262145"])
    func `a huge arraysize takes no memory`(_ size: String) {
        let field = "<FIELD name='x' datatype='int' arraysize='\(size)'/>"
        expectLimit("cellBytes", Samples.document(fields: field, rows: "<TR><TD>1</TD></TR>"))
    }

    @Test func `a document of many small things takes linear time`() throws {
        let fields = (0..<200).map { "<FIELD name='c\($0)' datatype='int'/>" }.joined()
        let rows = String(repeating: "<TR/>", count: 5_000)
        let table = try StoredTable.all(in: Samples.document(fields: fields, rows: rows)).first
        #expect(table?.rows.count == 5_000)
        let more = String(repeating: "<TR/>", count: 5_001)
        expectLimit("cells", Samples.document(fields: fields, rows: more))
    }
}
