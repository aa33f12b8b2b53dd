/// The element that is being read below the document or a bundle, with all that is in it.
///
/// Documents are read one record at a time, so there is one of these trees, whose memory each
/// record uses again.
struct XMLTree {
    /// An element or a text; what is in an element follows it.
    struct Node {
        /// The name of an element; `nil` for a text.
        let name: XMLName?
        /// The prefixes in force at it.
        let scope: XMLScope
        /// The line on which it begins, from 1.
        let line: Int
        /// Which attributes an element has, or which bytes a text.
        fileprivate(set) var part: Range<Int>
        /// The number of the node that follows all that is in it.
        fileprivate(set) var end: Int
    }

    /// An attribute, and where its value is among the bytes.
    struct Attribute {
        let name: XMLName
        let value: Range<Int>
    }

    /// The nodes in the order in which they begin.
    private(set) var nodes: [Node] = []
    private(set) var attributes: [Attribute] = []
    /// The bytes of all texts and values.
    private(set) var bytes: [UInt8] = []
    /// The numbers of the elements that are open, outermost first.
    private var open: [Int] = []
    /// Whether more text belongs to the last node.
    private var isInText = false

    /// How many elements are open.
    var depth: Int { open.count }

    /// The name of the outermost element; `nil` where there is none.
    var outermost: XMLName? { nodes.isEmpty ? nil : nodes[0].name }

    /// The outermost element with what is in it by now.
    ///
    /// It must be gone when the tree goes on, which would make a copy of all otherwise.
    func element() -> XMLElement? { XMLContent(self).element(0) }

    /// Adds an attribute of the element that is opened next.
    mutating func addAttribute(_ name: XMLName, _ value: UnsafeBufferPointer<UInt8>) {
        attributes.append(Attribute(name: name, value: unsafe append(value)))
    }

    /// Begins an element, to which as many of the attributes belong that were added last.
    mutating func start(_ name: XMLName, attributeCount: Int, _ scope: XMLScope, line: Int) {
        isInText = false
        open.append(nodes.count)
        nodes.append(
            Node(
                name: name, scope: scope, line: line,
                part: (attributes.count - attributeCount)..<attributes.count, end: nodes.count + 1))
    }

    /// Adds text to the innermost open element; long text comes in pieces.
    mutating func add(text: UnsafeBufferPointer<UInt8>) {
        guard let parent = open.last, !text.isEmpty else { return }
        let part = unsafe append(text)
        if isInText {
            let last = nodes.count - 1
            nodes[last].part = nodes[last].part.lowerBound..<part.upperBound
        } else {
            let (scope, line) = (nodes[parent].scope, nodes[parent].line)
            nodes.append(
                Node(name: nil, scope: scope, line: line, part: part, end: nodes.count + 1))
            isInText = true
        }
    }

    /// Ends the innermost open element.
    mutating func end() {
        isInText = false
        if let last = open.popLast() { nodes[last].end = nodes.count }
    }

    /// Forgets all elements.
    mutating func clear() {
        nodes.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        isInText = false
    }

    private mutating func append(_ part: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let start = bytes.count
        unsafe bytes.append(contentsOf: part)
        return start..<bytes.count
    }
}

/// What is in a tree at some moment.
final class XMLContent {
    let nodes: [XMLTree.Node]
    let attributes: [XMLTree.Attribute]
    let bytes: [UInt8]

    fileprivate init(_ tree: XMLTree) {
        nodes = tree.nodes
        attributes = tree.attributes
        bytes = tree.bytes
    }

    /// The element of a number; `nil` where that is a text or there is none.
    func element(_ number: Int) -> XMLElement? {
        guard number < nodes.count, let name = nodes[number].name else { return nil }
        return XMLElement(tree: self, number: number, name: name)
    }

    /// The characters of a part of the bytes.
    func text(_ part: Range<Int>) -> String {
        let bytes = bytes
        return String(checked: bytes.span.extracting(part))
    }
}
