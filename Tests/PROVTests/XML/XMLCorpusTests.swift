import PROV
import TestSupport
import Testing

@Suite(.enabled(if: PROVSamples.areInstalled, "the sample documents are not installed"))
struct XMLCorpusTests {
    static let documents =
        PROVSamples.files("prov/prov-py/xml", ".xml")
        + PROVSamples.files("prov/testcases", ".provx")
        + PROVSamples.files("prov/constraints", ".xml", ".provx")

    @Test(arguments: documents)
    func `what is read from PROV-XML is written valid and reads back equal`(path: String) throws {
        let document = try Document(provXML: PROVSamples.bytes(path))
        let written = try document.provXML()
        #expect(try PROVSchema.complaint(about: [written]) == nil)
        let again = try Document(provXML: written)
        #expect(again == document)
        #expect(try again.provXML() == written)
    }

    @Test func `there are as many documents as were published`() {
        #expect(PROVSamples.files("prov/prov-py/xml", ".xml").count == 44)
        #expect(PROVSamples.files("prov/testcases", ".provx").count == 120)
    }

    @Test(arguments: PROVSamples.files("prov/prov-py/malformed", ".xml"))
    func `a malformed document is refused`(path: String) {
        #expect(throws: PROVError.self) { try Document(provXML: PROVSamples.bytes(path)) }
    }
}
