import Files

extension String {
    /// The text as the local part of a name (PROV-N).
    var provNLocalPart: String {
        if allBytes({ $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") }) {
            return self
        }
        let last = unicodeScalars.last
        let isAllowedByItself = { (scalar: Unicode.Scalar, isFirst: Bool) -> Bool in
            switch scalar {
            case "-": !isFirst
            case ".": !isFirst
            case ":": false
            default: scalar.isASCII ? UInt8(ascii: scalar).isNameByte : !scalar.isUnsafe
            }
        }
        // A dot at the end must be escaped, one in the middle need not be.
        guard last == "." else { return provNEscaped(isAllowedByItself) }
        return String(unicodeScalars.dropLast()).provNEscaped(isAllowedByItself) + "\\."
    }

    /// The text with each character escaped that may not stand by itself.
    func provNEscaped(
        _ isAllowed: (_ scalar: Unicode.Scalar, _ isFirst: Bool) -> Bool
    ) -> String {
        var escaped = ""
        for scalar in unicodeScalars {
            if isAllowed(scalar, escaped.isEmpty) {
                escaped.unicodeScalars.append(scalar)
            } else if "='(),-:;\"[].".unicodeScalars.contains(scalar) {
                escaped += "\\\(scalar)"
            } else {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let width = scalar.value > 0xFFFF ? 8 : 4
                escaped += width == 8 ? "\\U" : "\\u"
                escaped += String(repeating: "0", count: width - digits.count) + digits
            }
        }
        return escaped
    }
}

extension Unicode.Scalar {
    /// Whether the character may be in a language tag.
    var isLanguage: Bool {
        isASCII
            && (UInt8(ascii: self).isASCIILetter || UInt8(ascii: self).isASCIIDigit || self == "-")
    }

    /// Whether the character may be in an IRI between `<` and `>` (PROV-N).
    var isInIRI: Bool {
        value > 0x20 && !"<>\"{}|^`\\".unicodeScalars.contains(self)
    }
}

extension String {
    /// The text as a string of PROV-N with its quotation marks.
    ///
    /// Control characters are escaped, those for which PROV-N has no letter as `\\uHHHH`.
    var provNString: String {
        let isPlain = allBytes { byte in
            byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        }
        if isPlain { return "\"\(self)\"" }
        var string = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": string += "\\\""
            case "\\": string += "\\\\"
            case "\u{8}": string += "\\b"
            case "\t": string += "\\t"
            case "\n": string += "\\n"
            case "\u{C}": string += "\\f"
            case "\r": string += "\\r"
            default:
                string +=
                    scalar.isXML && !scalar.isUnsafe
                    ? String(scalar) : String(scalar).provNEscaped { _, _ in false }
            }
        }
        return string + "\""
    }
}
