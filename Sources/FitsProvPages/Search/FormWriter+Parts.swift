extension FormWriter {
    func group(
        _ title: String, _ html: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void
    ) {
        html.element("fieldset") { html in
            html.element("legend", title)
            content(&html)
        }
    }

    func field(
        _ label: String, _ name: String, _ value: String, _ size: String,
        _ html: inout HTMLWriter, hint: String? = nil, list: String? = nil
    ) {
        html.element("label", ["class": size == "long" ? "grow" : nil]) { html in
            html.element("span", label)
            html.void(
                "input",
                [
                    "name": name, "value": value, "class": size, "placeholder": hint,
                    "list": list, "autocomplete": "off", "spellcheck": "false",
                ])
        }
    }

    func boxes(
        _ parameter: String, _ values: [Facets.Value], _ chosen: [String],
        _ html: inout HTMLWriter
    ) {
        // What is empty cannot be said in an address.
        let values = values.filter { !$0.text.isEmpty }
        guard !values.isEmpty else { return }
        html.element("div", ["class": "choices"]) { html in
            for value in values {
                html.element("label") { html in
                    html.void(
                        "input",
                        [
                            "type": "checkbox", "name": parameter, "value": value.text,
                            "checked": chosen.contains(value.text) ? "checked" : nil,
                        ])
                    html.element("span") { html in
                        html.text(value.text)
                        html.text(" ")
                        if value.count > 0 { html.element("small", Words.grouped(value.count)) }
                    }
                }
            }
        }
    }

    func bounds(
        _ group: String, _ name: String, _ wish: SearchForm.Wish, _ hint: String,
        _ html: inout HTMLWriter
    ) {
        html.element("div", ["class": "row"]) { html in
            field("From", "\(group)l.\(name)", wish.low, "short", &html)
            field("To", "\(group)h.\(name)", wish.high, "short", &html)
            if !hint.isEmpty { html.element("small", hint) }
        }
    }

    func proposals(
        _ identifier: String, _ values: [Facets.Value], _ html: inout HTMLWriter
    ) {
        html.element("datalist", ["id": identifier]) { html in
            for value in values.prefix(FormWriter.mostProposed) {
                html.element(
                    "option", ["value": value.text], Words.count(value.count, "product"))
            }
        }
    }

    /// An identifier of an element: no two names have the same one.
    static func identifier(_ name: String) -> String {
        "list-" + PageAddress.encoded(name).replacing("%", with: "_")
    }

    /// What has no place on the page stays in the address.
    func keep(
        _ group: String, _ name: String, _ wish: SearchForm.Wish, _ html: inout HTMLWriter
    ) {
        let parts =
            wish.values.map { ("v", $0) } + [
                ("t", wish.pattern), ("l", wish.low), ("h", wish.high),
            ]
        for (part, value) in parts where !value.isEmpty {
            html.void(
                "input", ["type": "hidden", "name": "\(group)\(part).\(name)", "value": value])
        }
    }
}
