/// A document as things and arrows between them, before it is written in a language for pictures.
struct Picture {
    /// A thing, or several that are alike.
    struct Node {
        /// The bundle in which it is, by its number; `nil` outside all bundles.
        var bundle: Int?
        /// The names of what it stands for; one, where nothing was folded.
        var names: [QualifiedName]
        /// The records that describe it; none where others only refer to it.
        var records: [Record]
        /// Relations that tie it to nothing, such as a generation by an unknown activity.
        var remarks: [Record] = []
        /// What it looks like.
        var style: PictureStyle
    }

    /// An arrow between two things, or several that are alike.
    struct Edge {
        var source: Int
        var target: Int
        /// The relation's name at the arrow.
        var label: String
        var style: PictureStyle.Line
        /// The relations; one, where nothing was folded.
        var records: [Record]
        /// Further things that take part, with the argument that they are.
        var others: [Other]
    }

    /// A further thing that takes part in a relation.
    struct Other: Hashable {
        let argument: String
        let node: Int
    }

    var nodes: [Node] = []
    var edges: [Edge] = []
    /// The names of the bundles.
    let bundles: [QualifiedName]
    let options: PictureOptions
    let names: Phrasing

    /// Makes a picture of a document, folded where the options ask for it.
    init(_ document: Document, _ options: PictureOptions) {
        let document = document.unified()
        self.options = options
        bundles = document.bundles.map(\.identifier)
        names = Phrasing(document)
        var builder = PictureBuilder()
        builder.add(document.records, bundle: nil)
        for (number, bundle) in document.bundles.enumerated() {
            builder.add(bundle.records, bundle: number)
        }
        nodes = builder.nodes
        edges = builder.edges
        let many = 60
        if options.folding == .always || options.folding == .automatic && nodes.count > many {
            fold()
        }
    }

    /// Whether relations are named at their arrows.
    var namesRelations: Bool { options.namesRelations ?? (edges.count <= 120) }

    /// Whether there are so many arrows that they are drawn coarsely, since Graphviz would take
    /// minutes to draw them well: more than 200, and more than four for each thing.
    var isDense: Bool { edges.count > max(200, 4 * nodes.count) }

    /// What a thing is called in the picture: its label where it has one, else its identifier.
    func title(_ node: Node) -> String {
        guard let name = node.names.first else { return "" }
        let labels = node.records.compactMap { $0.label ?? $0[ivoa: .name] }
        guard node.names.count > 1, let last = node.names.last else {
            return labels.first ?? self.name(name)
        }
        guard let first = labels.first, labels.count >= node.names.count else {
            return "\(self.name(name)) … \(self.name(last))"
        }
        return Set(labels).count == 1 ? first : "\(first) … \(labels.last ?? first)"
    }

    /// The identifier with its prefix; a thing without a name of its own has none to show.
    func name(_ name: QualifiedName) -> String {
        guard !name.isBlank else { return "(unnamed)" }
        return names.prefixed(name) ?? (name.localPart.isEmpty ? name.uri : name.localPart)
    }

    /// What sort of thing it is: its types but for those of PROV, which its shape tells.
    func kinds(_ node: Node) -> String {
        let types = node.records.flatMap(\.types).filter { $0.namespace != Namespace.prov.uri }
        var seen: Set<String> = []
        return types.map(\.localPart).filter { seen.insert($0).inserted }.joined(separator: ", ")
    }
}
