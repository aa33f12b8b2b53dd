import Foundation
import PROV
import TestSupport
import Testing

/// The `prov` package of Python as a second opinion, where it is installed, as in CI.
struct PythonTests {
    static let python = Tool(
        ProcessInfo.processInfo.environment["FITSPROV_PYTHON"] ?? "python3",
        probe: ["-c", "import prov, sys; sys.exit(prov.__version__ < '3')"])

    /// Reads `N.original` and what was made of it, and names what it does not find equal.
    static let script = """
        import glob, logging, warnings
        from prov.model import ProvDocument
        warnings.filterwarnings("ignore")
        logging.disable(logging.CRITICAL)
        for original in sorted(glob.glob("*.original")):
            expected = ProvDocument.deserialize(original, format="json")
            for form in ("json", "provn", "xml"):
                for written in glob.glob(original.replace(".original", "." + form)):
                    try:
                        if ProvDocument.deserialize(written, format=form) != expected:
                            print(written, "differs")
                    except Exception as error:
                        print(written, error)
        """

    @Test(
        .enabled(if: PROVSamples.areInstalled, "the sample documents are not installed"),
        .enabled(if: python.isPresent, python.notice))
    func `what we write Python reads as what it read before`() throws {
        let folder = try ScratchFolder()
        let documents = PROVSamples.files("prov/prov-py/json", ".json")
        for (index, path) in documents.enumerated() {
            let original = try PROVSamples.bytes(path)
            let document = try Document(provJSON: original)
            let xml = try document.provXML()
            try folder.write(original, to: "\(index).original")
            try folder.write(document.provJSON(), to: "\(index).json")
            try folder.write(document.provN(), to: "\(index).provn")
            // Values for which XML Schema has no type stand in elements of our own, which to
            // Python are other attributes.
            if !String(decoding: xml, as: UTF8.self).contains("xmlns:lit=") {
                try folder.write(xml, to: "\(index).xml")
            }
        }
        let outcome = try Self.python.run(["-c", Self.script], in: folder.path)
        #expect(outcome.status == 0, "\(outcome.complaints)")
        #expect(outcome.output == "")
        #expect(documents.count == 398)
    }
}
