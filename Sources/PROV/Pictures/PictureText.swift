import Files

/// Text of a document made safe for the languages in which pictures are written.
enum PictureText {
    /// A string of DOT, in quotes, for labels, tooltips and addresses.
    ///
    /// Backslashes and ampersands are escaped too: Graphviz reads `\N` and `&lt;` in such text.
    static func dot(_ text: String) -> String {
        var quoted = "\""
        for scalar in visible(text).unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "&": quoted += "&amp;"
            case "<": quoted += "&lt;"
            case ">": quoted += "&gt;"
            case "\n": quoted += "\\n"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// A string of DOT, in quotes, for tooltips, in which Graphviz replaces escapes twice over:
    /// first as in a label, then `\N` and the like in what came of that.
    static func dotTooltip(_ text: String) -> String {
        dot(withBackslashesDoubled(text))
    }

    /// Text of a label in Graphviz's kind of HTML, in which `\N` stands for the node's name.
    static func dotHTML(_ text: String) -> String {
        html(withBackslashesDoubled(text))
    }

    private static func withBackslashesDoubled(_ text: String) -> String {
        var doubled = String.UnicodeScalarView()
        for scalar in visible(text).unicodeScalars {
            if scalar == "\\" { doubled.append(scalar) }
            doubled.append(scalar)
        }
        return String(doubled)
    }

    /// Text between or in the attributes of elements of HTML, also of Graphviz's.
    static func html(_ text: String) -> String { text.escapingHTML(except: ["\n"]) }

    /// A string of JSON, in quotes, that can be in an element of HTML.
    static func json(_ text: String) -> String {
        var quoted = "\""
        for scalar in visible(text).unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "<": quoted += "\\u003C"
            case ">": quoted += "\\u003E"
            case "&": quoted += "\\u0026"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// The text with nothing in it that is not seen, but for line feeds.
    private static func visible(_ text: String) -> String { text.escapingControls(except: ["\n"]) }

    /// The text in one line, cut to a length.
    static func short(_ text: String, _ longest: Int) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let longest = max(8, longest)
        guard line.count > longest else { return line }
        // The end of a name tells as much as its beginning.
        let (head, tail) = (longest * 2 / 3, longest - longest * 2 / 3 - 1)
        return "\(line.prefix(head))…\(line.suffix(tail))"
    }

    /// An address to which a picture may lead; `nil` unless it is of a harmless scheme.
    static func link(_ uri: String) -> String? {
        guard let colon = uri.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = String(uri[..<colon]).lowercased()
        guard ["http", "https", "mailto", "urn"].contains(scheme) else { return nil }
        var link = ""
        for byte in uri.utf8 {
            let isPlain = byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}'".utf8.contains(byte)
            if isPlain {
                link.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                link += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return link
    }
}
