extension FormWriter {
    func observation(_ html: inout HTMLWriter) {
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
    func remaining(_ html: inout HTMLWriter) {
        let known = facets.columns.map(\.name) + ["t_exptime", "s_fov"]
        let hasRanges = facets.ranges
        for (name, wish) in form.columns.sorted(by: { $0.key < $1.key })
        where !known.contains(name)
            || (hasRanges[name] == nil && ["t_exptime", "s_fov"].contains(name))
        {
            keep("o", name, wish, &html)
        }
    }
}
