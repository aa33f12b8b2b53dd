import Files
import Foundation
import PROV
import Reports
import TestSupport
import Testing

@testable import FitsProv

/// What is said of a chain of files: nodes, edges, states, and what differs between two chains.
@Suite struct ChainReportTests {
    private static func object(_ value: some Encodable) throws -> [String: Any] {
        try #require(
            try JSONSerialization.jsonObject(with: Data(try JSON.text(value).utf8))
                as? [String: Any])
    }

    /// Makes `raw.fits` and `cal.fits`, which was made of it and of something that is not there.
    private static func fill(_ folder: borrowing ScratchFolder, bins: String = "10") throws
        -> String
    {
        let raw = try folder.write(FITSBytes.primary(), to: "raw.fits")
        var first = StampRequest(activity: "take")
        first.product = "urn:test:raw"
        _ = try Stamper().stamp(raw, first)
        let path = try folder.write(
            FITSBytes.primary([FITSBytes.fixed("OBJECT", "'M31'")]), to: "cal.fits")
        var request = StampRequest(activity: "calibrate")
        request.product = "urn:test:cal"
        request.software = [Software(name: "pipe", version: "2.1")]
        request.agents = [Agent(name: "Ada", role: "operator")]
        request.parameters = [Parameter(name: "bins", value: bins)]
        request.fields = [Field(name: "calib_version", value: "v7")]
        request.used = [
            UsedEntity(location: raw, role: "science"),
            UsedEntity(location: "https://example.org/flat.fits", role: "flat"),
        ]
        _ = try Stamper().stamp(path, request)
        return path
    }

    private static func lineage(_ path: String, in folder: borrowing ScratchFolder) throws
        -> Lineage
    {
        let files = KnownFiles(in: OpenableFolders([folder.path]))
        let catalogue = HeaderCatalogue(roots: [folder.path], files: files)
        return try Lineage(of: path, .back, in: catalogue, files: files)
    }

    @Test func `a lineage has its products and references under their keys`() throws {
        let folder = try ScratchFolder()
        let path = try Self.fill(folder)
        let object = try Self.object(LineageReport("as named", try Self.lineage(path, in: folder)))
        #expect(object["file"] as? String == "as named")
        #expect(object["schemaVersion"] as? Int == 1)
        #expect(object["levels"] as? Int == 2)
        #expect((object["cycles"] as? [Any])?.isEmpty == true)
        #expect((object["truncated"] as? [Any])?.isEmpty == true)
        let nodes = try #require(object["nodes"] as? [[String: Any]])
        let own = try #require(nodes.first)
        #expect(own["number"] as? Int == 0 && own["level"] as? Int == 0)
        #expect(own["identifier"] as? String == "urn:test:cal")
        #expect(own["stamped"] as? Bool == true)
        #expect(own["source"] as? String == "file" && own["state"] == nil)
        #expect((own["activity"] as? [String: Any])?["name"] as? String == "calibrate")
        let software = try #require(own["software"] as? [[String: Any]])
        #expect(software.map { $0["name"] as? String } == ["pipe"])
        #expect(software.map { $0["version"] as? String } == ["2.1"])
        let agents = try #require(own["agents"] as? [[String: Any]])
        #expect(agents.map { $0["name"] as? String } == ["Ada"])
        let parameters = try #require(own["parameters"] as? [[String: Any]])
        #expect(parameters.map { $0["value"] as? String } == ["10"])
        #expect(own["fields"] as? [String: String] == ["calib_version": "v7"])
        let raw = try #require(nodes.first { $0["identifier"] as? String == "urn:test:raw" })
        #expect(raw["level"] as? Int == 1 && raw["path"] as? String == "raw.fits")
        #expect((raw["activity"] as? [String: Any])?["name"] as? String == "take")
        let outside = try #require(nodes.first { $0["source"] as? String == "reference" })
        #expect(outside["path"] == nil && outside["stamped"] as? Bool == false)
        #expect(outside["location"] as? String == "https://example.org/flat.fits")
        #expect(outside["activity"] == nil)

        let edges = try #require(object["edges"] as? [[String: Any]])
        #expect(edges.count == 2 && edges.allSatisfy { $0["from"] as? Int == 0 })
        #expect(edges.map { $0["role"] as? String } == ["science", "flat"])
        #expect(edges.first?["to"] as? Int == raw["number"] as? Int)
        #expect(edges.last?["to"] as? Int == outside["number"] as? Int)
        #expect(edges.last?["state"] as? String == "outside")
        #expect(edges.last?["location"] as? String == "https://example.org/flat.fits")
        #expect(edges.first?["identifier"] as? String == "urn:test:raw")
        #expect((edges.first?["digest"] as? String)?.hasPrefix("sha256:") == true)
        let states = try #require(object["states"] as? [String: Int])
        #expect(states["outside"] == 1 && states.values.reduce(0, +) == 2)
        #expect(raw["state"] as? String == edges.first?["state"] as? String)
    }

    @Test func `two chains differ in what was changed, and say so once`() throws {
        let one = try ScratchFolder()
        let other = try ScratchFolder()
        let lineages = [
            try Self.lineage(Self.fill(one), in: one),
            try Self.lineage(Self.fill(other, bins: "20"), in: other),
        ]
        let difference = LineageDifference(lineages[0], lineages[1])
        let report = DifferenceReport(["one", "other"], lineages, difference)
        let object = try Self.object(report)
        #expect(object["files"] as? [String] == ["one", "other"])
        #expect(object["equal"] as? Bool == false)
        #expect(object["steps"] as? Int == difference.steps.count)
        let differences = try #require(object["differences"] as? [[String: Any]])
        #expect(differences.map { $0["activity"] as? String } == ["calibrate"])
        #expect(differences.first?["files"] as? [String] == ["cal.fits", "cal.fits"])
        #expect(differences.first?["distance"] as? Int == 0)
        let text = try JSON.text(report, isPretty: false)
        #expect(text.contains("\"10\"") && text.contains("\"20\""))
        #expect(text.contains("bins"))
    }

    @Test func `a verification has a row for each check`() throws {
        let checks = [
            Check(.structure, .ok, "fine"), Check(.stamp, .failed, "=bad", details: ["not here"]),
            Check(.content, .skipped, "a,b"),
        ]
        let report = VerificationReport(Verification(file: "-f", checks: checks))
        #expect(
            table(VerificationReport.csvHead + report.csv) == [
                ["file", "verdict", "check", "outcome", "summary"],
                ["'-f", "failed", "structure", "ok", "fine"],
                ["'-f", "failed", "stamp", "failed", "'=bad"],
                ["'-f", "failed", "content", "skipped", "a,b"],
            ])
        let object = try Self.object(report)
        #expect(Set(object.keys) == ["schemaVersion", "file", "verdict", "checks", "inputs"])
        let failed = try Self.object(
            Listed<VerificationReport>.failed(FailedFile(file: "f", error: "why", schemaVersion: 3))
        )
        #expect(Set(failed.keys) == ["schemaVersion", "file", "error"])
        let seen = try Self.object(Listed.seen(report))
        #expect(seen["file"] as? String == "-f")
    }
}
