import ArchiveReports
import Foundation
import ObsCore
import Reports
import TestSupport
import Testing

@testable import FitsProvArchive

/// What is said of an archive, with text in every place that was made to break it.
@Suite struct ArchiveReportTests {
    private func product(_ text: String) -> QueryRow {
        var product = QueryRow(file: 1, path: "/a/" + text)
        product.identifier = text
        product.digest = text
        product.size = 2880
        product.isStamped = true
        product.activity = text
        product.activityVersion = text
        product.started = text
        product.ended = text
        product.software = [.init(name: text, version: text)]
        product.columns = [text, nil]
        product.fields = [.init(name: text, value: text, keyword: text)]
        product.parameters = [.init(name: text, value: text, keyword: text)]
        product.observed = [
            .init(column: .targetName, value: .text(text), source: text),
            .init(column: .sRa, value: .real(.nan), source: nil),
            .init(column: .sDec, value: .real(-.infinity), source: nil),
            .init(column: .calibLevel, value: .integer(2), source: nil),
        ]
        return product
    }

    /// The product as JSON has it.
    private func expectProduct(_ product: [String: Any]?, _ text: String) throws {
        let product = try #require(product)
        #expect(product["path"] as? String == "/a/" + text)
        #expect(product["identifier"] as? String == text)
        let fields = try #require(product["fields"] as? [String: [String: String]])
        #expect(fields == [text: ["value": text, "keyword": text]])
        let observed = try #require(product["obscore"] as? [String: [String: Any]])
        #expect(observed["target_name"]?["value"] as? String == text)
        #expect(observed["s_ra"]?["value"] as? String == "nan")
        #expect(observed["s_dec"]?["value"] as? String == "-inf")
        #expect(observed["calib_level"]?["value"] as? Int == 2)
    }

    @Test(arguments: Hostile.texts)
    func `products are read back from JSON as they were`(text: String) throws {
        let written = Written()
        var list = QueryJSON(archive: text, written.buffer)
        try list.begin()
        try list.add(product(text))
        try list.add(product("second"))
        try list.end(QueryResult(count: 2, isCut: true, notes: [text]))
        #expect(isSafe(written.text))
        #expect(written.text.split(separator: "\n").count == 4)
        let object = try written.object()
        #expect(object["schemaVersion"] as? Int == 1)
        #expect(object["archive"] as? String == text)
        #expect(object["notes"] as? [String] == [text])
        #expect(object["limited"] as? Bool == true)
        let products = try #require(object["products"] as? [[String: Any]])
        #expect(products.count == 2)
        try expectProduct(products.first, text)

        let lines = Written()
        var report = QueryLines(lines.buffer)
        try report.add(product(text))
        try report.end(QueryResult(count: 1, isCut: false, notes: []))
        #expect(lines.text.hasSuffix("}\n") && lines.text.split(separator: "\n").count == 1)
        try expectProduct(try lines.object(), text)
    }

    @Test(arguments: Hostile.texts)
    func `products are one row each`(text: String) throws {
        for columns in [nil, [text, "b"]] {
            let written = Written()
            var report = QueryCSV(columns: columns, written.buffer)
            try report.begin()
            try report.add(product(text))
            try report.end(QueryResult(count: 1, isCut: false, notes: []))
            #expect(isSafe(written.text))
            #expect(written.text.split(separator: "\n").count == 2)
        }
    }

