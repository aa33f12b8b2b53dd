package import FitsProvArchive

/// The page of a product: what made it, from what, and what was made from it.
package struct ProductPage: Sendable {
    /// Cards of a header, as far as they were asked for.
    package struct Cards: Sendable {
        /// The number of the HDU, from 1.
        package let hdu: Int
        /// What is looked for.
        package let search: String
        /// The cards that have it.
        package let lines: [String]
        /// How many cards the header has.
        package let count: Int

        /// Cards.
        ///
        /// - Parameters:
        ///   - hdu: the number of the HDU, from 1.
        ///   - search: what is looked for.
        ///   - lines: the cards that have it.
        ///   - count: how many cards the header has.
        package init(hdu: Int, search: String, lines: [String], count: Int) {
            self.hdu = hdu
            self.search = search
            self.lines = lines
            self.count = count
        }
    }

    /// What is known of it.
    package let facts: ProductFacts
    /// What is around it.
    package let surroundings: Surroundings
    /// What has become of the file since it was indexed; nil if it is the same.
    package var change: String?
    /// The cards of a header; nil if the file cannot be read.
    package var cards: Cards?

    /// A page without a header.
    ///
    /// - Parameters:
    ///   - facts: what is known of it.
    ///   - surroundings: what is around it.
    package init(_ facts: ProductFacts, _ surroundings: Surroundings) {
        self.facts = facts
        self.surroundings = surroundings
    }

    /// The page.
    ///
    /// - Parameter frame: what stands around it.
    /// - Returns: the page.
    package func page(_ frame: Page.Frame) -> Page {
        Page(facts.name, in: nil, frame, links: links(frame)) { html in
            html.element("p", ["class": "soft"], facts.path)
            if let change { html.element("p", ["role": "alert"], change) }
            if let error = facts.error { html.element("p", ["role": "alert"], error) }
            bar(frame, &html)
            identity(&html)
            making(&html)
            lineage(&html)
            derived(&html)
            ProductPage.list("Provenance fields", facts.fields, &html)
            ProductPage.list("In the words of ObsCore", facts.observation, &html)
            ProductPage.list("What is wrong with it", facts.problems, &html)
            header(&html)
        }
    }

    private func identity(_ html: inout HTMLWriter) {
        html.element("dl") { html in
            func line(_ name: String, _ value: String?) {
                guard let value, !value.isEmpty else { return }
                html.element("dt", name)
                html.element("dd", value)
            }
            line("Identifier", facts.identifier)
            line("Published as", facts.publisherDID)
            line("Digest, measured", facts.measuredDigest)
            if facts.measuredDigest != facts.statedDigest {
                line("Digest, as recorded", facts.statedDigest)
            }
            line("Stamp", facts.isStamped ? "yes" : "none; read from the words of its observatory")
        }
    }

    private func making(_ html: inout HTMLWriter) {
        html.element("h2", "How it was made")
        guard !facts.steps.isEmpty else {
            html.element("p", "Nothing is recorded.")
            return
        }
        html.element("ol", ["class": "steps"]) { html in
            for step in facts.steps {
                html.element("li", ["class": step.isAncestor ? "earlier" : nil]) { html in
                    StepWriter(step).write(&html)
                }
            }
        }
    }

    private func lineage(_ html: inout HTMLWriter) {
        guard surroundings.nodes.count > 1 else { return }
        html.element("h2", "Lineage")
        html.element(
            "p", ["class": "hint"],
            "From left to right: what was used, and what was made from it, up to three steps away."
                + (surroundings.isCut ? " Some are left out." : ""))
        html.element(
            "div",
            [
                "class": "picture", "tabindex": "0", "role": "region",
                "aria-label": "Picture of the lineage",
            ]
        ) { html in
            LineagePicture(surroundings, here: facts.number).write(&html)
        }
    }

    private func derived(_ html: inout HTMLWriter) {
        guard facts.derivedCount > 0 else { return }
        html.element("h2", "Made from it: \(Words.count(facts.derivedCount, "product"))")
        html.element("ul", ["class": "plain columns"]) { html in
            for other in facts.derived {
                html.element("li") { html in ProductPage.neighbour(other, &html) }
            }
        }
        if facts.derivedCount > facts.derived.count {
            html.element("p", "The first \(Words.grouped(facts.derived.count)) are listed.")
        }
        let origin = facts.publisherDID ?? facts.path
        html.element("p") { html in
            html.element(
                "a", ["href": PageAddress("/search", [.init("origin", origin)]).text],
                "Search all that was made from it, directly or not")
        }
    }

    /// A file of the archive as a link, any other by its name.
    static func neighbour(_ other: ProductFacts.Neighbour, _ html: inout HTMLWriter) {
        if let number = other.number {
            html.element("a", ["href": "/products/\(number)"], other.name)
        } else {
            html.text(other.name)
        }
    }

    /// A value with its unit; dates in both calendars.
    private static func words(_ fact: ProductFacts.Fact) -> String {
        if ["t_min", "t_max"].contains(fact.name), let day = Double(fact.value),
            let date = JulianDate.text(day)
        {
            return "\(date) (MJD \(fact.value))"
        }
        return fact.value + (fact.unit.map { " \($0)" } ?? "")
    }

    private static func list(
        _ title: String, _ facts: [ProductFacts.Fact], _ html: inout HTMLWriter
    ) {
        guard !facts.isEmpty else { return }
        html.element("h2", title)
        html.element("dl") { html in
            for fact in facts {
                html.element("dt", fact.name)
                html.element("dd", ProductPage.words(fact))
            }
        }
    }
}
