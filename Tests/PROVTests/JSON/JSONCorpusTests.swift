import PROV
import TestSupport
import Testing

@Suite(.enabled(if: PROVSamples.areInstalled, "the sample documents are not installed"))
struct JSONCorpusTests {
    static let documents =
        PROVSamples.files("prov/prov-py/json", ".json")
        + PROVSamples.files("prov/testcases", ".json")

    @Test(arguments: documents)
    func `what is read from PROV-JSON is written and reads back equal`(path: String) throws {
        let document = try Document(provJSON: PROVSamples.bytes(path))
        let written = document.provJSON()
        let again = try Document(provJSON: written)
        #expect(again == document)
        #expect(again.provJSON() == written)
    }

    @Test(arguments: documents)
    func `PROV-JSON becomes valid PROV-XML that reads back equal`(path: String) throws {
        let document = try Document(provJSON: PROVSamples.bytes(path))
        let written = try document.provXML()
        #expect(try PROVSchema.complaint(about: [written]) == nil)
        #expect(try Document(provXML: written) == document)
    }

    @Test func `there are as many documents as were published`() {
        #expect(PROVSamples.files("prov/prov-py/json", ".json").count == 398)
        #expect(PROVSamples.files("prov/testcases", ".json").count == 120)
    }

    @Test(arguments: PROVSamples.files("prov/prov-py/malformed", ".json"))
    func `a malformed document is refused`(path: String) {
        #expect(throws: PROVError.self) { try Document(provJSON: PROVSamples.bytes(path)) }
    }

    @Test(arguments: ["prov/voprov/voprov.json", "prov/voprov/w3c.json"])
    func `what the IVOA's reference implementation writes is read`(path: String) throws {
        let document = try Document(provJSON: PROVSamples.bytes(path))
        #expect(document.records.count > 20)
        let written = try document.provXML()
        #expect(try PROVSchema.complaint(about: [written]) == nil)
        #expect(try Document(provXML: written) == document)
    }
}
