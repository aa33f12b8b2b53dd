extension FormWriter {
    func programs(_ html: inout HTMLWriter) {
        group("What made it", &html) { html in
            program(
                "Activity", "activity", form.activity, form.activityVersion, facets.activities,
                &html)
            program(
                "Software", "software", form.software, form.softwareVersion, facets.software, &html)
        }
    }

    func program(
        _ words: String, _ key: String, _ wish: SearchForm.Wish, _ version: SearchForm.Wish,
        _ names: [Facets.Name], _ html: inout HTMLWriter
    ) {
        html.element("fieldset") { html in
            html.element("legend", words)
            let kept = wish.values.filter { value in
                !names.prefix(FormWriter.mostBoxes).contains { $0.name == value }
            }
            boxes(
                "pv.\(key)",
                names.prefix(FormWriter.mostBoxes).map { Facets.Value($0.name, $0.products) }
                    + kept.map { Facets.Value($0, 0) }, wish.values, &html)
            html.element("div", ["class": "row"]) { html in
                field(
                    "Another, * for anything", "pt.\(key)", wish.pattern, "long", &html,
                    list: names.count > FormWriter.mostBoxes ? "list-\(key)" : nil)
                field("Version from", "pl.\(key)_version", version.low, "short", &html)
                field("Version to", "ph.\(key)_version", version.high, "short", &html)
            }
            keep("p", "\(key)_version", .init(values: version.values), &html)
            if names.count > FormWriter.mostBoxes {
                proposals("list-\(key)", names.map { Facets.Value($0.name, $0.products) }, &html)
            }
            let versions = names.prefix(FormWriter.mostBoxes).filter { !$0.values.isEmpty }
            if !versions.isEmpty {
                html.element("details") { html in
                    html.element("summary", "Versions in this archive")
                    html.element("ul", ["class": "plain"]) { html in
                        for name in versions {
                            let list = name.values.prefix(FormWriter.mostBoxes)
                                .map { "\($0.text) (\(Words.grouped($0.count)))" }
                            let more = name.values.count > FormWriter.mostBoxes ? ", …" : ""
                            html.element(
                                "li", "\(name.name): \(list.joined(separator: ", "))\(more)")
                        }
                    }
                }
            }
        }
    }
}
