extension FormWriter {
    func fields(_ html: inout HTMLWriter) {
        let unknown = form.fields.filter { key, _ in !facets.fields.contains { $0.name == key } }
        html.element("fieldset", ["class": "wide"]) { html in
            html.element("legend", "Provenance fields of this archive")
            if facets.fields.isEmpty {
                html.element(
                    "p", ["class": "hint"],
                    facets.isComplete
                        ? "The files of this archive have none." : "They are being counted.")
            }
            let first = facets.fields.prefix(FormWriter.mostOpen)
            html.element("div", ["class": "fields"]) { html in
                for name in first {
                    values(name, group: "f", form.fields[name.name] ?? .init(), &html)
                }
            }
            let others = facets.fields.dropFirst(FormWriter.mostOpen)
            if !others.isEmpty {
                let isOpen = others.contains { form.fields[$0.name] != nil }
                html.element("details", ["open": isOpen ? "open" : nil]) { html in
                    html.element("summary", "\(Words.grouped(others.count)) more")
                    html.element("div", ["class": "fields"]) { html in
                        for name in others {
                            values(name, group: "f", form.fields[name.name] ?? .init(), &html)
                        }
                    }
                }
            }
            for (name, wish) in unknown.sorted(by: { $0.key < $1.key }) {
                keep("f", name, wish, &html)
            }
        }
    }

    /// The values of a name: boxes if there are few, else a text and a range.
    func values(
        _ name: Facets.Name, group: String, _ wish: SearchForm.Wish, _ html: inout HTMLWriter
    ) {
        html.element("fieldset") { html in
            html.element("legend", ["title": name.description]) { html in
                html.text(name.name)
                if let unit = name.unit { html.text(" (\(unit))") }
                html.text(" ")
                html.element("small", Words.grouped(name.products))
            }
            let isFew = name.distinct <= FormWriter.mostBoxes
            let offered = isFew ? name.values : []
            let others = wish.values.filter { value in !offered.contains { $0.text == value } }
            boxes(
                "\(group)v.\(name.name)", offered + others.map { Facets.Value($0, 0) },
                wish.values, &html)
            if !isFew {
                let list = "\(group)-\(name.name)"
                html.element("div", ["class": "row"]) { html in
                    field(
                        "One of \(Words.grouped(name.distinct)) values, * for anything",
                        "\(group)t.\(name.name)", wish.pattern, "long", &html,
                        list: FormWriter.identifier(list))
                }
                proposals(FormWriter.identifier(list), name.values, &html)
            } else {
                keep(group, name.name, .init(pattern: wish.pattern), &html)
            }
            let isVersion = name.name.lowercased().hasSuffix("version")
            if isVersion || (!isFew && name.range != nil) {
                bounds(
                    group, name.name, wish, name.range.map { Words.range($0) } ?? "", &html)
            } else {
                keep(group, name.name, .init(low: wish.low, high: wish.high), &html)
            }
        }
    }
}
