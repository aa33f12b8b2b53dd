import TestSupport
import Testing

@testable import FitsProvService

/// Pages of an archive whose files, fields and programs have the worst names.
@Suite struct HostilePagesTests {
    /// Markup, quotes, controls, bytes that turn text round, and addresses that run.
    private static let strings = [
        "<script>alert(1)</script>", "</textarea></title></pre><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)\" x=\"", "' onfocus='alert(1)", "javascript:alert(1)",
        "&lt;b&gt; &#60;i&#62; &nosuch;", "]]><!-- -->", "a\u{202E}txt.exe\u{202C}",
        "bell\u{7}escape\u{1B}[31mred", "line\nfeed\r\ntab\t", "%3Cscript%3E+&x=y#z?",
        "\u{2028}\u{FEFF}\u{FFFE}\u{85}", "//evil.example/x", "{{#x}}{{/x}}", "日本語 \u{1F600}",
    ]

    /// A literal of SQL that no character can break out of.
    private static func sql(_ text: String) -> String {
        let digits = text.utf8.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count < 2 ? "0" + digits : digits
        }
        return "CAST(x'\(digits.joined())' AS TEXT)"
    }

    /// What an index is made to say of its first file.
    private static func spoil(_ path: String, _ text: String) throws {
        let bad = sql(text)
        try IndexDump.change(
            path,
            """
            INSERT INTO activities (file, step, identifier, name, version, type, started, ended, ancestor)
                VALUES (1, 1, \(bad), \(bad), \(bad), \(bad), \(bad), \(bad), 0);
            INSERT INTO software (file, number, step, name, version) VALUES (1, 1, 1, \(bad), \(bad));
            INSERT INTO agents (file, number, step, name, role) VALUES (1, 1, 1, \(bad), \(bad));
            INSERT INTO used (file, number, step, location, normal_name, role, ancestor, target, state)
                VALUES (1, 1, 1, \(bad), 'x', \(bad), 0, NULL, 'missing'),
                    (1, 2, 1, \(bad), 'x', \(bad), 0, 2, 'confirmed'),
                    (3, 1, 1, \(bad), 'x', \(bad), 0, 1, 'confirmed');
            INSERT INTO parameters (file, name, number, step, value, unit)
                VALUES (1, \(bad), 1, 1, \(bad), \(bad));
            INSERT INTO fields (file, name, value) VALUES (1, \(bad), \(bad)), (1, 'site', \(bad));
            INSERT INTO problems VALUES (1, 1, \(bad), \(bad));
            UPDATE hdus SET kind = \(bad), name = \(bad) WHERE file = 1;
            UPDATE files SET name = \(bad) || 'x', digest = \(bad), error = \(bad) WHERE id = 1;
            UPDATE products SET identifier = \(bad), digest = \(bad) WHERE file = 1;
            UPDATE obscore SET target_name = \(bad), obs_id = \(bad), obs_collection = \(bad),
                facility_name = \(bad), instrument_name = \(bad), data_rights = \(bad),
                dataproduct_subtype = \(bad), obs_publisher_did = 'ivo://x?' || \(bad) WHERE file = 1;
            """)
    }

    private static let elements: Set<String> = [
        "html", "head", "meta", "title", "link", "script", "body", "a", "header", "strong", "nav",
        "main", "h1", "h2", "h3", "p", "ul", "ol", "li", "details", "summary", "form", "input",
        "textarea", "button", "label", "span", "small", "fieldset", "legend", "div", "datalist",
        "option", "select", "table", "thead", "tbody", "tr", "th", "td", "footer", "dl", "dt", "dd",
        "code", "pre", "svg", "path", "rect", "text",
    ]

    @Test(arguments: strings)
    func `no name does harm on any page`(_ text: String) async throws {
        let folder = try ScratchFolder()
        let options = try RunningService.options(in: folder)
        try HostilePagesTests.spoil(options.archive, text)
        try await RunningService.with(options) { client in
            var crawler = Crawler()
            try await crawler.run(client)
            #expect(crawler.pages.count > 20)
            for (path, page) in crawler.pages {
                for element in page.elements {
                    #expect(HostilePagesTests.elements.contains(element.name), "\(path)")
                    #expect(!element.attributes.keys.contains { $0.hasPrefix("on") }, "\(path)")
                    if element.name == "script" { #expect(element["src"] == "/pages/script.js") }
                    guard let link = element["href"] else { continue }
                    let isOwn = link.hasPrefix("/") && !link.hasPrefix("//")
                    let isName = element["rel"]?.hasSuffix("#has_anchor") == true
                    #expect(
                        isOwn || isName || link.hasPrefix("http://127.0.0.1:")
                            || link.hasPrefix("#"))
                }
            }
            // It is there, in words that can be read.
            let words = text.unicodeScalars.split { !("a"..."z" ~= $0) }.map { String($0) }
            let fields = try await client.page("/fields").first("main")?.text ?? ""
            for word in words { #expect(fields.contains(word)) }
        }
    }

    @Test(arguments: strings)
    func `what somebody types does no harm, and is not lost`(_ text: String) async throws {
        try await RunningService.with { client in
            let value = Client.encoded(text)
            for name in [
                "place", "origin", "radius", "fv.\(value)", "ft.site", "edited", "from",
                "pv.software",
            ] {
                let page = try await client.page("/search?\(name)=\(value)&go=1")
                #expect(page.all("script").count == 1)
                #expect(page.all("img").isEmpty)
                guard
                    !text.unicodeScalars.contains(where: {
                        [0x7, 0x1B, 0x85, 0xFFFE].contains($0.value)
                    }),
                    name != "edited"
                else { continue }
                #expect(page.elements.contains { $0["value"] == text }, "\(name)")
            }
            let page = try await client.page("/adql?QUERY=\(value)&form=\(value)")
            #expect(page.all("script").count == 1)
            _ = try await client.page("/products?ID=\(value)", status: 404)
        }
    }

    @Test(arguments: strings.filter { !$0.contains { "\u{7}\u{85}".contains($0) } })
    func `the worst names can be searched for`(_ text: String) async throws {
        let folder = try ScratchFolder()
        let options = try RunningService.options(in: folder)
        try HostilePagesTests.spoil(options.archive, text)
        try await RunningService.with(options) { client in
            try await client.settle()
            let value = Client.encoded(text)
            for query in [
                "fv.\(value)=\(value)", "fv.site=\(value)", "pv.activity=\(value)",
                "pv.software=\(value)", "place=\(value)",
            ] {
                let page = try await client.page("/search?\(query)")
                let found = page.elements.first { $0["id"] == "result" }?.text
                #expect(found == "1 product matches", "\(query)")
            }
        }
    }
}
