/// What the page knows of each thing and arrow of the picture, as JSON.
struct PageData {
    private let picture: Picture
    private let names = 500

    init(_ picture: Picture) { self.picture = picture }

    /// An object with the things under `nodes` and the arrows under `edges`, each as a list.
    var json: String {
        let nodes = picture.nodes.map(node).joined(separator: ",\n")
        let edges = picture.edges.map(edge).joined(separator: ",\n")
        return "{\"nodes\": [\n\(nodes)\n],\n\"edges\": [\n\(edges)\n]}"
    }

    private func node(_ node: Picture.Node) -> String {
        let isOne = node.names.count == 1
        let facts = isOne ? picture.facts(of: node) : []
        let records = Dictionary(grouping: node.records, by: \.identifier)
        let members = node.names.prefix(names).map { name in
            let facts = isOne ? [] : (records[name] ?? []).flatMap { picture.facts(of: $0) }
            return list([
                string(picture.name(name)), string(PictureText.link(name.uri)),
                list(facts.map(fact)),
            ])
        }
        return object([
            ("title", string(picture.title(node))),
            (
                "word",
                string(node.records.isEmpty ? "\(node.style.word), not described" : node.style.word)
            ),
            ("kinds", string(picture.kinds(node))),
            ("bundle", string(node.bundle.map { picture.name(picture.bundles[$0]) })),
            ("uri", string(isOne ? node.names.first?.uri : nil)),
            ("count", String(node.names.count)), ("members", list(members)),
            ("facts", list(facts.map(fact))),
        ])
    }

    private func edge(_ edge: Picture.Edge) -> String {
        let facts = edge.records.count == 1 ? edge.records.flatMap { picture.facts(of: $0) } : []
        let identifier = edge.records.count == 1 ? edge.records.first?.identifier : nil
        return object([
            ("source", String(edge.source)), ("target", String(edge.target)),
            ("word", string(edge.style.word)),
            ("label", string(edge.label.split(separator: "\n").joined(separator: ": "))),
            ("name", string(identifier.flatMap { $0.isBlank ? nil : picture.name($0) })),
            ("count", String(edge.records.count)),
            ("others", list(edge.others.map { list([string($0.argument), String($0.node)]) })),
            ("facts", list(facts.map(fact))),
        ])
    }

    private func fact(_ fact: Picture.Fact) -> String {
        list([string(fact.name), string(fact.text), string(fact.link)])
    }

    private func string(_ text: String?) -> String { text.map(PictureText.json) ?? "null" }

    private func list(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }

    private func object(_ members: [(String, String)]) -> String {
        "{\(members.map { "\"\($0)\":\($1)" }.joined(separator: ","))}"
    }
}
