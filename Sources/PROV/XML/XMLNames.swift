/// How names that are not an `xs:QName` are written in PROV-XML.
///
/// PROV allows a local part such as `run/7` or `7c9e6679`; `prov:id` and `prov:ref`, being
/// `xs:QName`, do not.
public enum XMLNames: Hashable, Sendable {
    /// Each character that is not allowed where it is is written `_xHHHH_`, its code point in
    /// hexadecimal, as in SQL/XML; so is the `_` of what would look like an escape. Other
    /// names are as they are, so that names of other tools are read unchanged.
    case hexadecimal
    /// The rule of ProvToolbox: `__` is `_`, `_2F` is `/`, and a `_` comes before a name that
    /// does not begin with a letter. For reading its documents.
    case provToolbox

    /// The name that is in a document for a local part.
    func escape(_ local: String) -> String {
        if Self.isNCName(local), local.allBytes({ $0 != UInt8(ascii: "_") }) { return local }
        // An empty local part is an escape of nothing.
        if local.isEmpty { return Self.emptyName }
        if local == Self.emptyName { return "_x005F_x_" }
        return Self.escape(local) { scalar, isFirst in
            isFirst ? Self.isNameStart(scalar) : Self.isNameCharacter(scalar)
        }
    }

    /// A text with every character escaped that is not allowed, or that would begin an escape.
    static func escape(
        _ text: String, isAllowed: (_ scalar: Unicode.Scalar, _ isFirst: Bool) -> Bool
    ) -> String {
        var escaped = ""
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if isAllowed(scalar, escaped.isEmpty), !mayBeginEscape(rest, isAllowed) {
                escaped.unicodeScalars.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                escaped += "_x\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)_"
            }
            rest.removeFirst()
        }
        return escaped
    }

    /// Whether a text, once the rest of it is escaped, begins with what looks like an escape.
    private static func mayBeginEscape(
        _ text: Substring.UnicodeScalarView, _ isAllowed: (Unicode.Scalar, Bool) -> Bool
    ) -> Bool {
        guard text.first == "_", text.dropFirst().first == "x" else { return false }
        let digits = text.dropFirst(2).prefix(7).prefix { $0.properties.isASCIIHexDigit }
        guard (4...6).contains(digits.count), let next = text[digits.endIndex...].first else {
            return false
        }
        // The escape of a character begins with the "_" that would end this one.
        return next == "_" || !isAllowed(next, false)
    }

    private static let emptyName = "_x_"

    /// The local part for which a name stands in a document.
    func unescape(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "_")) else { return name }
        return self == .hexadecimal ? Self.unescapeHexadecimal(name) : Self.unescapeToolbox(name)
    }

    private static func unescapeHexadecimal(_ name: String) -> String {
        if name == emptyName { return "" }
        var local = String.UnicodeScalarView()
        var rest = name.unicodeScalars[...]
        while let scalar = rest.first {
            if let (escaped, end) = escapeSequence(rest) {
                local.append(escaped)
                rest = rest[end...]
            } else {
                local.append(scalar)
                rest.removeFirst()
            }
        }
        return String(local)
    }

    private static func unescapeToolbox(_ name: String) -> String {
        var local = String.UnicodeScalarView()
        var rest = name.unicodeScalars[...]
        if rest.first == "_" { rest.removeFirst() }
        while let scalar = rest.popFirst() {
            guard scalar == "_", let next = rest.first else {
                local.append(scalar)
                continue
            }
            if next == "_" {
                local.append("_")
                rest.removeFirst()
            } else if let code = UInt8(String(rest.prefix(2)), radix: 16), rest.count > 1 {
                local.append(Unicode.Scalar(code))
                rest = rest.dropFirst(2)
            } else {
                local.append(scalar)
            }
        }
        return String(local)
    }

    /// The scalar of the escape with which the text begins, and where the escape ends.
    private static func escapeSequence(
        _ text: Substring.UnicodeScalarView
    ) -> (scalar: Unicode.Scalar, end: String.Index)? {
        guard text.first == "_" else { return nil }
        let body = text.dropFirst()
        guard body.first == "x" else { return nil }
        let digits = body.dropFirst().prefix(7).prefix { $0.properties.isASCIIHexDigit }
        guard body[digits.endIndex...].first == "_" else { return nil }
        guard (4...6).contains(digits.count), let code = UInt32(String(digits), radix: 16),
            let scalar = Unicode.Scalar(code)
        else { return nil }
        return (scalar, text.index(after: digits.endIndex))
    }
}

extension XMLNames {
    /// Whether a text is an `NCName` of XML (Namespaces in XML 1.0).
    static func isNCName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isNameStart(first) else { return false }
        let isPlain = text.allBytes { byte in
            byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
        }
        if isPlain { return true }
        return text.unicodeScalars.allSatisfy(isNameCharacter)
    }

    // The ranges of XML 1.0, second edition, which XML Schema 1.0 and libxml2's schema validator
    // go by, are a list of hundreds; letters and digits of ASCII and what all editions agree on
    // stand for themselves here, and the rest is escaped.
    static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "A"..."Z", "a"..."z", "_", "\u{C0}"..."\u{D6}", "\u{D8}"..."\u{F6}",
            "\u{F8}"..."\u{131}", "\u{386}", "\u{388}"..."\u{38A}", "\u{38E}"..."\u{3A1}",
            "\u{3A3}"..."\u{3CE}", "\u{401}"..."\u{40C}", "\u{40E}"..."\u{44F}",
            "\u{4E00}"..."\u{9FA5}", "\u{AC00}"..."\u{D7A3}":
            true
        default: false
        }
    }

    static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "-", ".", "\u{B7}": true
        default: isNameStart(scalar)
        }
    }
}
