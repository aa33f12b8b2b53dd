import Files

/// A page that is being written: HTML that is well-formed XML at once.
///
/// Names of elements and attributes are the program's own, known when it is compiled. Texts are anybody's: every
/// one is escaped here, and what a reader would not see, or would be misled by, is shown as `\u{202e}`.
package struct HTMLWriter {
    private var output = ""

    /// Names and values of attributes; those that are nil are left out.
    package typealias Attributes = KeyValuePairs<StaticString, String?>

    /// What is put before addresses that begin with `/`: the path of the service behind a proxy.
    private let root: String

    /// Begins a page.
    ///
    /// - Parameter root: what is put before addresses that begin with `/`.
    package init(root: String = "") { self.root = root }

    /// The bytes.
    package var bytes: [UInt8] { Array(output.utf8) }

    /// The line by which browsers know the language.
    mutating func doctype() { output += "<!DOCTYPE html>\n" }

    /// An element that has no content, such as `input`.
    mutating func void(_ name: StaticString, _ attributes: Attributes = [:]) {
        begin(name, attributes)
        output += "/>"
    }

    /// An element with a text, and nothing else.
    mutating func element(_ name: StaticString, _ text: String) { element(name, [:], text) }

    /// An element with a text.
    mutating func element(_ name: StaticString, _ attributes: Attributes, _ text: String) {
        begin(name, attributes)
        output += ">"
        self.text(text)
        end(name)
    }

    /// An element with content.
    mutating func element(
        _ name: StaticString, _ attributes: Attributes = [:], _ content: (inout HTMLWriter) -> Void
    ) {
        begin(name, attributes)
        output += ">"
        content(&self)
        end(name)
    }

    /// A field of a form whose text is given back as it is.
    mutating func textarea(_ attributes: Attributes, _ text: String) {
        begin("textarea", attributes)
        // Browsers take away the first line feed.
        output += ">\n"
        output += HTMLWriter.exact(text, keeping: "\n")
        end("textarea")
    }

    /// A text for people to read.
    mutating func text(_ text: String) { output += text.escapingHTML(except: ["\n"]) }

    private mutating func begin(_ name: StaticString, _ attributes: Attributes) {
        output += "<\(name)"
        for (name, value) in attributes {
            guard let value else { continue }
            let isOwn = value.hasPrefix("/") && HTMLWriter.addresses.contains("\(name)")
            output += " \(name)=\"\(isOwn ? root : "")\(HTMLWriter.exact(value))\""
        }
    }

    /// The attributes whose values are addresses.
    private static let addresses: Set<String> = ["href", "src", "action", "formaction"]

    private mutating func end(_ name: StaticString) { output += "</\(name)>\n" }

    /// A text that a form gives back as it was, but for characters that XML has not (XML 1.0 §2.2).
    static func exact(_ text: String, keeping kept: Unicode.Scalar? = nil) -> String {
        guard text.unicodeScalars.contains(where: { isSpecial($0) }) else { return text }
        var output = ""
        for scalar in text.unicodeScalars {
            if !isSpecial(scalar) || scalar == kept {
                output.unicodeScalars.append(scalar)
            } else if isForbidden(scalar) {
                output += "\u{FFFD}"
            } else {
                output += "&#\(scalar.value);"
            }
        }
        return output
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", "&", "\"", "'": true
        default: scalar.value < 0x20 || (scalar.value >= 0x7F && scalar.properties.isHidden)
        }
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        // Browsers take the numbers 80 to 9F for characters of Windows.
        case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}

extension Unicode.Scalar.Properties {
    /// Whether a reader does not see it: controls, formats, separators of lines, and what is no character.
    fileprivate var isHidden: Bool {
        switch generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: true
        default: false
        }
    }
}
