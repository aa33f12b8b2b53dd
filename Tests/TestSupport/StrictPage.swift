import CLibxml2

/// A page of HTML that is well-formed XML, as libxml2 reads it.
package struct StrictPage: Sendable {
    /// An element.
    package struct Element: Sendable {
        /// Its name.
        package let name: String
        /// Its attributes.
        package let attributes: [String: String]
        /// All text in it.
        package let text: String

        /// The value of an attribute.
        package subscript(_ attribute: String) -> String? { attributes[attribute] }
    }

    /// A page that is not well-formed.
    package struct Fault: Error, CustomStringConvertible {
        /// What is wrong.
        package let description: String
    }

    /// All elements, in the order of the page.
    package private(set) var elements: [Element] = []

    /// Reads a page.
    ///
    /// - Parameter bytes: the page.
    /// - Throws: ``Fault`` if it is not well-formed.
    package init(_ bytes: [UInt8]) throws {
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
        let context = unsafe xmlNewParserCtxt()
        defer { unsafe xmlFreeParserCtxt(context) }
        let document = unsafe bytes.withUnsafeBytes { buffer in
            unsafe xmlCtxtReadMemory(
                context, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil,
                nil, Int32(options))
        }
        guard let document = unsafe document, let root = unsafe xmlDocGetRootElement(document)
        else {
            let message = unsafe context?.pointee.lastError.message.map {
                unsafe String(cString: $0)
            }
            let line = unsafe context?.pointee.lastError.line ?? 0
            throw Fault(description: "line \(line): \(message ?? "is no XML")")
        }
        defer { unsafe xmlFreeDoc(document) }
        unsafe add(root)
    }

    /// The elements of a name.
    package func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    /// The first element of a name.
    package func first(_ name: String) -> Element? { elements.first { $0.name == name } }

    /// The addresses of links, style sheets, scripts and pictures.
    package var links: [String] { elements.compactMap { $0["href"] ?? $0["src"] } }

    private mutating func add(_ node: xmlNodePtr) {
        var attributes: [String: String] = [:]
        var attribute = unsafe node.pointee.properties
        while let current = unsafe attribute {
            let value = unsafe xmlNodeListGetString(node.pointee.doc, current.pointee.children, 1)
            unsafe attributes[Self.string(current.pointee.name)] = unsafe Self.string(value)
            unsafe free(value)
            unsafe attribute = current.pointee.next
        }
        let content = unsafe xmlNodeGetContent(node)
        unsafe elements.append(
            Element(
                name: Self.string(node.pointee.name), attributes: attributes,
                text: Self.string(content)))
        unsafe free(content)
        var child = unsafe node.pointee.children
        while let current = unsafe child {
            if unsafe current.pointee.type == XML_ELEMENT_NODE { unsafe add(current) }
            unsafe child = current.pointee.next
        }
    }

    private static func string(_ text: UnsafePointer<UInt8>?) -> String {
        unsafe text.map { unsafe String(cString: $0) } ?? ""
    }
}
