import FitsProvArchive

/// Writes an activity, with all that took part in it.
struct StepWriter {
    private let step: ProductFacts.Step

    init(_ step: ProductFacts.Step) { self.step = step }

    func write(_ html: inout HTMLWriter) {
        html.element("strong", step.name)
        if let version = step.version { html.text(" \(version)") }
        if step.isAncestor {
            html.text(" ")
            html.element("small", "made an input of it")
        }
        html.element("dl") { html in
            line("Kind", step.type, &html)
            let times = [step.start, step.end].compactMap(\.self)
            line("When", times.isEmpty ? nil : times.joined(separator: " to "), &html)
            list("Software", step.software, &html) { "\($0.name) \($0.value)" }
            list("Responsible", step.agents, &html) { agent in
                agent.value.isEmpty ? agent.name : "\(agent.name) (\(agent.value))"
            }
            if !step.used.isEmpty {
                html.element("dt", "Used")
                html.element("dd") { html in
                    html.element("ul", ["class": "plain"]) { html in
                        for input in step.used { used(input, &html) }
                    }
                }
            }
        }
        guard !step.parameters.isEmpty else { return }
        html.element("details") { html in
            html.element("summary", Words.count(step.parameters.count, "parameter"))
            html.element("dl") { html in
                for parameter in step.parameters {
                    let unit = parameter.unit.map { " \($0)" } ?? ""
                    line(parameter.name, parameter.value + unit, &html)
                }
            }
        }
    }

    private func used(_ input: ProductFacts.Neighbour, _ html: inout HTMLWriter) {
        html.element("li") { html in
            ProductPage.neighbour(input, &html)
            let words = [input.role, input.number == nil ? "not in the archive" : nil]
                .compactMap(\.self).joined(separator: ", ")
            if !words.isEmpty {
                html.text(" ")
                html.element("small", words)
            }
        }
    }

    private func line(_ name: String, _ value: String?, _ html: inout HTMLWriter) {
        guard let value, !value.isEmpty else { return }
        html.element("dt", name)
        html.element("dd", value)
    }

    private func list(
        _ name: String, _ facts: [ProductFacts.Fact], _ html: inout HTMLWriter,
        _ words: (ProductFacts.Fact) -> String
    ) {
        let text = facts.map(words).joined(separator: ", ")
        line(name, text, &html)
    }
}
