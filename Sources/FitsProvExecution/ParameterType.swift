/// The types of VOTable that values of Swift have.
enum ParameterType {
    /// The name of the type; nil for what is text.
    static func name(of value: Any) -> String? {
        switch value {
        case is Bool: "boolean"
        case is Int, is Int64, is UInt32: "long"
        case is Int32, is UInt16: "int"
        case is Int16, is Int8: "short"
        case is UInt8: "unsignedByte"
        case is Double: "double"
        case is Float: "float"
        default: nil
        }
    }
}
