import Files

/// An XML document that is being written, with two blanks for each level.
///
/// Every character must be one that XML can hold.
struct XMLText {
    /// What is written so far.
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var open: [String] = []

    /// An attribute; one without a value is not written.
    typealias Attributes = KeyValuePairs<String, String?>

    /// Begins an element.
    mutating func begin(_ name: String, _ attributes: Attributes = [:]) {
        text += start(name, attributes) + ">\n"
        open.append(name)
    }

    /// Ends the element that was begun last.
    mutating func end() {
        guard let name = open.popLast() else { return }
        text += indentation + "</\(name)>\n"
    }

    /// Writes an element with nothing in it but text.
    mutating func element(_ name: String, _ attributes: Attributes = [:], text content: String = "")
    {
        text += start(name, attributes)
        text += content.isEmpty ? "/>\n" : ">" + XMLText.escaped(content, ["\n"]) + "</\(name)>\n"
    }

    private var indentation: String { String(repeating: "  ", count: open.count) }

    private func start(_ name: String, _ attributes: Attributes) -> String {
        var tag = indentation + "<" + name
        for (name, value) in attributes {
            guard let value else { continue }
            tag += " \(name)=\"" + XMLText.escaped(value, []) + "\""
        }
        return tag
    }

    /// A text in which nothing is markup, and no character is one that a reader would not see.
    private static func escaped(_ text: String, _ kept: [Unicode.Scalar]) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case _ where scalar.isUnsafe && !kept.contains(scalar):
                escaped += "&#x" + String(scalar.value, radix: 16, uppercase: true) + ";"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
