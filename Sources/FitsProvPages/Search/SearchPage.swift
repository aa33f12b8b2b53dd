/// The search page: a form, and what was found.
package struct SearchPage: Sendable {
    /// What came out of a search.
    package struct Outcome: Sendable {
        /// The query of the form.
        package let query: SearchQuery
        /// How many products match; nil if counting took too long.
        package var count: Int?
        /// The rows of the page; nil if only their number was wanted.
        package var table: ResultTable?
        /// What a name was taken for.
        package var remark: String?

        /// What came out.
        ///
        /// - Parameter query: the query of the form.
        package init(_ query: SearchQuery) { self.query = query }
    }

    /// What was filled in.
    package let form: SearchForm
    /// What there is to choose from.
    package let facets: Facets
    /// The columns of `ivoa.obscore`.
    package let columns: [ColumnInfo]
    /// What was found; nil if nothing was asked, or it cannot be understood.
    package var outcome: Outcome?
    /// What is wrong with what was filled in, or why there is no answer.
    package var fault: String?

    /// A page without an answer.
    ///
    /// - Parameters:
    ///   - form: what was filled in.
    ///   - facets: what there is to choose from.
    ///   - columns: the columns of `ivoa.obscore`.
    package init(_ form: SearchForm, _ facets: Facets, _ columns: [ColumnInfo]) {
        self.form = form
        self.facets = facets
        self.columns = columns
    }

    /// The page.
    ///
    /// - Parameter frame: what stands around it.
    /// - Returns: the page.
    package func page(_ frame: Page.Frame) -> Page {
        Page("Search", in: .search, frame) { html in
            intro(&html)
            if let fault { html.element("p", ["role": "alert"], fault) }
            if !form.edited.isEmpty { editedQuery(&html) }
            asked(&html)
            if let outcome { answer(outcome, frame, &html) }
            // Once there is an answer, it comes first.
            let isOpen = outcome?.table == nil
            html.element("details", ["open": isOpen ? "open" : nil, "id": "form"]) { html in
                html.element("summary", isOpen ? "The form" : "Change the search")
                FormWriter(form, facets, columns).write(&html)
            }
        }
    }

    private func intro(_ html: inout HTMLWriter) {
        guard outcome == nil else { return }
        html.element("p", ["class": "soft"]) { html in
            if let products = facets.products {
                html.text("\(Words.count(products, "product")). ")
            }
            html.text("Fill in what you know; what is left empty may be anything.")
            if !facets.isComplete {
                html.text(" Values are still being counted; reload the page in a few seconds.")
            }
        }
    }

    /// A query that was edited is not lost on the way back.
    private func editedQuery(_ html: inout HTMLWriter) {
        let form = PageAddress("/search", form.with(edited: "").items)
        let address = PageAddress(
            "/adql", [.init("QUERY", self.form.edited), .init("form", form.query)])
        html.element("p", ["class": "bar"]) { html in
            html.text("You have edited the query: ")
            html.element("a", ["href": address.text], "back to your own query")
        }
    }

    /// What was asked, each with a link that leaves it out.
    private func asked(_ html: inout HTMLWriter) {
        let conditions = form.conditions
        guard !conditions.isEmpty else { return }
        html.element("ul", ["class": "asked", "aria-label": "What was asked"]) { html in
            for item in conditions where item.name != "eunit" {
                let label = "\(SearchPage.label(item.name)) \(item.value)"
                var rest = form.address.with("page", nil)
                rest.items.removeAll { $0 == item }
                html.element("li") { html in
                    html.element("span", label)
                    html.element(
                        "a", ["href": rest.text, "aria-label": "Leave out: \(label)"], "×")
                }
            }
        }
    }

    /// A parameter of the form in words.
    private static func label(_ name: String) -> String {
        switch name {
        case "place": return "at"
        case "radius": return "within"
        case "overlaps": return "field overlaps"
        case "emin": return "energy from"
        case "emax": return "energy to"
        case "origin": return "made from"
        default: break
        }
        guard let dot = name.firstIndex(of: ".") else { return name }
        let key = String(name[name.index(after: dot)...])
        switch name[..<dot].last {
        case "l": return "\(key) ≥"
        case "h": return "\(key) ≤"
        default: return "\(key) ="
        }
    }

    private func answer(
        _ outcome: Outcome, _ frame: Page.Frame, _ html: inout HTMLWriter
    ) {
        html.element("h2", ["id": "result"], SearchPage.found(outcome.count))
        if let remark = outcome.remark { html.element("p", ["class": "hint"], remark) }
        query(outcome.query, &html)
        guard let table = outcome.table else { return }
        ResultView(
            table: table, adql: outcome.query.adql, address: form.address, page: form.page,
            count: outcome.count, sorting: (form.sort, form.isDescending),
            paths: outcome.query.paths, frame: frame
        ).write(&html)
    }

    /// How many products were found, in words.
    ///
    /// - Parameter count: how many; nil if counting took too long.
    /// - Returns: a line.
    package static func found(_ count: Int?) -> String {
        guard let count else { return "Products that match (too many to count at once)" }
        return count == 1 ? "1 product matches" : "\(Words.grouped(count)) products match"
    }

    /// What a name was taken for, in words.
    ///
    /// - Parameters:
    ///   - targets: the targets that it may mean.
    ///   - most: how many of them are looked for.
    /// - Returns: a line.
    package static func remark(on targets: [Facets.Target], of most: Int) -> String {
        let named = targets.prefix(5).map { target in
            let place = target.position.map {
                " around \(Words.short($0.rightAscension)) \(Words.short($0.declination))"
            }
            return "\(target.name): \(Words.count(target.products, "product"))\(place ?? "")"
        }
        let more = min(targets.count, most) - named.count
        return "Targets of this archive: " + named.joined(separator: "; ")
            + (more > 0 ? "; and \(more) more" : "")
    }

    /// The query of the form, to be read and to be edited.
    private func query(_ query: SearchQuery, _ html: inout HTMLWriter) {
        html.element("details", ["open": outcome?.table == nil ? "open" : nil]) { html in
            html.element("summary", "The query in ADQL")
            html.element("form", ["action": "/adql", "method": "get"]) { html in
                html.element("label", ["class": "line"]) { html in
                    html.element("span", ["class": "hint"], "Edit it and run your own:")
                    html.textarea(
                        [
                            "name": "QUERY", "rows": "\(min(14, query.conditions.count + 4))",
                            "spellcheck": "false",
                        ], query.adql)
                }
                let kept = PageAddress("/search", form.with(edited: "").items)
                html.void("input", ["type": "hidden", "name": "form", "value": kept.query])
                html.element("p", ["class": "bar"]) { html in
                    html.element("button", ["type": "submit"], "Run this query")
                }
            }
        }
    }
}

extension SearchForm {
    /// The same form with another query that was edited.
    func with(edited: String) -> SearchForm {
        var form = self
        form.edited = edited
        return form
    }
}
