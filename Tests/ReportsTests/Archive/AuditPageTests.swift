import ArchiveReports
import FITS
import Files
import FitsProv
import Foundation
import Reports
import TestSupport
import Testing

@testable import FitsProvArchive

/// The page of an audit: every text in its place, and nothing that a browser obeys.
@Suite struct AuditPageTests {
    private static func page(
        archive: String = "archive", updated: String? = nil, roots: [String] = ["/data"],
        program: String = "fitsprov", _ findings: [(AuditFinding, Bool)] = [],
        audit: Audit = Audit()
    ) throws -> String {
        let written = Written()
        var page = AuditPage(
            archive, updated: updated, roots: roots, by: program, written.buffer)
        page.begin()
        for (finding, isShown) in findings { page.add(finding, isShown: isShown) }
        #expect(written.text.isEmpty)
        try page.end(audit)
        return written.text
    }

    private static func finding(
        _ path: String = "/data/a.fits", _ summary: String = "wrong", recorded: String? = nil,
        found: String? = nil, related: [String] = [], kind: AuditFinding.Kind = .badStamp
    ) -> AuditFinding {
        AuditFinding(
            kind, path, summary, recorded: recorded, found: found, related: related)
    }

    private static func count(_ text: String, in page: String) -> Int {
        page.components(separatedBy: text).count - 1
    }

    enum Place: String, CaseIterable {
        case archive, updated, root, program, path, summary, recorded, found, related, reason
    }

    /// How often the text of each place stands on the page.
    private static let times: [Place: Int] = [.archive: 2]

    @Test(
        arguments: Place.allCases,
        [
            "<img src=x onerror=alert(1)>", "</title><script>x</script>", "\" onload=\"x", "'><b>",
            "&lt;b&gt;", "<!-- ", "\u{202E}\u{1B}<i>", "</style></details></td>",
        ])
    func `every text of every place is text`(place: Place, text: String) throws {
        func at(_ here: Place) -> String { here == place ? text : "harmless" }
        var audit = Audit()
        audit.counts = [.badStamp: 1]
        audit.notChecked = [Audit.NotChecked(kind: .cycle, reason: at(.reason))]
        let finding = Self.finding(
            at(.path), at(.summary), recorded: at(.recorded), found: at(.found),
            related: [at(.related)])
        let page = try Self.page(
            archive: at(.archive), updated: at(.updated), roots: [at(.root)],
            program: at(.program), [(finding, true)], audit: audit)
        // A time is cut after its minute.
        let kept = place == .updated ? String(text.prefix(16)).replacing("T", with: " ") : text
        #expect(!page.contains(kept) || kept == kept.escapingHTML())
        #expect(Self.count(kept.escapingHTML(), in: page) >= Self.times[place] ?? 1)
        #expect(Self.count("<script", in: page) == 1)
        #expect(Self.count("</script", in: page) == 1)
        #expect(Self.count("<img", in: page) == 0 && Self.count("<i>", in: page) == 0)
        #expect(isSafe(page))
    }

    @Test(arguments: [
        ("/data/a/b.fits", ["/data"], "a/b.fits"), ("/data2/b.fits", ["/data"], "/data2/b.fits"),
        ("/data", ["/data"], "/data"), ("/data/b", ["/data", "/other"], "/data/b"),
        ("/data/b", [], "/data/b"), ("/other/b", ["/data"], "/other/b"),
        ("/data/data/b", ["/data"], "data/b"),
    ])
    func `a path is shown from the root, if there is but one`(
        path: String, roots: [String], shown: String
    ) throws {
        let finding = Self.finding(path, related: [path, path])
        let page = try Self.page(roots: roots, [(finding, true)])
        #expect(page.contains("<td>\(shown)</td>"))
        #expect(page.contains("2 related</summary>\(shown)<br>\(shown)</details>"))
    }

