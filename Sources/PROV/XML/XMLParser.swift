import CLibxml2

/// Parses XML from memory and hands its elements on, without ever holding the document as a tree.
///
/// Nothing but the bytes is read: a document type declaration is refused where it begins, so that
/// no entity can be declared, and there is no entity loader in use.
@safe final class XMLParser {
    private var builder: XMLDocumentBuilder
    private var failure: PROVError?
    /// The first fault that libxml2 told of; it goes on after some.
    private var fault: PROVError?
    private var context: xmlParserCtxtPtr?
    /// Swift strings of names, by the address that libxml2's dictionary gives each name once.
    private var names: [UnsafePointer<xmlChar>: String] = unsafe [:]

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
        unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
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

extension XMLParser {
    private func refuseDocumentType() {
        stop(
            PROVError(
                .forbidden, operation: PROVError.readXML, place: .line(line),
                reason: "a document type declaration is refused",
                hint: "delete <!DOCTYPE …>; PROV-XML needs none"))
    }

    private func note(_ error: xmlErrorPtr?) {
        guard fault == nil, let error = unsafe error?.pointee,
            unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue
        else { return }
        fault = unsafe .libxml2(error)
    }

    private func start(
        _ name: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?,
        _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ namespaceCount: Int,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ attributeCount: Int
    ) {
        var bindings: [(String, String)] = []
        if let namespaces = unsafe namespaces {
            for index in 0..<namespaceCount {
                unsafe bindings.append(
                    (string(namespaces[2 * index]), string(namespaces[2 * index + 1])))
            }
        }
        var list: [XMLAttribute] = []
        if let attributes = unsafe attributes {
            list.reserveCapacity(attributeCount)
            // Five pointers an attribute: local name, prefix, URI, first and past the last byte.
            for index in stride(from: 0, to: 5 * attributeCount, by: 5) {
                guard let first = unsafe attributes[index + 3],
                    let end = unsafe attributes[index + 4]
                else { continue }
                let value = unsafe UnsafeBufferPointer(start: first, count: end - first)
                unsafe list.append(
                    XMLAttribute(
                        namespace: string(attributes[index + 2]), name: string(attributes[index]),
                        value: String(decoding: value, as: UTF8.self)))
            }
        }
        let (elementNamespace, elementName) = unsafe (string(uri), string(name))
        attempt { (builder: inout XMLDocumentBuilder) throws(PROVError) in
            try builder.start(
                namespace: elementNamespace, name: elementName, attributes: list,
                bindings: bindings, line: line)
        }
    }

    private func end() {
        attempt { (builder: inout XMLDocumentBuilder) throws(PROVError) in
            try builder.end()
        }
    }

    private func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int) {
        let bytes = unsafe UnsafeBufferPointer(start: text, count: count)
        guard !builder.ignoresText else { return }
        unsafe builder.append(String(decoding: bytes, as: UTF8.self))
    }

    private var line: Int {
        guard let context = unsafe context else { return 1 }
        return Int(unsafe xmlSAX2GetLineNumber(context))
    }

    private func attempt(_ body: (inout XMLDocumentBuilder) throws(PROVError) -> Void) {
        guard failure == nil else { return }
        do {
            try body(&builder)
        } catch {
            stop(error)
        }
    }

    private func stop(_ error: PROVError) {
        failure = failure ?? error
        if let context = unsafe context { unsafe xmlStopParser(context) }
    }

    private func string(_ text: UnsafePointer<xmlChar>?) -> String {
        guard let text = unsafe text else { return "" }
        if let known = unsafe names[text] { return known }
        let string = unsafe String(cString: text)
        unsafe names[text] = string
        return string
    }
}

extension PROVError {
    static let readXML = "read PROV-XML"

    /// A fault of the form of an XML document.
    static func syntax(line: Int, _ reason: String) -> PROVError {
        PROVError(.syntax, operation: readXML, place: .line(line), reason: reason)
    }

    fileprivate static func libxml2(_ error: xmlError) -> PROVError {
        let message =
            unsafe error.message.map { unsafe String(cString: $0) } ?? "not well-formed XML"
        let line = unsafe Int(error.line)
        let column = unsafe Int(error.int2)
        return PROVError(
            .syntax, operation: readXML,
            place: column > 0 ? .position(line: line, column: column) : .line(max(line, 1)),
            reason: message.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
}
