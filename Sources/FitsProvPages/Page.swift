/// A page: what all pages have around what is their own.
package struct Page: Sendable {
    /// The places that the head of each page leads to.
    package enum Section: String, Sendable, CaseIterable {
        case search, adql, fields, jobs

        var words: String {
            switch self {
            case .search: "Search"
            case .adql: "ADQL"
            case .fields: "Fields"
            case .jobs: "Queries"
            }
        }
    }

    /// What stands around all pages of a service.
    package struct Frame: Sendable {
        /// The name of the archive.
        package let archive: String
        /// What all addresses that are copied begin with, without `/` at its end.
        package let base: String
        /// The program, with its version.
        package let program: String

        /// The path of the service: empty, unless it stands behind a proxy below some address.
        package var root: String {
            guard let slashes = base.firstRange(of: "://") else { return "" }
            let rest = base[slashes.upperBound...]
            return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? ""
        }

        /// A frame.
        ///
        /// - Parameters:
        ///   - archive: the name of the archive.
        ///   - base: what all addresses that are copied begin with.
        ///   - program: the program, with its version.
        package init(archive: String, base: String, program: String) {
            self.archive = archive
            self.base = base
            self.program = program
        }
    }

    /// A link in the head of a page, for programs.
    struct Link: Sendable {
        let relation: String
        let address: String
        var type: String?
    }

    /// The bytes, in UTF-8.
    package let bytes: [UInt8]

    /// Writes a page.
    ///
    /// - Parameters:
    ///   - title: what it is.
    ///   - section: where it belongs.
    ///   - frame: what stands around it.
    ///   - links: for programs.
    ///   - content: writes what is its own.
    init(
        _ title: String, in section: Section?, _ frame: Frame, links: [Link] = [],
        _ content: (inout HTMLWriter) -> Void
    ) {
        var html = HTMLWriter(root: frame.root)
        html.doctype()
        html.element("html", ["lang": "en", "xmlns": "http://www.w3.org/1999/xhtml"]) { html in
            html.element("head") { html in
                html.void("meta", ["charset": "utf-8"])
                html.void(
                    "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
                html.element("title", "\(title) – \(frame.archive)")
                html.void("link", ["rel": "stylesheet", "href": "/pages/style.css"])
                html.void(
                    "link", ["rel": "icon", "type": "image/svg+xml", "href": "/pages/icon.svg"])
                for link in links {
                    html.void(
                        "link", ["rel": link.relation, "href": link.address, "type": link.type])
                }
                html.element("script", ["src": "/pages/script.js", "defer": "defer"], "")
            }
            html.element("body") { html in
                html.element("a", ["class": "skip", "href": "#main"], "To the content")
                Page.head(section, frame, &html)
                html.element("main", ["id": "main"]) { html in
                    html.element("h1", title)
                    content(&html)
                }
                Page.foot(frame, &html)
            }
        }
        bytes = html.bytes
    }

    private static func head(_ section: Section?, _ frame: Frame, _ html: inout HTMLWriter) {
        html.element("header", ["class": "top"]) { html in
            html.element("strong", frame.archive)
            html.element("nav", ["aria-label": "Pages"]) { html in
                for place in Section.allCases {
                    html.element(
                        "a",
                        [
                            "href": "/\(place.rawValue)",
                            "aria-current": place == section ? "page" : nil,
                        ], place.words)
                }
            }
        }
    }

    private static func foot(_ frame: Frame, _ html: inout HTMLWriter) {
        html.element("footer", ["class": "soft"]) { html in
            html.text("For programs: ")
            html.element("a", ["href": "/tap"], "TAP at \(frame.base)/tap")
            html.text(" · \(frame.program)")
        }
    }

    /// The picture that browsers show beside the title.
    package static let icon = #"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><g fill="none" stroke="#2456c8" \#
        stroke-width="2"><circle cx="4" cy="12" r="2.6"/><circle cx="12" cy="4" r="2.6"/>\#
        <path d="M6 10 10 6"/></g></svg>

        """#
}
