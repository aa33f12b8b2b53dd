import PROV

/// The types of VOTable fields and what XML Schema calls them.
enum VOTableType: String {
    case boolean, unsignedByte, short, int, long, float, double, char, unicodeChar

    /// The value as a typed literal; nil if the text is not of that type.
    func value(_ text: String) -> Value? {
        switch self {
        case .boolean:
            return text == "true" || text == "false" ? typed(text, "boolean") : nil
        case .unsignedByte, .short, .int, .long:
            return Int(text) == nil ? nil : typed(text, rawValue)
        case .float, .double:
            return Double(text)?.isFinite == true ? typed(text, rawValue) : nil
        case .char, .unicodeChar:
            return nil
        }
    }

    private func typed(_ text: String, _ type: String) -> Value {
        .typed(text, datatype: Namespace.xsd(type))
    }
}
