/// Writes a picture in the language of Graphviz.
struct DOTWriter {
    let picture: Picture
    private var lines: [String] = []
    private var indentation = ""

    init(_ picture: Picture) { self.picture = picture }

    /// The whole text.
    mutating func text() -> String {
        lines = []
        write("digraph provenance {")
        indentation = "  "
        writeDefaults()
        for number in picture.nodes.indices where picture.nodes[number].bundle == nil {
            write(node: number)
        }
        for bundle in picture.bundles.indices { write(bundle: bundle) }
        for number in picture.edges.indices { write(edge: number) }
        indentation = ""
        write("}")
        return lines.joined(separator: "\n") + "\n"
    }

    /// Adds a line.
    mutating func write(_ line: String) { lines.append(indentation + line) }

    /// A statement with attributes, none of which is empty.
    mutating func write(_ subject: String, _ attributes: [(String, String?)]) {
        let list = attributes.compactMap { key, value in value.map { "\(key)=\($0)" } }
        write("\(subject) [\(list.joined(separator: ", "))];")
    }

    private mutating func writeDefaults() {
        let font = "\"Helvetica,Arial,sans-serif\""
        let title = picture.options.title
        write(
            "graph",
            [
                ("rankdir", picture.options.direction.rawValue), ("bgcolor", "transparent"),
                ("fontname", font), ("fontsize", "14"), ("nodesep", "0.22"), ("ranksep", "0.55"),
                ("pad", "0.3"), ("labelloc", title.map { _ in "t" }),
                ("label", title.map(PictureText.dot)),
                ("splines", picture.isDense ? "line" : nil),
                ("mclimit", picture.isDense ? "0.1" : nil),
                ("nslimit", picture.isDense ? "1" : nil),
                // Graphviz would show the name of the graph at every empty place.
                ("tooltip", "\" \""),
            ])
        write(
            "node",
            [
                ("fontname", font), ("fontsize", "11"), ("style", "filled"),
                ("margin", "\"0.12,0.06\""), ("height", "0.4"), ("penwidth", "1.1"),
            ])
        write(
            "edge",
            [
                ("fontname", font), ("fontsize", "9"), ("arrowsize", "0.65"),
                ("penwidth", "1.1"),
            ])
    }

    private mutating func write(bundle: Int) {
        let name = picture.bundles[bundle]
        write("subgraph cluster_\(bundle + 1) {")
        indentation = "    "
        write(
            "graph",
            [
                ("label", PictureText.dot("bundle " + short(picture.name(name)))),
                ("style", "\"rounded,filled\""), ("fillcolor", "\"#F0F8FF\""),
                ("color", "\"#8FA8C8\""), ("fontsize", "11"), ("class", "bundle"),
                ("tooltip", PictureText.dotTooltip(name.uri)), ("URL", link(name)),
                ("labeljust", "l"), ("margin", "12"),
            ])
        var isEmpty = true
        for number in picture.nodes.indices where picture.nodes[number].bundle == bundle {
            isEmpty = false
            write(node: number)
        }
        // A cluster without anything in it would not be drawn.
        if isEmpty { write("empty\(bundle + 1)", [("style", "invis"), ("label", "\"\"")]) }
        indentation = "  "
        write("}")
    }

    private mutating func write(node number: Int) {
        let node = picture.nodes[number]
        let (style, isFolded) = (node.style, node.names.count > 1)
        let name = node.names.first
        write(
            "n\(number + 1)",
            [
                ("id", "\"n\(number + 1)\""), ("class", "\"\(style.word)\""),
                ("label", "<\(label(node))>"), ("shape", style.shape),
                ("fillcolor", "\"\(style.fill)\""), ("color", "\"\(style.line)\""),
                ("peripheries", isFolded && style.shape != "note" ? "2" : nil),
                ("tooltip", PictureText.dotTooltip(tooltip(node))),
                ("URL", isFolded ? nil : name.flatMap(link)),
                ("target", isFolded || name.flatMap(link) == nil ? nil : "\"_blank\""),
            ])
        guard picture.options.showsAttributes, !isFolded else { return }
        writeNote(node, number)
    }

    /// Name, types and number of what a node stands for, in Graphviz's kind of HTML.
    private func label(_ node: Picture.Node) -> String {
        var label = html(picture.title(node))
        let kinds = short(picture.kinds(node))
        let count = node.names.count
        let subtitle = count > 1 ? "\(count) × \(kinds.isEmpty ? node.style.word : kinds)" : kinds
        if !subtitle.isEmpty {
            label +=
                "<BR/><FONT POINT-SIZE=\"8.5\" COLOR=\"#383838\">\(html(subtitle))</FONT>"
        }
        return label
    }

    private func tooltip(_ node: Picture.Node) -> String {
        let shown = 12
        guard node.names.count == 1 else {
            let more = node.names.count > shown ? ["and \(node.names.count - shown) more"] : []
            return (node.names.prefix(shown).map(picture.name) + more).joined(separator: "\n")
        }
        let attributes = picture.facts(of: node)
        return
            ([node.names.first?.uri ?? ""]
            + attributes.prefix(shown).map { "\($0.name): \(short($0.text))" })
            .joined(separator: "\n")
    }

    /// A text in Graphviz's kind of HTML, where no element may be empty.
    func html(_ text: String) -> String {
        let short = short(text)
        return short.isEmpty ? "&#160;" : PictureText.dotHTML(short)
    }

    /// A text in one line, cut to the length that the options allow.
    func short(_ text: String) -> String {
        PictureText.short(text, picture.options.longestText)
    }

    private func link(_ name: QualifiedName) -> String? {
        guard picture.options.showsLinks else { return nil }
        return PictureText.link(name.uri).map(PictureText.dot)
    }
}
