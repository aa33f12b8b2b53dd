extension DOTWriter {
    /// An arrow, or several where more than two things take part.
    mutating func write(edge number: Int) {
        let edge = picture.edges[number]
        let (count, line) = (edge.records.count, edge.style)
        var label = edge.label
        if count > 1 { label = "\(count) × \(label)" }
        let common: [(String, String?)] = [
            ("class", "\"\(line.word)\""), ("color", "\"\(line.color)\""),
            ("tooltip", PictureText.dotTooltip(label + "\n" + ends(edge))),
        ]
        let text: [(String, String?)] = [
            ("label", picture.namesRelations ? PictureText.dot(" \(label) ") : nil),
            ("fontcolor", "\"\(line.font)\""),
            // Graphviz would take the label for it as it is, with its escapes.
            ("labeltooltip", label.contains("\\") ? PictureText.dotTooltip(label) : nil),
        ]
        let id = ("id", Optional("\"e\(number + 1)\""))
        let (source, target) = ("n\(edge.source + 1)", "n\(edge.target + 1)")
        guard !edge.others.isEmpty else {
            write("\(source) -> \(target)", [id] + common + text)
            return
        }
        // A relation of more than two things has a point in its middle, on which the others hang.
        let middle = "m\(number + 1)"
        write(
            middle,
            [
                ("shape", "point"), ("width", "0.07"), ("height", "0.07"),
                ("class", "\"\(line.word)\""), ("color", "\"\(line.color)\""),
                ("tooltip", PictureText.dotTooltip(label)), ("label", "\"\""),
            ])
        write("\(source) -> \(middle)", [id, ("arrowhead", "none")] + common)
        write("\(middle) -> \(target)", common + text)
        for other in edge.others {
            write(
                "\(middle) -> n\(other.node + 1)",
                [
                    ("class", "\"\(line.word) other\""), ("color", "\"#A6561E\""),
                    ("fontcolor", "\"#8A4513\""), ("style", "dashed"), ("arrowhead", "vee"),
                    ("label", picture.namesRelations ? PictureText.dot(other.argument) : nil),
                    ("tooltip", PictureText.dotTooltip("\(label)\n\(other.argument)")),
                ])
        }
    }

    private func ends(_ edge: Picture.Edge) -> String {
        "\(picture.title(picture.nodes[edge.source])) → \(picture.title(picture.nodes[edge.target]))"
    }
}
