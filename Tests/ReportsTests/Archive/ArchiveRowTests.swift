import ArchiveReports
import FitsProv
import Foundation
import ObsCore
import Reports
import TestSupport
import Testing

@testable import FitsProvArchive

/// What stands in which column and under which key, with another value in each.
@Suite struct ArchiveRowTests {
    private static var hit: QueryRow {
        var hit = QueryRow(file: 7, path: "/a/p.fits")
        hit.identifier = "id:p"
        hit.digest = "sha256:p"
        hit.size = 2880
        hit.isStamped = true
        hit.activity = "image"
        hit.activityVersion = "1.1"
        hit.started = "2026-01-01"
        hit.ended = "2026-01-02"
        hit.software = [.init(name: "img", version: "2.0"), .init(name: "lib", version: nil)]
        hit.fields = [
            .init(name: "grade", value: "A", keyword: "OBSGRADE"),
            .init(name: "plain", value: "B", keyword: nil),
            .init(name: "grade", value: "second", keyword: nil),
        ]
        hit.parameters = [
            .init(name: "width", value: "0.5", keyword: "deg"),
            .init(name: "bins", value: "10", keyword: nil),
        ]
        hit.observed = [
            .init(column: .sRa, value: .real(83.5), source: "RA_PNT"),
            .init(column: .sDec, value: .real(-22), source: "DEC_PNT[2]"),
            .init(column: .targetName, value: .text("-Crab"), source: nil),
            .init(column: .calibLevel, value: .integer(2), source: "CALIBLEV"),
            .init(column: .tExptime, value: .real(1e300), source: "EXPOSURE"),
        ]
        return hit
    }

