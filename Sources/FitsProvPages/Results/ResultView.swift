import FitsProvArchive

/// Shows rows, with what can be done with them.
struct ResultView {
    let table: ResultTable
    /// The query whose rows they are, without pages.
    let adql: String
    /// The address of the page that shows them, where a page number can be set.
    let address: PageAddress
    /// The page, from 1.
    let page: Int
    /// How many rows there are on all pages; nil if that is not known.
    let count: Int?
    /// How rows are sorted; nil if they cannot be sorted here.
    var sorting: (column: String, isDescending: Bool)?
    /// The query that gives the paths alone, if there is one.
    var paths: String?
    let frame: Page.Frame

    /// The address of the rows in another form.
    static func tableAddress(_ adql: String, _ format: String) -> PageAddress {
        PageAddress(
            "/tap/sync", [.init("LANG", "ADQL"), .init("FORMAT", format), .init("QUERY", adql)])
    }

    func write(_ html: inout HTMLWriter) {
        guard !table.rows.isEmpty else {
            html.element("p", page > 1 ? "There are no more rows." : "No rows.")
            return
        }
        bar(&html)
        html.element("form", ["action": "/picked", "method": "get", "data-picking": ""]) { html in
            let hasPlaces = !table.files.isEmpty
            html.element(
                "div",
                [
                    "class": "scroll", "tabindex": "0", "role": "region",
                    "aria-label": "Rows of the result",
                ]
            ) { html in
                html.element("table", ["class": "results"]) { html in
                    head(hasPlaces, &html)
                    html.element("tbody") { html in
                        for row in table.rows { self.row(row, hasPlaces, &html) }
                    }
                }
            }
            if hasPlaces {
                html.element("p", ["class": "bar"]) { html in
                    html.element("button", ["type": "submit"], "Only the ticked rows")
                    html.element("span", ["role": "status", "data-picked": ""], "")
                }
            }
        }
        pages(&html)
    }

    /// The other forms of the rows.
    private func bar(_ html: inout HTMLWriter) {
        html.element("div", ["class": "bar"]) { html in
            html.element("p") { html in
                html.text("Download: ")
                for (name, format) in [
                    ("VOTable", "votable"), ("CSV", "csv"), ("JSON", "json"),
                ] {
                    html.element(
                        "a", ["href": ResultView.tableAddress(adql, format).text], name)
                    html.text(" ")
                }
                if let paths {
                    html.element(
                        "a", ["href": ResultView.tableAddress(paths, "csv").text], "list of paths")
                }
            }
            html.element(
                "button",
                [
                    "type": "button", "hidden": "hidden", "data-samp": "table.load.votable",
                    "data-url": frame.base + ResultView.tableAddress(adql, "votable").text,
                    "data-name": "\(frame.archive): result",
                ], "Send to TOPCAT or Aladin")
            html.element("span", ["role": "status", "data-samp-status": ""], "")
        }
    }

    private func head(_ hasPlaces: Bool, _ html: inout HTMLWriter) {
        html.element("thead") { html in
            html.element("tr") { html in
                if hasPlaces {
                    html.element("th", ["scope": "col"], "Pick")
                    html.element("th", ["scope": "col"], "Product")
                }
                for column in shown {
                    html.element(
                        "th",
                        [
                            "scope": "col", "class": isRight(column) ? "number" : nil,
                            "aria-sort": order(column),
                        ]
                    ) { html in heading(column, &html) }
                }
            }
        }
    }

    private func heading(_ column: ResultTable.Column, _ html: inout HTMLWriter) {
        if let sorting {
            let isSorted = sorting.column == column.name
            let isDescending = isSorted && !sorting.isDescending
            let address = address.with("page", nil).with("sort", column.name)
                .with("desc", isDescending ? "1" : nil)
            html.element("a", ["href": address.text, "title": column.description]) { html in
                html.text(column.name)
                if isSorted { html.text(sorting.isDescending ? " ▼" : " ▲") }
            }
        } else {
            html.text(column.name)
        }
        if let unit = column.isDate ? "date" : column.unit, !unit.isEmpty {
            html.text(" ")
            html.element("small", unit)
        }
    }

    private func order(_ column: ResultTable.Column) -> String? {
        guard let sorting, sorting.column == column.name else { return nil }
        return sorting.isDescending ? "descending" : "ascending"
    }

    private func isRight(_ column: ResultTable.Column) -> Bool {
        column.isNumber && !column.isDate
    }

    private var shown: [ResultTable.Column] {
        // Of a search they are in the column of the product.
        guard paths != nil else { return table.columns }
        return table.columns.filter { !SearchQuery.hidden.contains($0.name) }
    }

    private func row(
        _ row: [QueryValue], _ hasPlaces: Bool, _ html: inout HTMLWriter
    ) {
        html.element("tr") { html in
            if hasPlaces { product(row, &html) }
            for (value, column) in zip(row, table.columns)
            where paths == nil || !SearchQuery.hidden.contains(column.name) {
                html.element(
                    "td", ["class": isRight(column) ? "number" : nil],
                    ResultTable.text(value, column))
            }
        }
    }

    private func product(_ row: [QueryValue], _ html: inout HTMLWriter) {
        guard let number = table.file(row) else {
            html.element("td", "")
            html.element("td", "")
            return
        }
        let path = table.place(of: "path").flatMap { row[$0].text }
        let name = path?.split(separator: "/").last.map(String.init) ?? "product \(number)"
        html.element("td") { html in
            html.void(
                "input",
                [
                    "type": "checkbox", "name": "pick", "value": "\(number)",
                    "aria-label": "Pick \(name)",
                ])
        }
        html.element("td") { html in
            html.element("a", ["href": "/products/\(number)"], name)
        }
    }

    private func pages(_ html: inout HTMLWriter) {
        let isLast = !table.hasMore
        guard page > 1 || !isLast else { return }
        html.element("nav", ["class": "bar", "aria-label": "Pages of the result"]) { html in
            if page > 1 {
                let before = page > 2 ? "\(page - 1)" : nil
                html.element(
                    "a", ["rel": "prev", "href": address.with("page", before).text], "← Before")
            }
            let first = (page - 1) * SearchForm.rowsOfPage + 1
            let rows =
                "Rows \(Words.grouped(first)) to \(Words.grouped(first + table.rows.count - 1))"
            html.element("span", rows + (count.map { " of \(Words.grouped($0))" } ?? ""))
            if !isLast, page < SearchForm.mostPages {
                html.element(
                    "a", ["rel": "next", "href": address.with("page", "\(page + 1)").text],
                    "Next →")
            } else if !isLast {
                html.element("span", "Pages end here; a download has all rows.")
            }
        }
    }
}
