import Files

extension XMLElement {
    /// The element as text that is well-formed by itself.
    ///
    /// `declaring` are further prefixes for the outermost element, such as those that qualified
    /// names in the content need.
    func serialized(declaring prefixes: [String: String] = [:]) -> String {
        var text = ""
        write(to: &text, declared: [:], declaring: prefixes)
        return text
    }

    /// What is in the element, as text.
    var serializedContent: String {
        content.reduce(into: "") { text, node in
            switch node {
            case .text(let part): text += part.xmlCharacters
            case .element(let element): element.write(to: &text, declared: [:], declaring: [:])
            }
        }
    }

    /// The element, or in the case of `prov:other` its children, as foreign parts of a document.
    var foreignStatements: [Foreign] {
        (isPROV("other") ? Array(children) : [self]).map { element in
            // Qualified names in the content need their prefixes.
            var prefixes: [String: String] = [:]
            for prefix in element.serialized().wordsBeforeColons {
                prefixes[prefix] = element.scope.uris[ExactText(prefix)]
            }
            return .element(element.serialized(declaring: prefixes))
        }
    }

    // Recursion is bounded by `Limits.depth`, which held when the element was read.
    private func write(
        to text: inout String, declared: [String: String], declaring: [String: String]
    ) {
        var bindings = declared
        var fresh = declaring.filter { declared[$0.key] != $0.value }
        bindings.merge(fresh) { $1 }
        let scope = scope
        func prefix(_ uri: String, allowsDefault: Bool) -> String {
            let prefix = scope.prefix(uri, allowsDefault: allowsDefault) ?? "ns"
            if bindings[prefix] != uri {
                bindings[prefix] = uri
                fresh[prefix] = uri
            }
            return prefix
        }
        func qualified(_ uri: String, _ name: String, allowsDefault: Bool) -> String {
            if uri.isEmpty { return name }
            if uri == XMLElement.xmlNamespace { return "xml:\(name)" }
            let prefix = prefix(uri, allowsDefault: allowsDefault)
            return prefix.isEmpty ? name : "\(prefix):\(name)"
        }
        let tag = qualified(name.namespace, name.local, allowsDefault: true)
        let own = attributes.map {
            (
                qualified($0.name.namespace, $0.name.local, allowsDefault: false),
                tree.text($0.value)
            )
        }
        if name.namespace.isEmpty, bindings[""] != nil {
            bindings[""] = nil
            fresh[""] = ""
        }
        text += "<\(tag)"
        for (prefix, uri) in fresh.sorted(by: { $0.key < $1.key }) {
            text += prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\""
            text += uri.xmlEscaped + "\""
        }
        for (name, value) in own { text += " \(name)=\"\(value.xmlEscaped)\"" }
        let content = content
        guard !content.isEmpty else {
            text += "/>"
            return
        }
        text += ">"
        for node in content {
            switch node {
            case .text(let part): text += part.xmlCharacters
            case .element(let element):
                element.write(to: &text, declared: bindings, declaring: [:])
            }
        }
        text += "</\(tag)>"
    }

    static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
}

extension String {
    /// What may be prefixes in the text; with the empty one, if there is any.
    fileprivate var wordsBeforeColons: Set<String> {
        var words: Set<String> = []
        var start = utf8.startIndex
        for index in utf8.indices {
            let byte = utf8[index]
            if byte == UInt8(ascii: ":") { words.formUnion(["", String(self[start..<index])]) }
            let isOfName =
                byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
                || "-._".utf8.contains(byte)
            if !isOfName { start = utf8.index(after: index) }
        }
        return words
    }

    /// The text as it appears in a double-quoted attribute value.
    var xmlEscaped: String { xmlEscaped(isAttribute: true) }

    /// The text as it appears between tags.
    var xmlCharacters: String { xmlEscaped(isAttribute: false) }

    private func xmlEscaped(isAttribute: Bool) -> String {
        let bytes = utf8Span.span
        let special = bytes.first(from: 0) { scan in
            scan.notPrintable | scan.equal(to: UInt8(ascii: "&"))
                | scan.equal(to: UInt8(ascii: "<"))
                | scan.equal(to: UInt8(ascii: ">")) | scan.equal(to: UInt8(ascii: "\""))
        }
        if special == bytes.count { return self }
        var escaped = ""
        escaped.reserveCapacity(utf8.count + 16)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\r": escaped += "&#13;"
            case "\"" where isAttribute: escaped += "&quot;"
            case "\n" where isAttribute: escaped += "&#10;"
            case "\t" where isAttribute: escaped += "&#9;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            // The same character to a parser, and nothing that a terminal or editor obeys.
            case _ where scalar.isUnsafe:
                escaped += "&#x" + String(scalar.value, radix: 16, uppercase: true) + ";"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
