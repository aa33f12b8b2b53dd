import PROV
import TestSupport
import Testing

/// The documents of prov-suite, each published in three formats.
@Suite(.enabled(if: PROVSamples.areInstalled, "the sample documents are not installed"))
struct TestcaseTests {
    static let stems = PROVSamples.files("prov/testcases", ".provx").map { String($0.dropLast(6)) }

    // The PROV-XML is ProvToolbox's, with its escapes in names.
    @Test(arguments: stems)
    func `the three formats read as equal documents`(stem: String) throws {
        let json = try Document(provJSON: PROVSamples.bytes(stem + ".json"))
        let xml = try Document(provXML: PROVSamples.bytes(stem + ".provx"), names: .provToolbox)
        let provN = try Document(provN: PROVSamples.bytes(stem + ".provn"))
        let fromXML = xml.differences(from: json)
        #expect(fromXML.missing.isEmpty && fromXML.added.isEmpty, "\(fromXML)")
        let fromProvN = provN.differences(from: json)
        #expect(fromProvN.missing.isEmpty && fromProvN.added.isEmpty, "\(fromProvN)")
    }
}
