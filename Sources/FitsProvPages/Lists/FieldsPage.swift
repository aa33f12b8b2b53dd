/// The page of what is recorded in an archive: fields, programs, parameters, with their values.
package struct FieldsPage: Sendable {
    private let facets: Facets

    /// So many values of a name are listed.
    private static let mostValues = 20

    /// A page.
    ///
    /// - Parameter facets: what there is.
    package init(_ facets: Facets) { self.facets = facets }

    /// The page.
    ///
    /// - Parameter frame: what stands around it.
    /// - Returns: the page.
    package func page(_ frame: Page.Frame) -> Page {
        Page("What is recorded", in: .fields, frame) { html in
            if !facets.isComplete {
                html.element(
                    "p", ["role": "status"],
                    "Values are still being counted; reload the page in a few seconds.")
            }
            if let products = facets.products {
                html.element(
                    "p", ["class": "soft"],
                    "\(Words.count(products, "product")). A number behind a value says how many have it."
                )
            }
            table("Provenance fields", facets.fields, "fv", &html)
            table("Columns of ObsCore", facets.columns, "ov", &html)
            table("Activities and their versions", facets.activities, nil, &html)
            table("Software and its versions", facets.software, nil, &html)
            table("Parameters", facets.parameters, nil, &html)
        }
    }

    private func table(
        _ title: String, _ names: [Facets.Name], _ parameter: String?, _ html: inout HTMLWriter
    ) {
        guard !names.isEmpty else { return }
        html.element("h2", title)
        html.element(
            "div",
            ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": title]
        ) { html in
            html.element("table") { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for title in ["Name", "Products", "Different values", "Values"] {
                            html.element("th", ["scope": "col"], title)
                        }
                    }
                }
                html.element("tbody") { html in
                    for name in names { row(name, parameter, &html) }
                }
            }
        }
    }

    private func row(_ name: Facets.Name, _ parameter: String?, _ html: inout HTMLWriter) {
        html.element("tr") { html in
            html.element("th", ["scope": "row"]) { html in
                html.text(name.name.isEmpty ? "(no name)" : name.name)
                if let unit = name.unit {
                    html.text(" ")
                    html.element("small", unit)
                }
            }
            html.element("td", ["class": "number"], Words.grouped(name.products))
            html.element("td", ["class": "number"], Words.grouped(name.distinct))
            html.element("td") { html in
                if let range = name.range {
                    html.element("small", "\(Words.range(range)): ")
                }
                for (place, value) in name.values.prefix(FieldsPage.mostValues).enumerated() {
                    if place > 0 { html.text(", ") }
                    self.value(value, name.name, parameter, &html)
                }
                if name.distinct > min(name.values.count, FieldsPage.mostValues) {
                    html.text(", …")
                }
            }
        }
    }

    private func value(
        _ value: Facets.Value, _ name: String, _ parameter: String?, _ html: inout HTMLWriter
    ) {
        let text = value.text.isEmpty ? "(empty)" : value.text
        if let parameter, !value.text.isEmpty {
            let address = PageAddress("/search", [.init("\(parameter).\(name)", value.text)])
            html.element("a", ["href": address.text], text)
        } else {
            html.text(text)
        }
        html.text(" ")
        html.element("small", "(\(Words.grouped(value.count)))")
    }
}
