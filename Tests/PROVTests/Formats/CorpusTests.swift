import PROV
import TestSupport
import Testing

/// A format of PROV documents, for tests that go through all of them.
enum Format: String, CaseIterable, Sendable {
    case xml, json, provn

    init?(path: String) {
        switch path.split(separator: ".").last {
        case "xml", "provx": self = .xml
        case "json": self = .json
        case "provn": self = .provn
        default: return nil
        }
    }

    func read(_ bytes: [UInt8], names: XMLNames = .hexadecimal) throws(PROVError) -> Document {
        switch self {
        case .xml: try Document(provXML: bytes, names: names)
        case .json: try Document(provJSON: bytes)
        case .provn: try Document(provN: bytes)
        }
    }

    func write(_ document: Document) throws(PROVError) -> [UInt8] {
        switch self {
        case .xml: try document.provXML()
        case .json: document.provJSON()
        case .provn: document.provN()
        }
    }
}

@Suite(.enabled(if: PROVSamples.areInstalled, "the sample documents are not installed"))
struct CorpusTests {
    static let documents =
        PROVSamples.files("prov/prov-py/json", ".json")
        + PROVSamples.files("prov/prov-py/xml", ".xml")
        + PROVSamples.files("prov/testcases", ".provx", ".json", ".provn")
        + PROVSamples.files("prov/constraints", ".xml", ".provn")
        + ["prov/voprov/voprov.json", "prov/voprov/w3c.json", "prov/voprov/w3c.provn"]

    @Test(arguments: documents)
    func `what is read from one format and written to another reads back equal`(
        path: String
    ) throws {
        let origin = try #require(Format(path: path))
        let document = try origin.read(PROVSamples.bytes(path))
        for format in Format.allCases {
            let written = try format.write(document)
            #expect(try format.read(written) == document, "through \(format)")
        }
    }
}
