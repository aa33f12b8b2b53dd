import PROV

/// The types of VOTable fields and what XML Schema calls them.
enum VOTableType: String {
    case boolean, unsignedByte, short, int, long, float, double, char, unicodeChar

    /// The value as a typed literal; nil if the text is not of that type.
    func value(_ text: String) -> Value? {
        isLexical(text) ? .typed(text, datatype: Namespace.xsd(rawValue)) : nil
    }

    /// Whether XML Schema takes a text for a value of the type (XSD 1.1 part 2 §3.3, §3.4).
    private func isLexical(_ text: String) -> Bool {
        switch self {
        case .boolean: text == "true" || text == "false"
        case .unsignedByte: UInt8(text) != nil && text.first != "+" && text.first != "-"
        case .short: Int16(text) != nil
        case .int: Int32(text) != nil
        case .long: Int64(text) != nil
        // Swift reads hexadecimal numbers as well.
        case .float, .double:
            Double(text)?.isFinite == true && !text.contains { $0 == "x" || $0 == "X" }
        case .char, .unicodeChar: false
        }
    }
}
