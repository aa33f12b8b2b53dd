/// Writes the form of the search page.
struct FormWriter {
    let form: SearchForm
    let facets: Facets
    let columns: [ColumnInfo]

    /// So many values are offered as boxes to tick; of more, one is typed.
    private static let mostBoxes = 12
    /// So many values are proposed while one types.
    private static let mostProposed = 200
    /// So many fields are shown at once; the others can be opened.
    private static let mostOpen = 24

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

    private func buttons(_ html: inout HTMLWriter) {
        html.element("p", ["class": "bar"]) { html in
            html.element("button", ["class": "main", "type": "submit"], "Search")
            html.element(
                "button", ["type": "submit", "name": "count", "value": "1"], "Count only")
            html.element("a", ["href": "/search"], "Clear")
            html.element("span", ["role": "status", "data-count": ""], "")
        }
    }

    private func place(_ html: inout HTMLWriter) {
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

    private func observation(_ html: inout HTMLWriter) {
        group("What was observed", &html) { html in
            html.element("div", ["class": "row"]) { html in
                field("From", "from", form.dates.low, "short", &html, hint: "2026-11-30")
                field("To", "to", form.dates.high, "short", &html, hint: "date or MJD")
            }
            if let low = facets.ranges["t_min"]?.lowerBound,
                let high = facets.ranges["t_max"]?.upperBound,
                let first = JulianDate.text(low), let last = JulianDate.text(high)
            {
                html.element(
                    "p", ["class": "hint"], "There are observations from \(first) to \(last).")
            }
            html.element("div", ["class": "row"]) { html in
                field("Energy from", "emin", form.energies.low, "short", &html)
                field("to", "emax", form.energies.high, "short", &html)
                html.element("label") { html in
                    html.element("span", "Unit")
                    html.element("select", ["name": "eunit"]) { html in
                        for unit in SearchForm.energyUnitNames {
                            html.element(
                                "option",
                                ["selected": unit == form.energyUnit ? "selected" : nil], unit)
                        }
                    }
                }
            }
            for name in facets.columns {
                values(name, group: "o", form.columns[name.name] ?? .init(), &html)
            }
            for (name, words) in [("t_exptime", "Exposure"), ("s_fov", "Field of view")] {
                let wish = form.columns[name] ?? .init()
                guard let range = facets.ranges[name] else { continue }
                let unit = columns.first { $0.name == name }?.unit ?? ""
                html.element("fieldset") { html in
                    html.element("legend", "\(words) (\(unit))")
                    bounds("o", name, wish, Words.range(range), &html)
                }
            }
            remaining(&html)
        }
    }

    /// Columns that were asked in an address, but have no place on the page.
    private func remaining(_ html: inout HTMLWriter) {
        let known = facets.columns.map(\.name) + ["t_exptime", "s_fov"]
        let hasRanges = facets.ranges
        for (name, wish) in form.columns.sorted(by: { $0.key < $1.key })
        where !known.contains(name)
            || (hasRanges[name] == nil && ["t_exptime", "s_fov"].contains(name))
        {
            keep("o", name, wish, &html)
        }
    }

    /// What has no place on the page stays in the address.
    private func keep(
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

    private func programs(_ html: inout HTMLWriter) {
        group("What made it", &html) { html in
            program(
                "Activity", "activity", form.activity, form.activityVersion, facets.activities,
                &html)
            program(
                "Software", "software", form.software, form.softwareVersion, facets.software, &html)
        }
    }

    private func program(
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

    private func origin(_ html: inout HTMLWriter) {
        group("Made from this file", &html) { html in
            html.element("div", ["class": "row"]) { html in
                field("Name, path, identifier or digest", "origin", form.origin, "long", &html)
            }
            html.element(
                "p", ["class": "hint"],
                "Finds what was made from it, directly or over any number of steps.")
        }
    }

    private func fields(_ html: inout HTMLWriter) {
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

    private func choice(_ html: inout HTMLWriter) {
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

extension FormWriter {
    private func group(
        _ title: String, _ html: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void
    ) {
        html.element("fieldset") { html in
            html.element("legend", title)
            content(&html)
        }
    }

    private func field(
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

    /// The values of a name: boxes if there are few, else a text and a range.
    private func values(
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

    private func boxes(
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

    private func bounds(
        _ group: String, _ name: String, _ wish: SearchForm.Wish, _ hint: String,
        _ html: inout HTMLWriter
    ) {
        html.element("div", ["class": "row"]) { html in
            field("From", "\(group)l.\(name)", wish.low, "short", &html)
            field("To", "\(group)h.\(name)", wish.high, "short", &html)
            if !hint.isEmpty { html.element("small", hint) }
        }
    }

    private func proposals(
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
    private static func identifier(_ name: String) -> String {
        "list-" + PageAddress.encoded(name).replacing("%", with: "_")
    }
}
