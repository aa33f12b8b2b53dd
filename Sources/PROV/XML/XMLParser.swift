import CLibxml2

/// Parses XML from memory and hands its elements on, without ever holding the document as a tree.
///
/// Nothing but the bytes is read: a document type declaration is refused where it begins, so that
/// no entity can be declared, and there is no entity loader in use.
@safe final class XMLParser {
    var builder: XMLDocumentBuilder
    var failure: PROVError?
    /// The first fault that libxml2 reported; it goes on after some.
    var fault: PROVError?
    var context: xmlParserCtxtPtr?
    /// Swift strings of names, by the address that libxml2's dictionary gives each name once.
    var names: [UnsafePointer<xmlChar>: String] = unsafe [:]

    // What libxml2 sets up for all parsers must be set up once, by one thread.
    private static let initialize: Void = xmlInitParser()

    init(_ builder: XMLDocumentBuilder) {
        self.builder = builder
    }

    /// Parses the bytes and returns the finished builder.
    func parse(_ bytes: [UInt8]) throws(PROVError) -> XMLDocumentBuilder {
        Self.initialize
        let context = unsafe bytes.withUnsafeBytes { buffer in
            unsafe xmlCreateMemoryParserCtxt(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
        }
        guard let context = unsafe context else {
            throw .syntax(line: 1, "the document is empty")
        }
        defer { unsafe xmlFreeParserCtxt(context) }
        unsafe self.context = context
        defer { unsafe self.context = nil }
        // Without NOENT a "&amp;" in an attribute comes as "&#38;"; there are no entities but the
        // five of XML, since none can be declared.
        unsafe xmlCtxtUseOptions(
            context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
        unsafe context.pointee.sax.pointee = handler
        unsafe context.pointee.userData = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe xmlParseDocument(context)
        if let failure { throw failure }
        guard unsafe context.pointee.wellFormed == 1 else {
            throw fault ?? .syntax(line: 1, "not well-formed XML")
        }
        return builder
    }

    private var handler: xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handler.internalSubset = { parser, _, _, _ in
            unsafe XMLParser.from(parser)?.refuseDocumentType()
        }
        unsafe handler.startElementNs = {
            parser, name, _, uri, namespaceCount, namespaces, attributeCount, _, attributes in
            unsafe XMLParser.from(parser)?.start(
                name, uri, namespaces, Int(namespaceCount), attributes, Int(attributeCount))
        }
        unsafe handler.endElementNs = { parser, _, _, _ in
            unsafe XMLParser.from(parser)?.end()
        }
        unsafe handler.characters = { parser, text, count in
            unsafe XMLParser.from(parser)?.characters(text, Int(count))
        }
        unsafe handler.cdataBlock = { parser, text, count in
            unsafe XMLParser.from(parser)?.characters(text, Int(count))
        }
        unsafe handler.serror = { parser, error in
            unsafe XMLParser.from(parser)?.note(error)
        }
        return unsafe handler
    }

    private static func from(_ pointer: UnsafeMutableRawPointer?) -> XMLParser? {
        guard let pointer = unsafe pointer else { return nil }
        return unsafe Unmanaged<XMLParser>.fromOpaque(pointer).takeUnretainedValue()
    }
}