    @Test(arguments: Hostile.texts)
    func `an audit is read back, and its page holds no more than text`(text: String) throws {
        let folder = try ScratchFolder()
        let index = try ArchiveIndex(creating: folder.file("index"))
        var audit = try index.audit { _ in }
        audit.counts[.badStamp] = 1
        let finding = AuditFinding(
            .badStamp, text, text, recorded: text, found: text, related: [text, text])

        let json = Written()
        let page = Written()
        let csv = Written()
        let reports: [any AuditReport] = [
            AuditJSON(text, updated: text, json.buffer), AuditCSV(csv.buffer),
            AuditPage(text, updated: text, roots: [text], by: text, page.buffer),
        ]
        for var report in reports {
            try report.begin()
            try report.add(finding, isShown: true)
            try report.add(finding, isShown: false)
            try report.end(audit)
        }
        for written in [json, csv, page] { #expect(isSafe(written.text)) }
        let object = try json.object()
        #expect(object["archive"] as? String == text)
        #expect(object["updated"] as? String == text)
        #expect(object["given"] as? Int == 1)
        #expect(object["verdict"] as? String == "wrong")
        let read = try #require(object["findings"] as? [[String: Any]]).first
        #expect(read?["summary"] as? String == text)
        #expect(read?["related"] as? [String] == [text, text])
        #expect(csv.text.split(separator: "\n").count == 2)
        // The page's own script, and nothing else that begins like one.
        #expect(page.text.components(separatedBy: "<script").count == 2)
        #expect(page.text.components(separatedBy: "</script").count == 2)
        #expect(!page.text.contains("<b>\n<") && !page.text.contains("</script><b>"))
    }

    @Test(arguments: Hostile.texts)
    func `what was made from something is read back`(text: String) throws {
        let json = Written()
        let csv = Written()
        let impact = Impact(
            title: text, note: text, hasUnreadable: false, count: 1, levels: 1, cycles: [[text]],
            cycleCount: 1)
        let product = AffectedProduct(
            path: text, level: 1, activity: text, inputs: [text, text], isInCycle: true)
        let reports: [any ImpactReport] = [
            ImpactJSON(archive: text, json.buffer), ImpactCSV(csv.buffer),
        ]
        for var report in reports {
            try report.begin(impact)
            try report.add(product)
            try report.end()
        }
        #expect(isSafe(json.text) && isSafe(csv.text))
        let object = try json.object()
        #expect(object["subject"] as? String == text)
        #expect(object["note"] as? String == text)
        #expect(object["cycles"] as? [[String]] == [[text]])
        let read = try #require(object["products"] as? [[String: Any]]).first
        #expect(read?["path"] as? String == text)
        #expect(read?["inputs"] as? [String] == [text, text])
        #expect(read?["cycle"] as? Bool == true)
        #expect(csv.text.split(separator: "\n").count == 2)
    }

    @Test(arguments: Hostile.texts)
    func `what is recorded is read back`(text: String) throws {
        let json = Written()
        let csv = Written()
        var name = SurveyedName(.parameter, text)
        name.count = 2
        name.distinct = 1
        name.unit = text
        name.range = (text, text)
        name.values = [.init(text: text, count: 2)]
        let reports: [any SurveyReport] = [
            SurveyJSON(archive: text, updated: nil, json.buffer), SurveyCSV(csv.buffer),
        ]
        for var report in reports {
            try report.begin(Survey(products: 3, stamped: 2))
            try report.add(name)
            try report.end()
        }
        #expect(isSafe(json.text) && isSafe(csv.text))
        let object = try json.object()
        #expect(object["products"] as? Int == 3)
        #expect(object["updated"] == nil)
        let read = try #require(object["names"] as? [[String: Any]]).first
        #expect(read?["name"] as? String == text)
        #expect(read?["unit"] as? String == text)
        #expect(read?["low"] as? String == text)
        #expect(csv.text.split(separator: "\n").count == 2)
    }

    @Test func `the layouts of lists stay what they are`() throws {
        let written = Written()
        let buffer = written.buffer
        var list = QueryJSON(archive: "a", buffer)
        try list.begin()
        try list.add(QueryRow(file: 1, path: "/a/1.fits"))
        try list.end(QueryResult(count: 1, isCut: false, notes: []))
        var impact = ImpactJSON(archive: "a", buffer)
        try impact.begin(
            Impact(
                title: "/a/1.fits", note: nil, hasUnreadable: false, count: 1, levels: 1,
                cycles: [], cycleCount: 0))
        try impact.add(
            AffectedProduct(
                path: "/a/2.fits", level: 1, activity: nil, inputs: ["/a/1.fits"],
                isInCycle: false))
        try impact.end()
        var survey = SurveyJSON(archive: "a", updated: "2026-11-25T06:00:00Z", buffer)
        try survey.begin(Survey(products: 1, stamped: 1))
        try survey.add(SurveyedName(.field, "calib_version"))
        try survey.end()
        let folder = try ScratchFolder()
        var audit = AuditJSON("a", updated: nil, buffer)
        try audit.begin()
        try audit.add(AuditFinding(.badStamp, "/a/1.fits", "has no end"), isShown: true)
        try audit.end(try ArchiveIndex(creating: folder.file("index")).audit { _ in })
        try expectGolden(written.text, "reports/lists.txt")
    }
}
