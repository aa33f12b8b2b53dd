/// An element of PROV-XML below the document or a bundle, with all that is in it.
struct XMLElement {
    let tree: XMLContent
    private let number: Int
    let name: XMLName

    init(tree: XMLContent, number: Int, name: XMLName) {
        self.tree = tree
        self.number = number
        self.name = name
    }

    /// The prefixes in force at this element.
    var scope: XMLScope { tree.nodes[number].scope }

    /// The line on which it begins, from 1.
    var line: Int { tree.nodes[number].line }

    /// Its attributes.
    var attributes: ArraySlice<XMLTree.Attribute> { tree.attributes[tree.nodes[number].part] }

    /// Whether this is an element of PROV's namespace, of a name if one is given.
    func isPROV(_ name: String? = nil) -> Bool {
        self.name.isPROV && (name == nil || name == self.name.local)
    }

    /// Where the value of an attribute is among the tree's bytes; `nil` where there is none.
    func attribute(_ role: XMLName.Role) -> Range<Int>? {
        for index in tree.nodes[number].part where tree.attributes[index].name.role == role {
            return tree.attributes[index].value
        }
        return nil
    }

    /// The child elements.
    var children: Children {
        Children(tree: tree, following: number + 1, end: tree.nodes[number].end)
    }

    /// The elements that are next to each other in one.
    struct Children: Sequence, IteratorProtocol {
        fileprivate let tree: XMLContent
        fileprivate var following: Int
        fileprivate let end: Int

        mutating func next() -> XMLElement? {
            while following < end {
                let number = following
                following = tree.nodes[number].end
                if let element = tree.element(number) { return element }
            }
            return nil
        }
    }

    /// Whether there are no elements in it.
    var isSimple: Bool { !children.contains { _ in true } }

    /// What is in it, in its order.
    var content: [Content] {
        var content: [Content] = []
        var next = number + 1
        while next < tree.nodes[number].end {
            if let element = tree.element(next) {
                content.append(.element(element))
            } else {
                content.append(.text(tree.text(tree.nodes[next].part)))
            }
            next = tree.nodes[next].end
        }
        return content
    }

    /// A part of what an element contains.
    enum Content {
        case text(String)
        case element(XMLElement)
    }

    /// Where the character data are among the tree's bytes that are all there is in the element;
    /// `nil` where there are elements.
    var onlyText: Range<Int>? {
        switch tree.nodes[number].end - number {
        case 1: 0..<0
        case 2 where tree.nodes[number + 1].name == nil: tree.nodes[number + 1].part
        default: nil
        }
    }

    /// The character data directly in the element.
    var text: String {
        if let onlyText { return tree.text(onlyText) }
        return content.reduce(into: "") { text, node in
            if case .text(let part) = node { text += part }
        }
    }
    /// The character data directly in the element; those that come again are in memory once.
    func text(_ resolver: inout XMLResolver) -> String {
        guard let onlyText else { return text }
        let bytes = tree.bytes
        return resolver.text(bytes.span.extracting(onlyText))
    }
}
