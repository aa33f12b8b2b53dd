import CLibxml2

/// Parses XML from memory and hands its elements on, without ever holding the document as a tree.
///
/// Nothing but the bytes is read: a document type declaration is refused where it begins, so that
/// no entity can be declared, and there is no entity loader in use.
@safe struct XMLParser {
    var builder: XMLDocumentBuilder
    /// Whether the document was refused; looked at for each element.
    private(set) var hasFailed = false
    private var failure: PROVError?
    /// The first fault that libxml2 reported; it goes on after some.
    var fault: PROVError?
    var context: xmlParserCtxtPtr?
    var names: XMLNameTable
    /// What libxml2 has not asked for yet.
    private var rest = unsafe UnsafeRawBufferPointer(start: nil, count: 0)

    // What libxml2 sets up for all parsers must be set up once, by one thread.
    private static let initialize: Void = xmlInitParser()

    init(_ builder: XMLDocumentBuilder) {
        self.builder = builder
        names = XMLNameTable(builder.resolver.names)
    }

    /// Parses the bytes and returns the finished builder.
    mutating func parse(_ bytes: [UInt8]) throws(PROVError) -> XMLDocumentBuilder {
        Self.initialize
        guard !bytes.isEmpty else { throw .syntax(line: 1, "the document is empty") }
        let isWellFormed = unsafe bytes.withUnsafeBytes { buffer in
            unsafe rest = buffer
            return unsafe withUnsafeMutablePointer(to: &self) { unsafe Self.run($0) }
        }
        unsafe rest = UnsafeRawBufferPointer(start: nil, count: 0)
        if let failure { throw failure }
        guard isWellFormed else { throw fault ?? .syntax(line: 1, "not well-formed XML") }
        return builder
    }

    // libxml2 asks for the bytes; given the whole at once, it would make a copy.
    private static func run(_ parser: UnsafeMutablePointer<XMLParser>) -> Bool {
        var handler = unsafe handler
        let context = unsafe xmlCreateIOParserCtxt(
            &handler, parser,
            { parser, buffer, count in
                unsafe XMLParser.from(parser)?.pointee.read(buffer, Int(count)) ?? -1
            }, nil, parser, XML_CHAR_ENCODING_NONE)
        guard let context = unsafe context else { return false }
        defer { unsafe xmlFreeParserCtxt(context) }
        unsafe parser.pointee.context = context
        defer { unsafe parser.pointee.context = nil }
        // Without NOENT a "&amp;" in an attribute comes as "&#38;"; there are no entities but the
        // five of XML, since none can be declared.
        unsafe xmlCtxtUseOptions(
            context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
        unsafe xmlParseDocument(context)
        return unsafe context.pointee.wellFormed == 1
    }

    private mutating func read(_ buffer: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int32 {
        guard let buffer = unsafe buffer else { return -1 }
        let part = unsafe UnsafeRawBufferPointer(rebasing: rest.prefix(count))
        unsafe UnsafeMutableRawBufferPointer(start: buffer, count: count).copyMemory(from: part)
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        return Int32(part.count)
    }

    private static var handler: xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handler.internalSubset = { parser, _, _, _ in
            unsafe XMLParser.from(parser)?.pointee.refuseDocumentType()
        }
        unsafe handler.startElementNs = {
            parser, name, _, uri, namespaceCount, namespaces, attributeCount, _, attributes in
            unsafe XMLParser.from(parser)?.pointee.start(
                name, uri, namespaces, Int(namespaceCount), attributes, Int(attributeCount))
        }
        unsafe handler.endElementNs = { parser, _, _, _ in
            unsafe XMLParser.from(parser)?.pointee.end()
        }
        unsafe handler.characters = { parser, text, count in
            unsafe XMLParser.from(parser)?.pointee.characters(text, Int(count))
        }
        unsafe handler.cdataBlock = { parser, text, count in
            unsafe XMLParser.from(parser)?.pointee.characters(text, Int(count))
        }
        unsafe handler.serror = { parser, error in
            unsafe XMLParser.from(parser)?.pointee.note(error)
        }
        return unsafe handler
    }

    /// Ends the parsing.
    mutating func stop(_ error: PROVError) {
        if !hasFailed { failure = error }
        hasFailed = true
        if let context = unsafe context { unsafe xmlStopParser(context) }
    }

    private static func from(
        _ pointer: UnsafeMutableRawPointer?
    ) -> UnsafeMutablePointer<XMLParser>? {
        unsafe pointer?.assumingMemoryBound(to: XMLParser.self)
    }
}
