import Foundation
import TestSupport
import Testing

@Suite struct CompareTests {
    private static let other = """
        document
          prefix x <http://example.org/>
          wasGeneratedBy(x:cube, x:bin, -)
          activity(x:bin, 2026-03-13T23:44:46, 2026-03-14T00:00:00)
          entity(x:cube, [x:size = "4" %% xsd:int, prov:label = "cube", x:colour = "red"])
          entity(x:flat)
          used(x:u1; x:bin, x:events, -)
          bundle x:b
            entity(x:cube)
          endBundle
        endDocument

        """

    @Test func `what only one says is listed, and what differs in both is named`() throws {
        let folder = try Documents.folder([
            "a.provn": Documents.text, "b.provn": CompareTests.other,
        ])
        let text = try Fitsprov.run("compare", "a.provn", "b.provn", in: folder)
        #expect(text.status == 1)
        try expectGolden(text.output, "cli/compare.txt")
        let json = try Fitsprov.run("compare", "a.provn", "b.provn", "--format", "json", in: folder)
        #expect(json.status == 1)
        try expectGolden(json.output, "cli/compare.json")
    }

    @Test func `order, prefixes and repetition make no difference`() throws {
        let lines = Documents.text.split(separator: "\n").map(String.init)
        let shuffled = (lines.prefix(2) + lines[2..<7].reversed() + [lines[3]] + lines.suffix(1))
            .joined(separator: "\n").replacing("ex:", with: "y:").replacing(
                "prefix ex", with: "prefix y")
        let folder = try Documents.folder(["a.provn": Documents.text, "b.provn": shuffled])
        let outcome = try Fitsprov.run("compare", "a.provn", "b.provn", in: folder)
        #expect(outcome.status == 0, "\(outcome.complaints)\(outcome.output)")
        let json = try Fitsprov.run("compare", "a.provn", "b.provn", "--format", "json", in: folder)
        let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(value?["equal"] as? Bool == true)
        #expect(value?["schemaVersion"] as? Int == 1)
    }

    @Test func `prefixes that neither document has are declared`() throws {
        let folder = try Documents.folder([
            "a.provn": "document\n prefix e <urn:a:>\n entity(e:x)\nendDocument\n",
            "b.provn": "document\n prefix e <urn:b:>\n entity(e:x)\nendDocument\n",
        ])
        let outcome = try Fitsprov.run("compare", "a.provn", "b.provn", in: folder)
        #expect(outcome.status == 1)
        #expect(
            outcome.output == """
                a.provn and b.provn differ
                  prefix ns1 <urn:b:>
                only in a.provn:
                  entity(e:x)
                only in b.provn:
                  entity(ns1:x)

                """)
    }

    @Test func `a file that cannot be read has status 2, one without a stamp 3`() throws {
        let folder = try Fitsprov.folder()
        try folder.write(Documents.text.utf8, to: "a.provn")
        #expect(try Fitsprov.run("compare", "a.provn", "gone.xml", in: folder).status == 2)
        #expect(try Fitsprov.run("compare", "cube.fits", "a.provn", in: folder).status == 3)
        #expect(try Fitsprov.run("compare", "a.provn", in: folder).status == 64)
        #expect(try Fitsprov.run("compare", "-", "-", in: folder).status == 64)
    }

    @Test(
        .enabled(if: PROVSamples.areInstalled, Samples.notice),
        arguments: [
            "bundle3", "entity7", "association7", "derivation12", "dictionaryMembership2-M",
        ])
    func `the three forms of one document are the same`(name: String) throws {
        let folder = try ScratchFolder()
        for format in ["json", "provn", "provx"] {
            let bytes = try PROVSamples.bytes("prov/testcases/test-\(name)/\(name).\(format)")
            try folder.write(bytes, to: "a.\(format)")
        }
        for pair in [["a.json", "a.provn"], ["a.provn", "a.provx"], ["a.provx", "a.json"]] {
            let outcome = try Fitsprov.tool.run(["compare"] + pair, in: folder.path)
            #expect(outcome.status == 0, "\(outcome.output)")
        }
    }

    @Test(.enabled(if: PROVSamples.areInstalled, Samples.notice))
    func `a document whose forms truly differ is found out`() throws {
        let folder = try ScratchFolder()
        for format in ["provn", "provx"] {
            let bytes = try PROVSamples.bytes("prov/testcases/test-entity10/entity10.\(format)")
            try folder.write(bytes, to: "a.\(format)")
        }
        let outcome = try Fitsprov.run("compare", "a.provn", "a.provx", in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("entity ex:e10: ex:0tagWithDigit, ex:_0tagWithDigit\n"))
    }
}
