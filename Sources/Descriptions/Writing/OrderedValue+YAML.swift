import Files

extension OrderedValue {
    /// The value as a document of YAML 1.2, with blocks for lists and maps, and a newline at its end.
    var yaml: String {
        var text = ""
        appendYAML(to: &text, depth: 0, isInline: true)
        return text
    }

    /// Appends the value.
    ///
    /// - Parameters:
    ///   - text: what is written so far.
    ///   - depth: how deep the value is.
    ///   - isInline: whether the first line goes on where the text ends.
    private func appendYAML(to text: inout String, depth: Int, isInline: Bool) {
        let indentation = String(repeating: "  ", count: depth)
        switch self {
        case .text(let value): text += YAMLText.scalar(value) + "\n"
        case .plain(let value): text += value + "\n"
        case .list(let values):
            if values.isEmpty { text += "[]\n" }
            for (index, value) in values.enumerated() {
                text += index == 0 && isInline ? "- " : indentation + "- "
                value.appendYAML(to: &text, depth: depth + 1, isInline: true)
            }
        case .map(let members):
            if members.isEmpty { text += "{}\n" }
            for (index, member) in members.enumerated() {
                text += (index == 0 && isInline ? "" : indentation) + member.key + ":"
                let isBlock = member.value.isBlock
                text += isBlock ? "\n" : " "
                member.value.appendYAML(to: &text, depth: depth + 1, isInline: !isBlock)
            }
        }
    }

    private var isBlock: Bool {
        switch self {
        case .text, .plain: false
        case .list(let values): !values.isEmpty
        case .map(let members): !members.isEmpty
        }
    }
}

/// Texts of YAML.
private enum YAMLText {
    /// What readers of YAML 1.1 or 1.2 take for something else than text.
    private static let words: Set = [
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf",
    ]

    /// A text as it is if no reader takes it for something else, else in quotation marks.
    static func scalar(_ text: String) -> String {
        let isPlain =
            text.utf8.first.map(isLetter) == true
            && text.utf8.allSatisfy {
                isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || "_-./".utf8.contains($0)
            } && !words.contains(text.lowercased())
        return isPlain ? text : quoted(text)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// A text in double quotation marks (YAML 1.2 §7.3.1).
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case _ where scalar.isUnsafe:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let count = scalar.value > 0xFFFF ? 8 : 4
                quoted += (count == 8 ? "\\U" : "\\u")
                quoted += String(repeating: "0", count: count - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
