import FITS
import Foundation
import PROV
import Reports
import TestSupport
import Testing

@testable import FitsProv

/// What is said of single files and documents.
@Suite struct FileReportTests {
    private func verification(_ text: String) -> Verification {
        Verification(
            file: text,
            checks: [
                Check(.structure, .ok, text), Check(.stamp, .failed, text, details: [text]),
                Check(.content, .skipped, text),
            ])
    }

    @Test(arguments: Hostile.texts)
    func `a verification is read back`(text: String) throws {
        let report = VerificationReport(verification(text))
        let json = try JSON.text(report)
        #expect(isSafe(json) && isSafe(report.csv))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["schemaVersion"] as? Int == 3)
        #expect(object["file"] as? String == text)
        #expect(object["verdict"] as? String == "failed")
        let checks = try JSONDecoder().decode(Checks.self, from: Data(json.utf8)).checks
        #expect(checks == verification(text).checks)
        #expect(report.csv.split(separator: "\n").count == 3)
    }

    private struct Checks: Decodable {
        let checks: [Check]
    }

    @Test func `the layout of a verification stays what it is`() throws {
        let report = VerificationReport(verification("a.fits"))
        let failed = FailedFile(file: "b.fits", error: "does not exist", schemaVersion: 3)
        let list = [Listed.seen(report), .failed(failed)]
        try expectGolden(
            try JSON.text(list) + "\n" + VerificationReport.csvHead + report.csv,
            "reports/verification.txt")
    }

    @Test(arguments: Hostile.texts)
    func `a file that failed is read back`(text: String) throws {
        let json = try JSON.text(
            Listed<VerificationReport>.failed(
                FailedFile(file: text, error: text, schemaVersion: 3)), isPretty: false)
        #expect(isSafe(json))
        let read = try JSONDecoder().decode([String: AnyText].self, from: Data(json.utf8))
        #expect(read["file"]?.text == text)
        #expect(read["error"]?.text == text)
    }

    private struct AnyText: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }

    @Test(arguments: Hostile.texts)
    func `a lineage is read back, whatever a file is called`(text: String) throws {
        let folder = try ScratchFolder()
        let name = "a" + text.filter { $0 != "/" && $0 != "\0" }.replacing("/", with: "") + ".fits"
        let path = try folder.write(FITSBytes.primary(), to: name)
        let files = KnownFiles(
            in: OpenableFolders([folder.path]), measures: false, largest: 0)
        let lineage = try Lineage(
            of: path, .back, in: HeaderCatalogue(roots: [folder.path], files: files), files: files)
        let json = try JSON.text(LineageReport(path, lineage))
        #expect(isSafe(json))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["file"] as? String == path)
        let nodes = try #require(object["nodes"] as? [[String: Any]])
        #expect(nodes.count == 1)
        #expect(nodes.first?["stamped"] as? Bool == false)
        let report = DifferenceReport(
            [path, path], [lineage, lineage], LineageDifference(lineage, lineage))
        let difference = try #require(
            try JSONSerialization.jsonObject(with: Data(try JSON.text(report).utf8))
                as? [String: Any])
        #expect(difference["files"] as? [String] == [path, path])
        #expect(difference["equal"] as? Bool == true)
    }
}
