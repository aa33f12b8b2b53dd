import CLibxml2

extension XMLParser {
    func refuseDocumentType() {
        stop(
            PROVError(
                .forbidden, operation: PROVError.readXML, place: .line(line),
                reason: "a document type declaration is refused",
                hint: "delete <!DOCTYPE …>; PROV-XML needs none"))
    }

    func note(_ error: xmlErrorPtr?) {
        guard fault == nil, let error = unsafe error?.pointee,
            unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue
        else { return }
        fault = unsafe .libxml2(error)
    }

    func start(
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

    func end() {
        attempt { (builder: inout XMLDocumentBuilder) throws(PROVError) in
            try builder.end()
        }
    }

    func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int) {
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
