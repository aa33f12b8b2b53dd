import FITS
import TestSupport
import Testing

@testable import FitsProv

/// Documents of PROV-XML that others put into HDUs.
@Suite struct EmbeddedPROVTests {
    private static let text = """
        <?xml version="1.0"?>
        <prov:document xmlns:prov="http://www.w3.org/ns/prov#" xmlns:ex="http://example.org/"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <prov:entity prov:id="ex:in"><prov:location>in.fits</prov:location></prov:entity>
          <prov:entity prov:id="ex:mid"/>
          <prov:activity prov:id="ex:a1"><prov:label>first</prov:label></prov:activity>
          <prov:activity prov:id="ex:a2"><prov:startTime>2026-01-01T00:00:00</prov:startTime></prov:activity>
          <prov:agent prov:id="ex:tool"><prov:type xsi:type="xsd:QName"
            xmlns:xsd="http://www.w3.org/2001/XMLSchema">prov:SoftwareAgent</prov:type></prov:agent>
          <prov:agent prov:id="ex:me"/>
          <prov:used><prov:activity prov:ref="ex:a1"/><prov:entity prov:ref="ex:in"/></prov:used>
          <prov:wasGeneratedBy><prov:entity prov:ref="ex:mid"/><prov:activity prov:ref="ex:a1"/></prov:wasGeneratedBy>
          <prov:used><prov:activity prov:ref="ex:a2"/><prov:entity prov:ref="ex:mid"/></prov:used>
          <prov:wasAssociatedWith><prov:activity prov:ref="ex:a2"/><prov:agent prov:ref="ex:tool"/></prov:wasAssociatedWith>
          <prov:wasAssociatedWith><prov:activity prov:ref="ex:a2"/><prov:agent prov:ref="ex:me"/></prov:wasAssociatedWith>
        </prov:document>
        """

    private static var bytes: [UInt8] { Array(text.utf8) }

    private static func table(_ form: String, _ data: [UInt8], rows: Int = 1, heap: Int = 0)
        -> [UInt8]
    {
        FITSBytes.table(
            forms: [form], rowSize: (data.count - heap) / rows, rows: rows, heap: heap,
            ["EXTNAME = 'PROVXML'"], data: data)
    }

    /// The forms in which documents are in files.
    private static var forms: [[UInt8]] {
        let size = bytes.count
        let descriptor = [0, 0, UInt8(size >> 8), UInt8(size & 0xFF), 0, 0, 0, 0]
        return [
            table("\(size)B", bytes), table("\(size)A", bytes),
            table("PB(\(size))", descriptor + bytes, heap: size),
            ReadFile.table("PROVXML", ["LINE"], text.split(separator: "\n").map { [String($0)] }),
            FITSBytes.image(axes: [size], ["EXTNAME = 'PROVXML'"], data: bytes),
            FITSBytes.hdu(
                [
                    "XTENSION= 'FOREIGN '", "BITPIX  = 8", "NAXIS   = 0", "PCOUNT  = \(size)",
                    "GCOUNT  = 1", "EXTNAME = 'prov.xml'", "FG_FNAME= 'prov.xml'",
                ], data: bytes),
        ]
    }

    @Test(arguments: 0..<6) func `every form is read`(form: Int) throws {
        let read = try #require(
            try ReadFile.provenance(ReadFile.primary(), EmbeddedPROVTests.forms[form]))
        #expect(read.names == ["(first)", ""])
        #expect(read.steps[0].used.map(\.location) == ["in.fits"])
        #expect(read.steps[0].used.first?.identifier == "http://example.org/in")
        #expect(read.making.activity.identifier == "http://example.org/a2")
        #expect(read.making.activity.start == "2026-01-01T00:00:00Z")
        #expect(read.inputLocations == ["http://example.org/mid"])
        #expect(read.programs == ["tool"])
        #expect(read.making.agents.map(\.name) == ["me"])
        #expect(read.steps.allSatisfy { $0.origin?.certainty == .inferred && $0.origin?.hdu == 2 })
        #expect(read.hasOrigins)
    }

    @Test func `the primary array may be one, and a VOTable is none`() throws {
        func primary(_ bytes: [UInt8]) -> [UInt8] {
            FITSBytes.primary(axes: [bytes.count], ["VOTMETA = T"], data: bytes)
        }
        #expect(
            try ReadFile.provenance(primary(EmbeddedPROVTests.bytes))?.names == ["(first)", ""])
        #expect(try ReadFile.provenance(primary(Array("<VOTABLE></VOTABLE>".utf8))) == nil)
    }

    @Test func `broken documents and other tables say nothing`() throws {
        let broken = EmbeddedPROVTests.text.replacing("</prov:activity>", with: "</prov:activity")
        for bytes in [
            Array(broken.utf8), Array("<document/>".utf8), [0xFF, 0, 1],
            Array(EmbeddedPROVTests.bytes.dropLast(20)),
        ] {
            let table = EmbeddedPROVTests.table("\(bytes.count)B", bytes)
            #expect(try ReadFile.provenance(ReadFile.primary(), table) == nil)
        }
    }

    @Test func `activities in a ring made the file`() throws {
        let ring = """
            <document xmlns="http://www.w3.org/ns/prov#" xmlns:p="http://www.w3.org/ns/prov#" xmlns:e="urn:e:">
            <activity p:id="e:a"/><activity p:id="e:b"/>
            <wasGeneratedBy><entity p:ref="e:x"/><activity p:ref="e:a"/></wasGeneratedBy>
            <wasGeneratedBy><entity p:ref="e:y"/><activity p:ref="e:b"/></wasGeneratedBy>
            <used><activity p:ref="e:a"/><entity p:ref="e:y"/></used>
            <used><activity p:ref="e:b"/><entity p:ref="e:x"/></used>
            </document>
            """
        let bytes = Array(ring.utf8)
        let read = try ReadFile.provenance(
            ReadFile.primary(), EmbeddedPROVTests.table("\(bytes.count)B", bytes))
        #expect(read?.names == ["", ""])
    }
}
