import Foundation
import TestSupport
import Testing

@Suite struct MainJobTests {
    @Test func `stamp, show, verify and strip work as the documentation shows`() throws {
        let folder = try Fitsprov.folder()
        let original = try folder.bytes(of: "cube.fits")
        let stamp = try Fitsprov.tool.run(
            Fitsprov.stampArguments + Fitsprov.fixedIdentifiers, in: folder.path)
        #expect(stamp.status == 0)
        #expect(stamp.complaints.isEmpty)
        #expect(
            stamp.output
                == "cube.fits: stamped as made by ctbin, urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7\n"
        )

        let show = try Fitsprov.run("show", "cube.fits", in: folder)
        #expect(show.status == 0)
        try expectGolden(show.output, "cli/show.txt")
        #expect(show.output.split(separator: "\n").allSatisfy { $0.count <= 80 })

        let verify = try Fitsprov.run("verify", "--inputs", "cube.fits", in: folder)
        #expect(verify.status == 0)
        try expectGolden(verify.output, "cli/verify.txt")

        let cards = try Fitsprov.run("show", "--format", "cards", "cube.fits", in: folder)
        try expectGolden(cards.output, "cli/cards.txt")

        let document = try Fitsprov.run("show", "--format", "prov-xml", "cube.fits", in: folder)
        try expectGolden(document.output, "cli/document.xml")

        let strip = try Fitsprov.run("strip", "cube.fits", in: folder)
        #expect(strip.status == 0)
        #expect(strip.output == "cube.fits: stripped\n")
        #expect(try folder.bytes(of: "cube.fits") == original)
        #expect(try folder.names == ["cube.fits", "events.fits"])
    }

    @Test func `show and verify give JSON with a schema version`() throws {
        let folder = try Fitsprov.folder()
        _ = try Fitsprov.tool.run(Fitsprov.stampArguments, in: folder.path)
        let show = try Fitsprov.run("show", "--format", "json", "cube.fits", in: folder)
        let report = try #require(object(show.output))
        #expect(report["schemaVersion"] as? Int == 3)
        #expect(report["stamped"] as? Bool == true)
        let verify = try Fitsprov.run(
            "verify", "--inputs", "--format", "json", "cube.fits", in: folder)
        let verification = try #require(object(verify.output))
        #expect(verification["schemaVersion"] as? Int == 3)
        #expect(verification["verdict"] as? String == "intact")
        #expect((verification["checks"] as? [Any])?.count == 8)
    }

    private func object(_ text: String) -> [String: Any]? {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
    }

    @Test func `several files give a list, one line a file in ndjson`() throws {
        let folder = try Fitsprov.folder()
        let list = try Fitsprov.run(
            "show", "--format", "json", "cube.fits", "events.fits", in: folder)
        let array =
            try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]]
        #expect(array?.compactMap { $0["file"] as? String } == ["cube.fits", "events.fits"])
        let lines = try Fitsprov.run("show", "--format", "ndjson", ".", in: folder)
        #expect(lines.output.split(separator: "\n").count == 2)
    }

    @Test func `a record in YAML is stamped`() throws {
        let folder = try Fitsprov.folder()
        try folder.write(
            """
            activity: {name: ctbin, version: 2.1.0, start: 2026-03-13 23:44:46, end: 2026-03-13 23:44:56}
            used: [{file: events.fits, role: Main}]
            parameters: {ebins: 20}
            """.utf8, to: "step.yaml")
        let stamp = try Fitsprov.run("stamp", "cube.fits", "--record", "step.yaml", in: folder)
        #expect(stamp.status == 0, "\(stamp.complaints)")
        let show = try Fitsprov.run("show", "cube.fits", in: folder)
        #expect(show.output.contains("2026-03-13 23:44:46 to 23:44:56 UTC"))
        #expect(show.output.contains("present, unchanged"))
    }

    @Test func `a dry run shows the cards and the document and writes nothing`() throws {
        let folder = try Fitsprov.folder()
        let original = try folder.bytes(of: "cube.fits")
        let stamp = try Fitsprov.tool.run(Fitsprov.stampArguments + ["--dry-run"], in: folder.path)
        #expect(stamp.status == 0)
        #expect(stamp.output.hasPrefix("PROVVERS= 'FITSPROV 1.0'"))
        #expect(stamp.output.contains("<prov:document"))
        #expect(try folder.bytes(of: "cube.fits") == original)
    }

    @Test func `an output file leaves the input alone`() throws {
        let folder = try Fitsprov.folder()
        let original = try folder.bytes(of: "cube.fits")
        let first = try Fitsprov.tool.run(
            Fitsprov.stampArguments + ["--output", "new.fits"], in: folder.path)
        #expect(first.status == 0)
        #expect(try folder.bytes(of: "cube.fits") == original)
        let again = try Fitsprov.tool.run(
            Fitsprov.stampArguments + ["--output", "new.fits"], in: folder.path)
        #expect(again.status == 2)
        #expect(
            again.complaints == "fitsprov: new.fits: exists already (--overwrite replaces it)\n")
    }
}