    @Test func `what a finding does not have is not there`() throws {
        let plain = try Self.page([(Self.finding(), true)])
        #expect(!plain.contains("recorded") && !plain.contains("<code>"))
        #expect(!plain.contains("<details>"))
        let half = try Self.page([(Self.finding(found: "F"), true)])
        #expect(Self.count("<code>", in: half) == 1 && half.contains("<code>F</code>"))
        let full = try Self.page([(Self.finding(recorded: "R", found: "F"), true)])
        let (recorded, found) = (full.range(of: "<code>R</code>"), full.range(of: "<code>F</code>"))
        #expect(recorded != nil && found != nil)
        if let recorded, let found { #expect(recorded.lowerBound < found.lowerBound) }
    }

    @Test func `each kind has a bar, the longest for the most, and none is too short`() throws {
        var audit = Audit()
        audit.counts = [
            .badStamp: 1000, .cycle: 1, .noProvenance: 505, .rootWithoutProvenance: 994,
            .structure: 0,
        ]
        let page = try Self.page(audit: audit)
        #expect(page.contains("<rect class=\"error\" width=\"100%\""))
        #expect(page.contains("<rect class=\"error\" width=\"1%\""))
        #expect(page.contains("<rect class=\"warning\" width=\"51%\""))
        #expect(page.contains("<rect class=\"note\" width=\"99%\""))
        #expect(Self.count("<rect", in: page) == 4)
        #expect(page.contains(">1,000<"))
        #expect(!page.contains(">structure<"))
        // Most severe first.
        let places = ["bad-stamp", "cycle", "no-provenance", "root-without-provenance"].compactMap {
            page.range(of: ">\($0)</th>")?.lowerBound
        }
        #expect(places.count == 4 && places == places.sorted())
    }

    @Test func `totals are told, and coloured only where there are some`() throws {
        var audit = Audit()
        (audit.products, audit.stamped, audit.references) = (1234, 12, 3)
        audit.counts = [.badStamp: 2, .rootWithoutProvenance: 5]
        let page = try Self.page(audit: audit)
        for (kind, number) in [
            ("", "1,234"), ("", "12"), ("", "3"), ("error", "2"), ("", "0"), ("note", "5"),
        ] {
            #expect(page.contains("<li class=\"\(kind)\"><b>\(number)</b>"), "\(number)")
        }
        let none = try Self.page()
        #expect(!none.contains("<rect") && !none.contains("id=\"findings\""))
    }

    @Test(arguments: [(1, 1, false), (1, 2, true), (2, 2, false), (0, 3, false)])
    func `a table that is cut says so`(shown: Int, all: Int, isCut: Bool) throws {
        var audit = Audit()
        audit.counts = [.badStamp: all]
        let findings = (0..<all).map { (Self.finding("/data/f\($0)"), $0 < shown) }
        let page = try Self.page(findings, audit: audit)
        #expect(Self.count("<tr class=\"error\">", in: page) == shown)
        #expect(page.contains("\(shown) of \(all)") == isCut)
    }

    @Test func `what was not checked stands once for each reason`() throws {
        var audit = Audit()
        audit.notChecked = [
            Audit.NotChecked(kind: .cycle, reason: "first reason"),
            Audit.NotChecked(kind: .rootWithoutProvenance, reason: "first reason"),
            Audit.NotChecked(kind: .structure, reason: "second reason"),
        ]
        let page = try Self.page(audit: audit)
        #expect(page.contains("<li>cycle, root-without-provenance: first reason</li>"))
        #expect(page.contains("<li>structure: second reason</li>"))
        #expect(try !Self.page().contains("Not checked"))
    }

    @Test func `the only script is the one that the page allows`() throws {
        let page = try Self.page([(Self.finding(), true)])
        let start = try #require(page.range(of: "<script>"))
        let end = try #require(page.range(of: "</script>"))
        let script = page[start.upperBound..<end.lowerBound]
        let digest = Data(Digest(of: script.utf8).bytes).base64EncodedString()
        #expect(page.contains("script-src 'sha256-\(digest)'"))
        #expect(page.contains("default-src 'none'"))
        for outside in ["http:", "https:", "src=", "href=", "@import", "url("] {
            #expect(!page.contains(outside), "\(outside)")
        }
    }
}
