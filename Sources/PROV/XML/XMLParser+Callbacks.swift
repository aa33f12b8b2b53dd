import CLibxml2

extension XMLParser {
    mutating func refuseDocumentType() {
        stop(
            PROVError(
                .forbidden, operation: PROVError.readXML, place: .line(line),
                reason: "a document type declaration is refused",
                hint: "delete <!DOCTYPE …>; PROV-XML needs none"))
    }

    mutating func note(_ error: xmlErrorPtr?) {
        guard fault == nil, let error = unsafe error?.pointee,
            unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue
        else { return }
        fault = unsafe .libxml2(error)
    }

    mutating func start(
        _ name: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?,
        _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ namespaceCount: Int,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ attributeCount: Int
    ) {
        guard !hasFailed else { return }
        var bindings: [(String, String)] = []
        if let namespaces = unsafe namespaces {
            for index in 0..<namespaceCount {
                unsafe bindings.append(
                    (
                        XMLNameTable.string(namespaces[2 * index]),
                        XMLNameTable.string(namespaces[2 * index + 1])
                    ))
            }
        }
        var added = 0
        if let attributes = unsafe attributes {
            // Five pointers an attribute: local name, prefix, URI, first and past the last byte.
            for index in stride(from: 0, to: 5 * attributeCount, by: 5) {
                guard let first = unsafe attributes[index + 3],
                    let end = unsafe attributes[index + 4]
                else { continue }
                let value = unsafe UnsafeBufferPointer(start: first, count: end - first)
                let name = unsafe names.name(attributes[index], attributes[index + 2])
                unsafe builder.tree.addAttribute(name, value)
                added += 1
            }
        }
        let name = unsafe names.name(name, uri)
        do throws(PROVError) {
            try builder.start(name, attributeCount: added, bindings: bindings, line: line)
        } catch {
            stop(error)
        }
    }

    mutating func end() {
        guard !hasFailed else { return }
        do throws(PROVError) {
            try builder.end()
        } catch {
            stop(error)
        }
    }

    mutating func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int) {
        let bytes = unsafe UnsafeBufferPointer(start: text, count: count)
        guard !builder.ignoresText else { return }
        unsafe builder.tree.add(text: bytes)
    }

    private var line: Int {
        guard let context = unsafe context else { return 1 }
        return Int(unsafe xmlSAX2GetLineNumber(context))
    }
}
