import CLibxml2
import PROV

/// An element of a small XML document, with all that is in it, by the local names of elements and attributes.
///
/// Nothing but the bytes is read: a document with a document type is refused, so that no entity can be
/// declared, and there is no entity loader in use.
struct XMLNode {
    /// The local name.
    let name: String
    /// The attributes, by their local names.
    private(set) var attributes: [String: String] = [:]
    /// The elements in it.
    private(set) var children: [XMLNode] = []
    /// The characters directly in it, without blanks around them.
    private(set) var text = ""
    /// The line on which it begins, from 1.
    let line: Int

    /// The deepest element that is read.
    private static let mostDepth = 64

    /// Reads a document.
    ///
    /// - Parameter bytes: the document.
    /// - Throws: ``DescriptionFault`` with the line.
    init(_ bytes: [UInt8]) throws(DescriptionFault) {
        let checked: [UInt8]
        do throws(PROVError) { checked = try XMLForeign.checked(bytes) } catch {
            throw DescriptionFault(error.description)
        }
        let context = unsafe xmlNewParserCtxt()
        guard let context = unsafe context else { throw DescriptionFault("there is no memory") }
        defer { unsafe xmlFreeParserCtxt(context) }
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOCDATA.rawValue
        let document = unsafe checked.withUnsafeBytes { buffer in
            unsafe xmlCtxtReadMemory(
                context, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil,
                nil, Int32(options))
        }
        guard let document = unsafe document else {
            throw DescriptionFault(unsafe XMLNode.fault(context.pointee.lastError))
        }
        defer { unsafe xmlFreeDoc(document) }
        guard unsafe document.pointee.intSubset == nil else {
            throw DescriptionFault("has a document type, which is refused")
        }
        guard let root = unsafe xmlDocGetRootElement(document) else {
            throw DescriptionFault("has no element")
        }
        try unsafe self.init(root, depth: 1)
    }

    private init(_ node: xmlNodePtr, depth: Int) throws(DescriptionFault) {
        line = unsafe xmlGetLineNo(node)
        guard depth <= XMLNode.mostDepth else {
            throw DescriptionFault("line \(line): elements are deeper than \(XMLNode.mostDepth)")
        }
        name = unsafe XMLNode.string(node.pointee.name)
        var attribute = unsafe node.pointee.properties
        while let current = unsafe attribute {
            let value = unsafe xmlNodeListGetString(node.pointee.doc, current.pointee.children, 1)
            unsafe attributes[XMLNode.string(current.pointee.name)] = unsafe XMLNode.string(value)
            unsafe free(value)
            unsafe attribute = current.pointee.next
        }
        var child = unsafe node.pointee.children
        while let current = unsafe child {
            switch unsafe current.pointee.type {
            case XML_ELEMENT_NODE: children.append(try unsafe XMLNode(current, depth: depth + 1))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                unsafe text += XMLNode.string(current.pointee.content)
            default: break
            }
            unsafe child = current.pointee.next
        }
        text = text.trimmed
    }

    /// The value of an attribute; nil if it is not there, or blank.
    subscript(_ attribute: String) -> String? {
        attributes[attribute].flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
    }

    /// The elements of a name in it.
    func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    /// The elements of a name anywhere below it, in the order of the document.
    func below(_ name: String) -> [XMLNode] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.below(name) }
    }

    /// The text of the first element of a name in it; nil if there is none, or it is blank.
    func text(of name: String) -> String? {
        all(name).first.flatMap { $0.text.isEmpty ? nil : $0.text }
    }

    private static func string(_ text: UnsafePointer<UInt8>?) -> String {
        unsafe text.map { unsafe String(cString: $0) } ?? ""
    }

    private static func fault(_ error: xmlError) -> String {
        let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "is not XML"
        let words = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        return unsafe "line \(error.line): \(words)"
    }
}

extension String {
    /// The text without blanks around it; an accent that follows one stays.
    var trimmed: String { trimmed(endingBefore: []) }

    /// The text without blanks around it, and without some characters at its end.
    func trimmed(endingBefore others: Set<Unicode.Scalar>) -> String {
        let start = unicodeScalars.drop { $0.properties.isWhitespace }
        let last = start.lastIndex { !$0.properties.isWhitespace && !others.contains($0) }
        return last.map { String(start[...$0]) } ?? ""
    }
}
