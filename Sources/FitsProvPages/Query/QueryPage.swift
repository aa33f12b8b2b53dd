import ADQL
package import FitsProvArchive

/// The page of a query that was written by hand.
package struct QueryPage: Sendable {
    /// A query that shows what can be asked.
    package struct Example: Sendable {
        let name: String
        let query: String

        /// An example.
        ///
        /// - Parameters:
        ///   - name: what it shows.
        ///   - query: the query.
        package init(_ name: String, _ query: String) {
            self.name = name
            self.query = query
        }
    }

    /// The query.
    package let query: String
    /// The page of its rows, from 1.
    package let page: Int
    /// The parameters of the search from which it came; empty if there was none.
    package let form: String
    /// Its rows; nil if it was not run, or failed.
    package var table: ResultTable?
    /// Why it failed.
    package var fault: String?

    /// A query.
    ///
    /// - Parameters:
    ///   - query: the text.
    ///   - page: the page of its rows.
    ///   - form: the parameters of the search from which it came.
    package init(_ query: String, page: Int, form: String) {
        self.query = query
        self.page = page
        self.form = form
    }

    /// The page.
    ///
    /// - Parameters:
    ///   - schemas: what can be asked.
    ///   - examples: queries that run.
    ///   - frame: what stands around it.
    /// - Returns: the page.
    package func page(
        _ schemas: [PublishedSchema], _ examples: [Example], _ frame: Page.Frame
    ) -> Page {
        Page("Query in ADQL", in: .adql, frame) { html in
            if let fault { html.element("p", ["role": "alert"], fault) }
            editor(&html)
            if let table {
                html.element("h2", ["id": "result"], "Result")
                ResultView(
                    table: table, adql: query, address: address, page: page, count: nil,
                    frame: frame
                ).write(&html)
            }
            html.element("h2", "Examples")
            html.element("ul", ["class": "plain"]) { html in
                for example in examples {
                    html.element("li") { html in
                        let address = PageAddress("/adql", [.init("QUERY", example.query)])
                        html.element("a", ["href": address.text], example.name)
                    }
                }
            }
            QueryPage.tables(schemas, &html)
        }
    }

    private var address: PageAddress {
        var address = PageAddress("/adql", [.init("QUERY", query)])
        if !form.isEmpty { address.items.append(.init("form", form)) }
        if page > 1 { address.items.append(.init("page", "\(page)")) }
        return address
    }

    private func editor(_ html: inout HTMLWriter) {
        html.element("form", ["action": "/adql", "method": "get"]) { html in
            html.element("label", ["class": "line"]) { html in
                html.element("span", "Query")
                let lines = query.count { $0 == "\n" } + 2
                html.textarea(
                    [
                        "name": "QUERY", "rows": "\(min(20, max(6, lines)))",
                        "spellcheck": "false", "required": "required",
                    ], query)
            }
            if !form.isEmpty {
                html.void("input", ["type": "hidden", "name": "form", "value": form])
            }
            html.element("p", ["class": "bar"]) { html in
                html.element("button", ["class": "main", "type": "submit"], "Run")
                html.element(
                    "button",
                    ["type": "submit", "formaction": "/jobs", "formmethod": "post"],
                    "Run in the background")
                if !form.isEmpty {
                    let edited = query.isEmpty ? "" : "&edited=\(PageAddress.encoded(query))"
                    html.element("a", ["href": "/search?\(form)\(edited)"], "Back to the form")
                }
            }
        }
    }

    private static func tables(_ schemas: [PublishedSchema], _ html: inout HTMLWriter) {
        html.element("h2", "Tables")
        for schema in schemas {
            for table in schema.tables {
                html.element("details") { html in
                    html.element("summary") { html in
                        html.element("code", table.fullName)
                        html.text(" \(table.description)")
                    }
                    columns(table, &html)
                }
            }
        }
    }

    private static func columns(_ table: PublishedTable, _ html: inout HTMLWriter) {
        html.element(
            "div",
            [
                "class": "scroll", "tabindex": "0", "role": "region",
                "aria-label": "Columns of \(table.fullName)",
            ]
        ) { html in
            html.element("table") { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for title in ["Column", "Unit", "What it is"] {
                            html.element("th", ["scope": "col"], title)
                        }
                    }
                }
                html.element("tbody") { html in
                    for column in table.columns {
                        html.element("tr") { html in
                            html.element("td") { html in
                                html.element("code", column.writtenName)
                            }
                            html.element("td", column.shown.unit ?? "")
                            html.element("td", column.shown.description ?? "")
                        }
                    }
                }
            }
        }
    }
}
