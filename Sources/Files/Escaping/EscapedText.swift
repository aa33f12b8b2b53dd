extension String {
    /// The text with every character that is not safe to show as `\u{…}`.
    ///
    /// What comes from a file reaches a terminal only in this form, so that it cannot move the
    /// cursor, change colours or show something else than it is.
    package var escapingControls: String { escapingControls(except: []) }

    /// The text with every character that is not safe to show as `\u{…}`, but for some.
    ///
    /// - Parameter kept: characters that stay, such as line feeds.
    /// - Returns: the text, safe to show.
    package func escapingControls(except kept: [Unicode.Scalar]) -> String {
        // Most text is plain ASCII, and bytes are looked at much faster than characters.
        if utf8.allSatisfy({ Unicode.Scalar.printableASCII.contains(UInt32($0)) }) { return self }
        guard unicodeScalars.contains(where: \.isUnsafe) else { return self }
        var escaped = ""
        for scalar in unicodeScalars {
            if scalar.isUnsafe, !kept.contains(scalar) {
                escaped += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// The text as it can be between or in the elements of HTML and SVG.
    ///
    /// What HTML obeys is escaped, and so is what a reader would not see.
    ///
    /// - Parameter kept: characters that stay though they are not safe, such as line feeds.
    /// - Returns: the text, safe in HTML.
    package func escapingHTML(except kept: [Unicode.Scalar] = []) -> String {
        var escaped = ""
        for scalar in escapingControls(except: kept).unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
