import FITS

/// Text that can stand in HTML.
enum HTML {
    /// The text with what HTML obeys, and what a reader would not see, escaped.
    static func text(_ text: String) -> String {
        var escaped = ""
        for scalar in text.escapingControls.unicodeScalars {
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
