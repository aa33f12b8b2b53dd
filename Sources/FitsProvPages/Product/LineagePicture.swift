import FitsProvArchive

/// A picture of the products around one: a column for each step, each product a box that leads to its page.
struct LineagePicture {
    private struct Box {
        let node: Surroundings.Node
        let x: Int
        let y: Int
    }

    private static let width = 178
    private static let height = 42
    private static let gapX = 56
    private static let gapY = 14
    private static let margin = 6
    /// So many characters of a name have room in a box.
    private static let characters = 26

    private let boxes: [Box]
    private let edges: [Surroundings.Edge]
    private let here: Int64
    private let size: (width: Int, height: Int)

    /// - Parameters:
    ///   - surroundings: the products.
    ///   - here: the number of the one in the middle.
    init(_ surroundings: Surroundings, here: Int64) {
        self.here = here
        edges = surroundings.edges
        let columns = Dictionary(grouping: surroundings.nodes, by: \.generation)
        let tallest = columns.values.map(\.count).max() ?? 1
        let step = LineagePicture.height + LineagePicture.gapY
        var boxes: [Box] = []
        for (column, generation) in columns.keys.sorted().enumerated() {
            let nodes = LineagePicture.ordered(columns[generation] ?? [], boxes, surroundings.edges)
            // Each column stands in the middle of the picture's height.
            let top = LineagePicture.margin + (tallest - nodes.count) * step / 2
            for (row, node) in nodes.enumerated() {
                boxes.append(
                    Box(
                        node: node,
                        x: LineagePicture.margin
                            + column * (LineagePicture.width + LineagePicture.gapX),
                        y: top + row * step))
            }
        }
        self.boxes = boxes
        size = (
            2 * LineagePicture.margin + columns.count * (LineagePicture.width + LineagePicture.gapX)
                - LineagePicture.gapX,
            2 * LineagePicture.margin + tallest * step - LineagePicture.gapY
        )
    }

    /// The products of a column, each near the middle of those before it that it belongs to.
    private static func ordered(
        _ nodes: [Surroundings.Node], _ boxes: [Box], _ edges: [Surroundings.Edge]
    ) -> [Surroundings.Node] {
        func height(_ node: Surroundings.Node) -> Int {
            let heights = edges.compactMap { edge -> Int? in
                guard edge.to == node.number else { return nil }
                return boxes.first { $0.node.number == edge.from }?.y
            }
            return heights.isEmpty ? .max : heights.reduce(0, +) / heights.count
        }
        return nodes.map { (height($0), $0) }
            .sorted { ($0.0, $0.1.number) < ($1.0, $1.1.number) }.map(\.1)
    }

    func write(_ html: inout HTMLWriter) {
        html.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": "\(size.width)",
                "height": "\(size.height)", "viewBox": "0 0 \(size.width) \(size.height)",
                "role": "group", "aria-label": "Products, and what was made from which",
            ]
        ) { html in
            for edge in edges { line(edge, &html) }
            for box in boxes { self.box(box, &html) }
        }
    }

    private func line(_ edge: Surroundings.Edge, _ html: inout HTMLWriter) {
        guard let from = boxes.first(where: { $0.node.number == edge.from }),
            let to = boxes.first(where: { $0.node.number == edge.to })
        else { return }
        let (x1, y1) = (from.x + LineagePicture.width, from.y + LineagePicture.height / 2)
        let (x2, y2) = (to.x, to.y + LineagePicture.height / 2)
        let bend = max(LineagePicture.gapX / 2, abs(x2 - x1) / 2)
        html.void(
            "path",
            ["d": "M\(x1) \(y1) C\(x1 + bend) \(y1) \(x2 - bend) \(y2) \(x2) \(y2)"])
    }

    private func box(_ box: Box, _ html: inout HTMLWriter) {
        let isHere = box.node.number == here
        html.element(
            "a",
            [
                "href": "/products/\(box.node.number)", "class": isHere ? "here" : nil,
                "aria-current": isHere ? "page" : nil,
            ]
        ) { html in
            html.element("title", box.node.name)
            html.void(
                "rect",
                [
                    "x": "\(box.x)", "y": "\(box.y)", "width": "\(LineagePicture.width)",
                    "height": "\(LineagePicture.height)", "rx": "6",
                ])
            html.element(
                "text", ["x": "\(box.x + 9)", "y": "\(box.y + 18)"],
                LineagePicture.short(box.node.name))
            if let activity = box.node.activity {
                html.element(
                    "text", ["class": "what", "x": "\(box.x + 9)", "y": "\(box.y + 33)"],
                    LineagePicture.short(activity))
            }
        }
    }

    /// The beginning and the end of a name that is too long.
    private static func short(_ name: String) -> String {
        guard name.count > characters else { return name }
        let half = (characters - 1) / 2
        return "\(name.prefix(half))…\(name.suffix(half))"
    }
}
