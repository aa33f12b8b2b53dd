import FITS
import FitsProv
import Foundation
import PROV
import Reports
import TestSupport
import Testing

/// Documents out of files, by their content, else by their names.
@Suite struct DocumentFileTests {
    @Test(
        arguments: [
            ("a.xml", .xml), ("a.provx", .xml), ("a.JSON", .json), ("a.provn", .provn),
            ("a.pn", .provn), ("a.dot", .dot), ("a.gv", .dot), ("a.svg", .svg), ("a.png", .png),
            ("a.pdf", .pdf), ("a.html", .html), ("a.HTM", .html), ("a.b.svg", .svg),
            ("/x.svg/a.json", .json), ("a", nil), ("", nil), (".json", nil), ("a.", nil),
            ("a.txt", nil), ("/x.json/a", nil), ("a.json/", .json), ("a.xmlx", nil), ("xml", nil),
        ] as [(String, DocumentFormat?)])
    func `the extension of a name asks for a format`(path: String, format: DocumentFormat?) {
        #expect(DocumentFormat(path: path) == format)
    }

    @Test(arguments: DocumentFormat.allCases)
    func `a format is a picture or a document, bytes or text`(format: DocumentFormat) {
        #expect(format.isPicture == ![.xml, .json, .provn].contains(format))
        #expect(format.isBinary == [.png, .pdf].contains(format))
        #expect(DocumentFormat(path: "a." + format.rawValue) == format)
        let hint: SourceFormat? =
            switch format {
            case .xml: .xml
            case .json: .json
            case .provn: .provn
            default: nil
            }
        #expect(SourceFormat(hint: "a." + format.rawValue) == hint)
    }

    @Test(
        arguments: [
            ("SIMPLE  =", .fits), ("SIMPL", nil), (" SIMPLE", nil), ("<prov", .xml),
            (" \t\r\n<", .xml), ("\u{FEFF}<", .xml), ("{", .json), ("\n{}", .json),
            ("document", .provn), ("  document", .provn), ("// a", .provn), ("/* a", .provn),
            ("documen", nil), ("/ a", nil), ("", nil), ("   ", nil), ("[", nil), ("Document", nil),
        ] as [(String, SourceFormat?)])
    func `the first bytes tell the format`(start: String, format: SourceFormat?) {
        #expect(SourceFormat(start.utf8) == format)
    }

    @Test(
        arguments: [
            ([0x1F, 0x8B], .fits), ([0x1F], nil), ([0x8B, 0x1F], nil), ([0xFE, 0xFF, 0], .xml),
            ([0xFF, 0xFE, 0x3C, 0], .xml), ([0xFF, 0xFF], nil), ([0, 0x3C], .xml),
        ] as [([UInt8], SourceFormat?)])
    func `bytes that are no text tell it too`(start: [UInt8], format: SourceFormat?) {
        #expect(SourceFormat(start) == format)
    }

    private static let provN = Array(
        """
        document
          prefix ex <http://example.org/>
          entity(ex:a)
          bundle ex:b
            entity(ex:c)
            entity(ex:d)
          endBundle
        endDocument
        """.utf8)

    @Test func `a document is the same in each format, and its bundles count`() throws {
        let folder = try ScratchFolder()
        let first = try DocumentFile(try folder.write(Self.provN, to: "a.txt"))
        #expect(first.format == .provn && first.isIntact && first.recordCount == 3)
        #expect(first.path == folder.file("a.txt"))
        let xml = try DocumentFile("-", content: first.document.provXML())
        let json = try DocumentFile("name", content: first.document.provJSON())
        #expect(xml.format == .xml && json.format == .json && xml.path == "-")
        for other in [xml, json] {
            #expect(other.recordCount == 3)
            #expect(DocumentDifference(first.document, other.document).isEmpty)
        }
    }

    @Test func `a name hints at a format only where the content does not tell`() throws {
        let named = try DocumentFile("a.xml", content: Self.provN)
        #expect(named.format == .provn)
        #expect(throws: PROVError.self) { _ = try DocumentFile("a.json", content: Array("x".utf8)) }
        let error = #expect(throws: FitsProvError.self) {
            _ = try DocumentFile("a.txt", content: Array("x".utf8))
        }
        #expect(error?.code == .badRecord && error?.path == "a.txt")
    }

    @Test func `what cannot be read is said of the file`() throws {
        let error = #expect(throws: PROVError.self) {
            _ = try DocumentFile("the name", content: Array("document entity(".utf8))
        }
        #expect(error.map { "\($0)".contains("the name") } == true)
        let folder = try ScratchFolder()
        #expect(throws: (any Error).self) { _ = try DocumentFile(folder.file("none")) }
    }

    @Test func `a FITS file gives its own document, and one without a stamp none`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        let none = #expect(throws: FitsProvError.self) { _ = try DocumentFile(path) }
        #expect(none?.code == .noStamp && none?.path == path)
        let piped = #expect(throws: FitsProvError.self) {
            _ = try DocumentFile("-", content: FITSBytes.primary())
        }
        #expect(piped?.code == .refused)
        _ = try Stamper().stamp(path, StampRequest(activity: "calibrate"))
        let file = try DocumentFile(path)
        #expect(file.format == .fits && file.isIntact && file.recordCount > 2)
    }
}
