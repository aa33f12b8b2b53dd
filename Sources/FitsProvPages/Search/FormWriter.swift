/// Writes the form of the search page.
struct FormWriter {
    let form: SearchForm
    let facets: Facets
    let columns: [ColumnInfo]

    /// So many values are offered as boxes to tick; of more, one is typed.
    static let mostBoxes = 12
    /// So many values are proposed while one types.
    static let mostProposed = 200
    /// So many fields are shown at once; the others can be opened.
    static let mostOpen = 24

    init(_ form: SearchForm, _ facets: Facets, _ columns: [ColumnInfo]) {
        self.form = form
        self.facets = facets
        self.columns = columns
    }

    func write(_ html: inout HTMLWriter) {
        html.element("form", ["action": "/search", "method": "get", "data-search": ""]) { html in
            html.void("input", ["type": "hidden", "name": "go", "value": "1"])
            html.element("div", ["class": "groups"]) { html in
                html.element("div", ["class": "stack"]) { html in
                    place(&html)
                    origin(&html)
                }
                observation(&html)
                programs(&html)
                fields(&html)
            }
            buttons(&html)
            choice(&html)
            for (name, value) in [
                ("sort", form.sort), ("desc", form.isDescending ? "1" : ""),
                ("edited", form.edited),
            ] where !value.isEmpty {
                html.void("input", ["type": "hidden", "name": "\(name)", "value": value])
            }
        }
    }

    func buttons(_ html: inout HTMLWriter) {
        html.element("p", ["class": "bar"]) { html in
            html.element("button", ["class": "main", "type": "submit"], "Search")
            html.element(
                "button", ["type": "submit", "name": "count", "value": "1"], "Count only")
            html.element("a", ["href": "/search"], "Clear")
            html.element("span", ["role": "status", "data-count": ""], "")
        }
    }

    func place(_ html: inout HTMLWriter) {
        group("Where", &html) { html in
            html.element("div", ["class": "row"]) { html in
                field(
                    "Name or position (ICRS)", "place", form.place, "long", &html, list: "targets")
            }
            html.element("div", ["class": "row"]) { html in
                field("Radius", "radius", form.radius, "short", &html, hint: "1°, 30arcmin")
                html.element("label", ["class": "check"]) { html in
                    html.void(
                        "input",
                        [
                            "type": "checkbox", "name": "overlaps", "value": "1",
                            "checked": form.overlaps ? "checked" : nil,
                        ])
                    html.element("span", "the field of view overlaps")
                }
            }
            html.element(
                "p", ["class": "hint"],
                "A target of this archive, or 83.63 22.01, 05:34:31.9 +22:00:52, J0534+2200.")
            html.element("datalist", ["id": "targets"]) { html in
                for target in facets.targets.prefix(FormWriter.mostProposed) {
                    html.element(
                        "option", ["value": target.name], Words.count(target.products, "product"))
                }
            }
        }
    }

    func origin(_ html: inout HTMLWriter) {
        group("Made from this file", &html) { html in
            html.element("div", ["class": "row"]) { html in
                field("Name, path, identifier or digest", "origin", form.origin, "long", &html)
            }
            html.element(
                "p", ["class": "hint"],
                "Finds what was made from it, directly or over any number of steps.")
        }
    }

    func choice(_ html: inout HTMLWriter) {
        html.element("details", ["open": form.shown.isEmpty ? nil : "open"]) { html in
            html.element("summary", "Choose columns")
            html.element("div", ["class": "choices"]) { html in
                for column in columns where !SearchQuery.hidden.contains(column.name) {
                    html.element("label", ["title": column.description]) { html in
                        html.void(
                            "input",
                            [
                                "type": "checkbox", "name": "col", "value": column.name,
                                "checked": form.shown.contains(column.name) ? "checked" : nil,
                            ])
                        html.element("span", column.name)
                    }
                }
            }
            html.element(
                "p", ["class": "hint"],
                "Without a choice, the usual ones and those of the search are shown.")
        }
    }
}
