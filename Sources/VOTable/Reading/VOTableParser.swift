import CLibxml2

/// Parses XML as it comes, and hands its elements to a builder.
///
/// Nothing but the bytes is read: a document type declaration is refused where it begins, so that
/// no entity can be declared, and there is no entity loader in use.
@safe final class VOTableParser {
    var builder: DocumentBuilder
    /// What the document was refused for.
    private(set) var failure: VOTableError?
    private var context: xmlParserCtxtPtr?
    /// The elements by the addresses that libxml2 gives each name once.
    private var elements: [UInt: Element] = [:]
    private var attributes = Attributes()
    private var tagGuard: TagGuard

    // What libxml2 sets up for all parsers must be set up once, by one thread.
    private static let initialize: Void = xmlInitParser()

    init(_ limits: Limits) {
        Self.initialize
        builder = DocumentBuilder(limits)
        tagGuard = TagGuard(limits)
        var handler = unsafe Self.handler
        unsafe context = xmlCreatePushParserCtxt(
            &handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        // Without NOENT a "&amp;" in an attribute comes as "&#38;"; there are no entities but the
        // five of XML, since none can be declared.
        unsafe xmlCtxtUseOptions(
            context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
    }

    deinit { if let context = unsafe context { unsafe xmlFreeParserCtxt(context) } }

    /// Parses the next bytes, of which there should be few: all that they hold is kept.
    func parse(_ bytes: Span<UInt8>) {
        guard failure == nil else { return }
        do throws(VOTableError) {
            try tagGuard.check(bytes)
        } catch {
            failure = error
            return
        }
        unsafe bytes.withUnsafeBytes { buffer in
            _ = unsafe xmlParseChunk(
                context, buffer.assumingMemoryBound(to: CChar.self).baseAddress,
                Int32(truncatingIfNeeded: buffer.count), 0)
        }
        checkForm()
    }

    /// Ends the document.
    func finish() {
        guard failure == nil else { return }
        _ = unsafe xmlParseChunk(context, nil, 0, 1)
        checkForm()
    }

    private func checkForm() {
        guard failure == nil else { return }
        guard let context = unsafe context else {
            failure = .read(.syntax, nil, "the XML parser could not be started")
            return
        }
        guard unsafe context.pointee.wellFormed == 0 else { return }
        failure = .read(.syntax, .line(line), "not well-formed XML")
    }

    /// Ends the parsing.
    private func stop(_ error: VOTableError) {
        if failure == nil { failure = error }
        if let context = unsafe context { unsafe xmlStopParser(context) }
    }

    private var line: Int { unsafe max(1, Int(xmlSAX2GetLineNumber(context))) }
}

// What libxml2 calls.
extension VOTableParser {
    private static var handler: xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handler.internalSubset = { parser, _, _, _ in
            unsafe VOTableParser.from(parser)?.refuseDocumentType()
        }
        unsafe handler.startElementNs = {
            parser, name, _, _, _, _, attributeCount, _, attributes in
            unsafe VOTableParser.from(parser)?.start(name, attributes, Int(attributeCount))
        }
        unsafe handler.endElementNs = { parser, _, _, _ in
            unsafe VOTableParser.from(parser)?.end()
        }
        unsafe handler.characters = { parser, text, count in
            unsafe VOTableParser.from(parser)?.characters(text, Int(count))
        }
        unsafe handler.cdataBlock = { parser, text, count in
            unsafe VOTableParser.from(parser)?.characters(text, Int(count))
        }
        unsafe handler.serror = { parser, error in
            unsafe VOTableParser.from(parser)?.note(error)
        }
        return unsafe handler
    }

    private static func from(_ pointer: UnsafeMutableRawPointer?) -> VOTableParser? {
        guard let pointer = unsafe pointer else { return nil }
        return unsafe Unmanaged<VOTableParser>.fromOpaque(pointer).takeUnretainedValue()
    }

    private func refuseDocumentType() {
        stop(
            .read(
                .forbidden, .line(line), "a document type declaration is refused",
                hint: "delete <!DOCTYPE …>; a VOTable needs none"))
    }

    private func note(_ error: xmlErrorPtr?) {
        guard failure == nil, let error = unsafe error?.pointee,
            unsafe error.level.rawValue >= XML_ERR_FATAL.rawValue
        else { return }
        let message = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
        failure = unsafe .read(
            .syntax, .line(max(1, Int(error.line))),
            message.isEmpty ? "not well-formed XML" : message.trimmed)
    }

    private func start(
        _ name: UnsafePointer<xmlChar>?,
        _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
    ) {
        guard failure == nil, let name = unsafe name else { return }
        let element = unsafe element(name)
        if !attributes.isEmpty { attributes.removeAll() }
        if let pointers = unsafe pointers, element != .other, element != .row {
            // Five pointers an attribute: local name, prefix, URI, first and past the last byte.
            for index in stride(from: 0, to: 5 * count, by: 5) {
                guard let local = unsafe pointers[index], let first = unsafe pointers[index + 3],
                    let end = unsafe pointers[index + 4]
                else { continue }
                let value = unsafe UnsafeBufferPointer(start: first, count: end - first)
                unsafe attributes.add(
                    String(cString: local), String(decoding: value, as: UTF8.self))
            }
        }
        do throws(VOTableError) {
            // The place is told of elements of which there are few.
            let line = element.isData ? 0 : line
            try builder.start(
                element, { unsafe String(cString: name) }, attributes, line: line)
        } catch {
            stop(error)
        }
    }

    private func element(_ name: UnsafePointer<xmlChar>) -> Element {
        let key = UInt(bitPattern: name)
        if let known = elements[key] { return known }
        let element = unsafe Element(rawValue: String(cString: name)) ?? .other
        elements[key] = element
        return element
    }

    private func end() {
        guard failure == nil else { return }
        do throws(VOTableError) {
            try builder.end(line: 0)
        } catch {
            stop(error)
        }
    }

    private func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int) {
        guard failure == nil else { return }
        do throws(VOTableError) {
            unsafe try builder.characters(
                UnsafeBufferPointer(start: text, count: count), line: 0)
        } catch {
            stop(error)
        }
    }
}
