import Foundation
import TestSupport
import Testing

@Suite struct ValidateTests {
    @Test func `a stamped file is valid, in every format`() throws {
        let folder = try Documents.stamped()
        _ = try Fitsprov.run("convert", "cube.fits", "-o", "cube.json", in: folder)
        let outcome = try Fitsprov.run("validate", "cube.fits", "cube.json", in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.complaints.isEmpty)
        try expectGolden(outcome.output, "cli/validate.txt")
    }

    @Test func `each broken constraint is named by number and name, with the reason`() throws {
        let folder = try Documents.folder(["a.provn": Documents.impossible])
        let text = try Fitsprov.run("validate", "a.provn", in: folder)
        #expect(text.status == 1)
        #expect(text.output.contains("a.provn: constraint "))
        try expectGolden(text.output, "cli/validate-impossible.txt")
        let json = try Fitsprov.run("validate", "--format", "json", "a.provn", in: folder)
        #expect(json.status == 1)
        try expectGolden(json.output, "cli/validate-impossible.json")
    }

    @Test func `one file that cannot be read does not stop the rest`() throws {
        let folder = try Documents.folder([
            "a.provn": Documents.text, "b.provn": Documents.impossible, "c.json": "{",
        ])
        let outcome = try Fitsprov.run(
            "validate", "gone.xml", "b.provn", "c.json", "a.provn", in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.output.hasSuffix("a.provn: valid, 5 records (PROV-N)\n"))
        #expect(outcome.output.hasPrefix("b.provn: constraint "))
        #expect(outcome.complaints.split(separator: "\n").count == 2)
    }

    @Test func `a file without a stamp has status 3`() throws {
        let folder = try Fitsprov.folder()
        let outcome = try Fitsprov.run("validate", "cube.fits", in: folder)
        #expect(outcome.status == 3)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.complaints == "fitsprov: cube.fits: has no stamp, and records nothing else\n")
    }

    @Test func `several files make a list, or a line each`() throws {
        let folder = try Documents.folder([
            "a.provn": Documents.text, "b.provn": Documents.impossible,
            "list": "b.provn\na.provn\n",
        ])
        let list = try Fitsprov.run(
            "validate", "--format", "json", "a.provn", "b.provn", in: folder)
        let array =
            try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]]
        #expect(array?.map { $0["valid"] as? Bool } == [true, false])
        #expect(array?.map { $0["schemaVersion"] as? Int } == [1, 1])
        let lines = try Fitsprov.run(
            "validate", "--format", "ndjson", "--files-from", "list", in: folder)
        #expect(lines.status == 1)
        #expect(lines.output.split(separator: "\n").count == 2)
    }

    @Test func `verify includes it`() throws {
        let folder = try Documents.stamped()
        var bytes = try folder.bytes(of: "cube.fits")
        // The derivation's activity gets the name of the entity that was made.
        let derivation = try #require(bytes.firstRange(of: Array("<prov:wasDerivedFrom>".utf8)))
        let activity = try #require(
            bytes[derivation.upperBound...].firstRange(
                of: Array("16fd2706-8baf-433b-82eb-8c7fada847da".utf8)))
        bytes.replaceSubrange(activity, with: "7c9e6679-7425-40de-944b-e07fc1f90ae7".utf8)
        try folder.write(bytes, to: "cube.fits")
        let verify = try Fitsprov.run("verify", "cube.fits", in: folder)
        #expect(verify.status == 1)
        #expect(verify.output.contains("document         failed    constraint 55"))
        let validate = try Fitsprov.run("validate", "cube.fits", in: folder)
        #expect(validate.status == 1)
        #expect(validate.complaints == "fitsprov: cube.fits: the document is not what was stored\n")
    }

    @Test func `stamp does not write what is not valid`() throws {
        let folder = try Fitsprov.folder()
        let original = try folder.bytes(of: "cube.fits")
        let stamp = try Fitsprov.run(
            "stamp", "cube.fits", "--activity", "x", "--id", "urn:x:1", "--activity-id", "urn:x:1",
            in: folder)
        #expect(stamp.status == 2)
        #expect(stamp.complaints.contains("constraint 55 (entity-activity-disjoint)"))
        #expect(try folder.bytes(of: "cube.fits") == original)
    }

    @Test(.enabled(if: PROVSamples.areInstalled, Samples.notice))
    func `the W3C's documents are judged as it judges them`() throws {
        let base = "prov/constraints"
        let table = String(decoding: try PROVSamples.bytes("\(base)/LABELS.tsv"), as: UTF8.self)
        let rows = table.split(separator: "\n").dropFirst()
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0.count > 1 && ["PASS", "FAIL"].contains($0[1]) }
        #expect(rows.count > 70)
        let folder = try ScratchFolder()
        var names: [String] = []
        for (index, row) in rows.enumerated() {
            names.append("\(index)-" + row[0].replacing("/", with: "-"))
            try folder.write(try PROVSamples.bytes("\(base)/\(row[0])"), to: names[index])
        }
        let outcome = try Fitsprov.tool.run(
            ["validate", "--format", "ndjson"] + names, in: folder.path)
        let lines = outcome.output.split(separator: "\n")
        #expect(outcome.status == 1)
        #expect(lines.count == rows.count, "\(outcome.complaints)")
        for (row, line) in zip(rows, lines) {
            #expect(line.contains("\"valid\":\(row[1] == "PASS")"), "\(row[0])")
        }
    }
}
