import FitsProvArchive

extension ProductPage {
    /// The HDUs, and the cards of one of them.
    func header(_ html: inout HTMLWriter) {
        guard !facts.hdus.isEmpty else { return }
        html.element("h2", ["id": "header"], "HDUs and headers")
        html.element(
            "div",
            [
                "class": "scroll", "tabindex": "0", "role": "region", "aria-label": "HDUs",
            ]
        ) { html in
            html.element("table") { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for title in ["HDU", "Name", "Kind", "Data", "Header"] {
                            html.element("th", ["scope": "col"], title)
                        }
                    }
                }
                html.element("tbody") { html in
                    for hdu in facts.hdus { row(hdu, &html) }
                }
            }
        }
        if let cards { self.cards(cards, &html) }
    }

    private func row(_ hdu: ProductFacts.HDU, _ html: inout HTMLWriter) {
        html.element("tr") { html in
            html.element("td", "\(hdu.number)")
            html.element("td", hdu.name ?? "")
            html.element("td", hdu.kind)
            html.element("td", Words.bytes(hdu.dataSize))
            html.element("td") { html in
                html.element(
                    "a",
                    [
                        "href": "/products/\(facts.number)?hdu=\(hdu.number)#header",
                        "aria-label": "Cards of HDU \(hdu.number)",
                        "aria-current": cards?.hdu == hdu.number ? "true" : nil,
                    ], "cards")
            }
        }
    }

    private func cards(_ cards: Cards, _ html: inout HTMLWriter) {
        html.element("h3", "Header of HDU \(cards.hdu)")
        html.element(
            "form", ["class": "bar", "action": "/products/\(facts.number)#header", "method": "get"]
        ) { html in
            html.void("input", ["type": "hidden", "name": "hdu", "value": "\(cards.hdu)"])
            html.void(
                "input",
                [
                    "type": "search", "name": "card", "value": cards.search,
                    "aria-label": "Text in a card", "placeholder": "text in a card",
                ])
            html.element("button", ["type": "submit"], "Find cards")
            html.element(
                "span", ["class": "soft"],
                cards.search.isEmpty && cards.lines.count == cards.count
                    ? Words.count(cards.count, "card")
                    : "\(Words.grouped(cards.lines.count)) of \(Words.count(cards.count, "card"))")
        }
        html.element(
            "pre", ["class": "cards", "tabindex": "0", "aria-label": "Cards of the header"]
        ) { html in
            for line in cards.lines { html.text(line + "\n") }
        }
    }
}
