/// Whether a text is in the lexical space of a datatype of XML Schema (XML Schema 2 §3).
///
/// Stricter than the standard in places: what it accepts every schema validator accepts.
enum SchemaLexical {
    /// Whether a text is a literal of `xsd:` and the local name of a datatype; false for
    /// datatypes that are not known here.
    static func isValid(_ text: String, type: String) -> Bool {
        if type == "dateTime" { return DateTime.isValid(text) }
        if isSmallNumber(text) {
            switch type {
            case "int", "long", "integer", "decimal", "float", "double": return true
            default: break
            }
        }
        let trimmed = String(Substring(text.utf8.trimmingSpace))
        if let range = integers[type] { return isInteger(trimmed, in: range) }
        return switch type {
        case "string": true
        case "normalizedString": !text.utf8.contains { $0 < 0x20 }
        case "token":
            text == trimmed && !text.utf8.contains { $0 < 0x20 } && !text.contains("  ")
        case "boolean": ["true", "false", "1", "0"].contains(trimmed)
        case "decimal": isDecimal(trimmed)
        case "integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
            "negativeInteger":
            isUnbounded(trimmed, type)
        case "float", "double":
            ["INF", "-INF", "NaN"].contains(trimmed) || isFloating(trimmed)
        case "date", "time", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay":
            isDate(trimmed, type)
        case "duration": isDuration(trimmed)
        case "hexBinary":
            trimmed.utf8.count % 2 == 0
                && trimmed.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        case "base64Binary": isBase64(trimmed)
        case "anyURI": isURI(text)
        case "language": isLanguage(trimmed)
        case "NCName", "Name": XMLNames.isNCName(trimmed)
        case "NMTOKEN": !trimmed.isEmpty && XMLNames.isNCName("_" + trimmed)
        default: false
        }
    }

    /// Whether a text is up to nine digits, as which most numbers are written.
    private static func isSmallNumber(_ text: String) -> Bool {
        (1...9).contains(text.utf8.count) && text.allBytes(\.isASCIIDigit)
    }

    private static let integers: [String: ClosedRange<Int128>] = [
        "long": Int128(Int64.min)...Int128(Int64.max),
        "int": Int128(Int32.min)...Int128(Int32.max),
        "short": Int128(Int16.min)...Int128(Int16.max),
        "byte": Int128(Int8.min)...Int128(Int8.max),
        "unsignedLong": 0...Int128(UInt64.max), "unsignedInt": 0...Int128(UInt32.max),
        "unsignedShort": 0...Int128(UInt16.max), "unsignedByte": 0...Int128(UInt8.max),
    ]

    // libxml2 holds numbers of at most 24 digits.
    private static let digitLimit = 24

    private static func isInteger(_ text: String, in range: ClosedRange<Int128>) -> Bool {
        guard text.utf8.count <= digitLimit, let number = Int128(text) else { return false }
        return range.contains(number)
    }

    private static func isUnbounded(_ text: String, _ type: String) -> Bool {
        guard text.utf8.count <= digitLimit, let number = Int128(text) else { return false }
        return switch type {
        case "nonNegativeInteger": number >= 0
        case "positiveInteger": number > 0
        case "nonPositiveInteger": number <= 0
        case "negativeInteger": number < 0
        default: true
        }
    }

    private static func isDecimal(_ text: String) -> Bool {
        var digits = text.utf8[...]
        if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
            digits.removeFirst()
        }
        guard digits.count <= digitLimit else { return false }
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.contains { !$0.isEmpty }
            && parts.allSatisfy { $0.allSatisfy(\.isASCIIDigit) }
    }

    private static func isFloating(_ text: String) -> Bool {
        let parts = text.utf8.split(omittingEmptySubsequences: false) { $0 | 0x20 == 0x65 }
        guard parts.count <= 2, let mantissa = parts.first, isDecimal(String(Substring(mantissa)))
        else { return false }
        return parts.count == 1
            || isInteger(String(Substring(parts[1])), in: -100_000...100_000)
    }

    // Each type of date is completed to a dateTime.
    private static func isDate(_ text: String, _ type: String) -> Bool {
        var body = Substring(text)
        var zone = ""
        if body.hasSuffix("Z") {
            zone = "Z"
            body.removeLast()
        } else if body.utf8.count > 6, text.utf8.suffix(3).first == UInt8(ascii: ":"),
            let sign = body.utf8.suffix(6).first,
            sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
        {
            zone = String(body.suffix(6))
            body.removeLast(6)
        }
        let completed: String =
            switch type {
            case "date": body + "T00:00:00"
            case "time": "2000-01-01T" + body
            case "gYear": body + "-01-01T00:00:00"
            case "gYearMonth": body + "-01T00:00:00"
            case "gMonth": body.hasPrefix("--") ? "2000" + body.dropFirst() + "-01T00:00:00" : ""
            case "gMonthDay": body.hasPrefix("--") ? "2000" + body.dropFirst() + "T00:00:00" : ""
            case "gDay": body.hasPrefix("---") ? "2000-01" + body.dropFirst(2) + "T00:00:00" : ""
            default: String(body)
            }
        return DateTime(completed + zone) != nil
    }

    private static func isDuration(_ text: String) -> Bool {
        var rest = Substring(text)
        if rest.first == "-" { rest.removeFirst() }
        guard rest.popFirst() == "P" else { return false }
        let halves = rest.split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count <= 2, let date = parts(halves[0], of: "YMD") else { return false }
        guard halves.count == 2 else { return date > 0 }
        guard let time = parts(halves[1], of: "HMS") else { return false }
        return time > 0
    }

    /// How many numbers with designators, in the order of the designators, the text is.
    private static func parts(_ text: Substring, of designators: String) -> Int? {
        var (rest, left, count) = (text, Substring(designators), 0)
        while !rest.isEmpty {
            let number = rest.prefix { $0.isNumber || $0 == "." }
            rest = rest[number.endIndex...]
            guard let designator = rest.popFirst(), let index = left.firstIndex(of: designator),
                !number.isEmpty, number.utf8.count < 10, number.first != ".", number.last != ".",
                isDecimal(String(number)), designator == "S" || !number.contains(".")
            else { return nil }
            left = left[left.index(after: index)...]
            count += 1
        }
        return count
    }

    private static func isBase64(_ text: String) -> Bool {
        let body = text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }
        let padding = text.utf8.count - body.count
        let isAlphabet = body.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "+")
                || $0 == UInt8(ascii: "/")
        }
        // The bits that the padding leaves over must be zero.
        let last = body.first ?? UInt8(ascii: "A")
        let isCanonical =
            switch padding {
            case 1: "AEIMQUYcgkosw048".utf8.contains(last)
            case 2: "AQgw".utf8.contains(last)
            default: true
            }
        return text.utf8.count % 4 == 0 && padding <= 2 && isAlphabet && isCanonical
    }

    private static func isURI(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            byte.isASCIILetter || byte.isASCIIDigit || "-._~:/?#@!$&'()*+,;=".utf8.contains(byte)
        } && text.utf8.count { $0 == UInt8(ascii: "#") } <= 1 && !text.hasPrefix(":")
    }

    /// Whether a text is a language tag as `xml:lang` must be.
    static func isLanguage(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            (1...8).contains(part.count)
                && part.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
        } && parts.first?.allSatisfy(\.isASCIILetter) ?? false
    }
}
