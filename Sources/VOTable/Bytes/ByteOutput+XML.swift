extension ByteOutput {
    /// Text between tags.
    ///
    /// Characters that XML 1.0 forbids become U+FFFD.
    package mutating func append(xml text: String) {
        if text.utf8Span.span.isPlain {
            append(text)
        } else {
            appendEscaped(text, attribute: false)
        }
    }

    /// An attribute with its value, a blank before it.
    package mutating func append(attribute name: String, _ value: String) {
        append(UInt8(ascii: " "))
        append(name)
        append("=\"")
        if value.utf8Span.span.isPlain {
            append(value)
        } else {
            appendEscaped(value, attribute: true)
        }
        append(UInt8(ascii: "\""))
    }

    /// An attribute, where it has a value.
    mutating func append(attribute name: String, _ value: String?) {
        if let value { append(attribute: name, value) }
    }

    private mutating func appendEscaped(_ text: String, attribute: Bool) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": append("&amp;")
            case "<": append("&lt;")
            case ">": append("&gt;")
            case "\"" where attribute: append("&quot;")
            case "\n" where attribute: append("&#10;")
            case "\t" where attribute: append("&#9;")
            case "\r": append("&#13;")
            case _ where scalar.isForbiddenInXML: append(Unicode.Scalar.replacementText)
            case _ where scalar.isASCII: append(UInt8(truncatingIfNeeded: scalar.value))
            default: append(String(scalar))
            }
        }
    }
}

extension Span<UInt8> {
    /// Whether the bytes are printable ASCII that XML writes as it is, also in attributes.
    var isPlain: Bool {
        for index in indices {
            let byte = self[index]
            let isSpecial =
                byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
                || byte == UInt8(ascii: "\"")
            guard byte >= 0x20, byte < 0x7F, !isSpecial else { return false }
        }
        return true
    }
}

extension Unicode.Scalar {
    static let replacementText = "\u{FFFD}"
    static let replacement: Unicode.Scalar = "\u{FFFD}"

    /// Whether XML 1.0 §2.2 has no place for the character, not even escaped.
    var isForbiddenInXML: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case ..<0x20, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