    @Test func `a product has its values under the names of the columns`() throws {
        let written = Written()
        var report = QueryCSV(columns: nil, written.buffer)
        try report.begin()
        try report.add(Self.hit)
        try report.add(QueryRow(file: 1, path: "-p"))
        try report.end(QueryResult(count: 2, isCut: false, notes: []))
        let rows = table(written.text)
        #expect(
            rows == [
                [
                    "path", "identifier", "activity", "activity_version", "software", "started",
                    "ended", "target_name", "s_ra", "s_dec", "t_min", "t_max", "t_exptime",
                    "instrument_name", "calib_level", "digest",
                ],
                [
                    "/a/p.fits", "id:p", "image", "1.1", "img 2.0; lib", "2026-01-01", "2026-01-02",
                    "'-Crab", "83.5", "-22.0", "", "", "1e+300", "", "2", "sha256:p",
                ],
                ["'-p"] + [String](repeating: "", count: 15),
            ])
    }

    @Test func `names that are asked for are the columns, and their numbers stay numbers`() throws {
        var hit = Self.hit
        hit.path = "=p"
        hit.columns = ["-1.5", nil, "-x", "1,2", "", "@a"]
        let written = Written()
        var report = QueryCSV(columns: ["a", "=b", "c", "d", "e", "f"], written.buffer)
        try report.begin()
        try report.add(hit)
        try report.end(QueryResult(count: 1, isCut: false, notes: []))
        #expect(
            table(written.text) == [
                ["path", "a", "'=b", "c", "d", "e", "f"],
                ["'=p", "-1.5", "", "'-x", "1,2", "", "'@a"],
            ])
    }

    @Test func `a product has its values under the keys of JSON`() throws {
        let written = Written()
        var report = QueryJSON(archive: "x", written.buffer)
        try report.begin()
        try report.add(Self.hit)
        try report.add(QueryRow(file: 1, path: "/b"))
        try report.end(QueryResult(count: 2, isCut: false, notes: []))
        let object = try written.object()
        #expect(
            Set(object.keys) == [
                "schemaVersion", "archive", "products", "count", "limited", "notes",
            ])
        #expect(object["count"] as? Int == 2 && object["limited"] as? Bool == false)
        let products = try #require(object["products"] as? [[String: Any]])
        let first = try #require(products.first)
        #expect(
            Set(first.keys) == [
                "path", "identifier", "digest", "size", "stamped", "activity", "software", "fields",
                "parameters", "obscore",
            ])
        #expect(first["size"] as? Int == 2880 && first["stamped"] as? Bool == true)
        #expect(first["digest"] as? String == "sha256:p")
        #expect(
            first["activity"] as? [String: String] == [
                "name": "image", "version": "1.1", "started": "2026-01-01", "ended": "2026-01-02",
            ])
        #expect(
            first["software"] as? [[String: String]] == [
                ["name": "img", "version": "2.0"], ["name": "lib"],
            ])
        #expect(
            first["fields"] as? [String: [String: String]] == [
                "grade": ["value": "A", "keyword": "OBSGRADE"], "plain": ["value": "B"],
            ])
        #expect(
            first["parameters"] as? [[String: String]] == [
                ["name": "width", "value": "0.5", "unit": "deg"], ["name": "bins", "value": "10"],
            ])
        let observed = try #require(first["obscore"] as? [String: [String: Any]])
        #expect(observed["s_ra"]?["value"] as? Double == 83.5)
        #expect(observed["s_ra"]?["unit"] as? String == "deg")
        #expect(observed["s_ra"]?["source"] as? String == "RA_PNT")
        #expect(observed["t_exptime"]?["value"] as? Double == 1e300)
        #expect(observed["calib_level"]?["value"] as? Int == 2)
        #expect(observed["target_name"]?["source"] == nil)
        #expect(observed["target_name"]?["unit"] == nil)
        let bare = try #require(products.last)
        #expect(
            Set(bare.keys) == [
                "path", "size", "stamped", "software", "fields", "parameters", "obscore",
            ])
        #expect(bare["stamped"] as? Bool == false)
    }

    @Test func `a product on a line of its own says by which version it is written`() throws {
        let written = Written()
        var report = QueryLines(written.buffer)
        report.begin()
        try report.add(Self.hit)
        try report.add(QueryRow(file: 1, path: "/b"))
        try report.end(QueryResult(count: 2, isCut: false, notes: []))
        let lines = try written.text.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        #expect(lines.map { $0?["schemaVersion"] as? Int } == [1, 1])
        #expect(lines.map { $0?["path"] as? String } == ["/a/p.fits", "/b"])
    }

    @Test func `a finding has its values under the names of the columns`() throws {
        let written = Written()
        var report = AuditCSV(written.buffer)
        try report.begin()
        try report.add(
            AuditFinding(
                .missingInput, "/p", "S", recorded: "R", found: "F", related: ["/x", "/y"]),
            isShown: true)
        try report.add(AuditFinding(.cycle, "/hidden", "no"), isShown: false)
        try report.add(
            AuditFinding(.rootWithoutProvenance, "-p", "=S", recorded: "@R", found: "+F"),
            isShown: true)
        try report.end(Audit())
        #expect(
            table(written.text) == [
                ["severity", "kind", "path", "summary", "recorded", "found", "related"],
                ["error", "missing-input", "/p", "S", "R", "F", "/x; /y"],
                ["note", "root-without-provenance", "'-p", "'=S", "'@R", "'+F", ""],
            ])
    }

    @Test func `an audit has its numbers under the keys of JSON`() throws {
        var audit = Audit()
        (audit.products, audit.stamped, audit.references) = (9, 8, 7)
        audit.counts = [
            .cycle: 1, .badStamp: 2, .noProvenance: 4, .rootWithoutProvenance: 8, .structure: 0,
        ]
        audit.notChecked = [Audit.NotChecked(kind: .brokenChecksum, reason: "why")]
        let written = Written()
        var report = AuditJSON("x", updated: "now", written.buffer)
        try report.begin()
        for number in 0..<3 {
            try report.add(
                AuditFinding(.cycle, "/\(number)", "S", found: "F"), isShown: number != 1)
        }
        try report.end(audit)
        let object = try written.object()
        #expect(
            Set(object.keys) == [
                "schemaVersion", "archive", "updated", "findings", "checked", "counts", "errors",
                "given", "notChecked", "notes", "products", "references", "stamped", "verdict",
                "warnings",
            ])
        #expect(object["given"] as? Int == 2)
        #expect(object["errors"] as? Int == 3 && object["warnings"] as? Int == 4)
        #expect(object["notes"] as? Int == 8 && object["products"] as? Int == 9)
        #expect(object["stamped"] as? Int == 8 && object["references"] as? Int == 7)
        #expect(object["verdict"] as? String == "wrong")
        #expect(
            object["counts"] as? [String: Int] == [
                "cycle": 1, "bad-stamp": 2, "no-provenance": 4, "root-without-provenance": 8,
                "structure": 0,
            ])
        #expect(
            object["notChecked"] as? [[String: String]] == [
                ["kind": "broken-checksum", "reason": "why"]
            ])
        let checked = try #require(object["checked"] as? [String])
        #expect(
            checked
                == AuditFinding.Kind.inOrder.filter { $0 != .brokenChecksum }.map(\.rawValue))
        let findings = try #require(object["findings"] as? [[String: Any]])
        #expect(findings.map { $0["path"] as? String } == ["/0", "/2"])
        #expect(findings.allSatisfy { $0["kind"] as? String == "cycle" })
        #expect(findings.allSatisfy { $0["severity"] as? String == "error" })
        #expect(findings.allSatisfy { $0["found"] as? String == "F" && $0["recorded"] == nil })
    }

    @Test func `an audit in which only notes are found is right`() throws {
        for (kind, verdict) in [
            (AuditFinding.Kind.rootWithoutProvenance, "right"), (.noProvenance, "wrong"),
        ] {
            var audit = Audit()
            audit.counts = [kind: 3]
            let written = Written()
            var report = AuditJSON("x", updated: nil, written.buffer)
            try report.begin()
            try report.end(audit)
            let object = try written.object()
            #expect(object["verdict"] as? String == verdict)
            #expect(object["updated"] == nil)
        }
    }

    @Test func `a product that was made from something has its values in their places`() throws {
        let impact = Impact(
            title: "/t", note: nil, hasUnreadable: true, count: 5, levels: 3,
            cycles: [["/a", "/b"]], cycleCount: 2)
        let products = [
            AffectedProduct(
                path: "/p", level: 3, activity: "image", inputs: ["/x", "/y"], isInCycle: true),
            AffectedProduct(path: "=q", level: 1, activity: nil, inputs: [], isInCycle: false),
        ]
        let (csv, json) = (Written(), Written())
        let reports: [any ImpactReport] = [
            ImpactCSV(csv.buffer), ImpactJSON(archive: "x", json.buffer),
        ]
        for var report in reports {
            try report.begin(impact)
            for product in products { try report.add(product) }
            try report.end()
        }
        #expect(
            table(csv.text) == [
                ["level", "path", "activity", "inputs", "cycle"],
                ["3", "/p", "image", "/x; /y", "yes"], ["1", "'=q", "", "", "no"],
            ])
        let object = try json.object()
        #expect(
            Set(object.keys) == [
                "archive", "count", "cycleCount", "cycles", "levels", "products", "schemaVersion",
                "subject",
            ])
        #expect(object["count"] as? Int == 5 && object["levels"] as? Int == 3)
        #expect(object["cycleCount"] as? Int == 2 && object["subject"] as? String == "/t")
        let read = try #require(object["products"] as? [[String: Any]])
        #expect(read.map { $0["level"] as? Int } == [3, 1])
        #expect(read.map { $0["activity"] as? String } == ["image", nil])
        #expect(read.map { $0["cycle"] as? Bool } == [true, false])
        #expect(read.map { $0["inputs"] as? [String] } == [["/x", "/y"], []])
    }

    @Test func `a name has a row for each value, or one for its range`() throws {
        var field = SurveyedName(.field, "grade")
        (field.count, field.distinct) = (5, 2)
        field.values = [.init(text: "A", count: 3), .init(text: "-1", count: 2)]
        var range = SurveyedName(.obscore, "s_dec")
        (range.count, range.unit) = (4, "deg")
        range.range = ("-22.5", "=x")
        let (csv, json) = (Written(), Written())
        let reports: [any SurveyReport] = [
            SurveyCSV(csv.buffer), SurveyJSON(archive: "x", updated: "now", json.buffer),
        ]
        for var report in reports {
            try report.begin(Survey(products: 9, stamped: 8))
            for name in [field, range, SurveyedName(.agent, "+a")] { try report.add(name) }
            try report.end()
        }
        #expect(
            table(csv.text) == [
                [
                    "group", "name", "unit", "products", "values", "low", "high", "value", "count",
                ],
                ["field", "grade", "", "5", "2", "", "", "A", "3"],
                ["field", "grade", "", "5", "2", "", "", "-1", "2"],
                ["obscore", "s_dec", "deg", "4", "", "-22.5", "'=x", "", ""],
                ["agent", "'+a", "", "0", "", "", "", "", ""],
            ])
        let object = try json.object()
        #expect(object["products"] as? Int == 9 && object["stamped"] as? Int == 8)
        #expect(object["updated"] as? String == "now")
        let names = try #require(object["names"] as? [[String: Any]])
        #expect(names.map { $0["products"] as? Int } == [5, 4, 0])
        #expect(names.map { $0["distinct"] as? Int } == [2, nil, nil])
        #expect(names.map { $0["low"] as? String } == [nil, "-22.5", nil])
        #expect(names.map { $0["high"] as? String } == [nil, "=x", nil])
        #expect(names.map { $0["group"] as? String } == ["field", "obscore", "agent"])
        let values = try #require(names.first?["values"] as? [[String: Any]])
        #expect(values.map { $0["value"] as? String } == ["A", "-1"])
        #expect(values.map { $0["count"] as? Int } == [3, 2])
    }
}
