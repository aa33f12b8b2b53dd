import PROV
import TestSupport
import Testing

@Suite(.enabled(if: PROVSamples.areInstalled, "the sample documents are not installed"))
struct PROVNCorpusTests {
    static let documents =
        PROVSamples.files("prov/testcases", ".provn")
        + PROVSamples.files("prov/constraints", ".provn") + ["prov/voprov/w3c.provn"]

    @Test(arguments: documents)
    func `what is read from PROV-N is written and reads back equal`(path: String) throws {
        let document = try Document(provN: PROVSamples.bytes(path))
        let written = document.provN()
        let again = try Document(provN: written)
        #expect(again == document)
        #expect(again.provN() == written)
    }
}
