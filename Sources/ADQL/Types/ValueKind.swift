/// What may be done with a value.
public enum ValueKind: String, Hashable, Sendable {
    /// Calculated with.
    case number
    /// True or false, which compare with 1 and 0.
    case boolean
    /// A text.
    case text
    /// A time.
    case timestamp
    /// A place on the sky.
    case point
    /// A circle on the sky.
    case circle
    /// A polygon on the sky.
    case polygon
    /// Any shape on the sky.
    case region
    /// Several numbers, and all else that can only be selected.
    case array

    /// Whether it is a shape on the sky.
    public var isGeometry: Bool {
        self == .point || self == .circle || self == .polygon || self == .region
    }

    /// How a message speaks of it.
    var name: String {
        switch self {
        case .number: "a number"
        case .boolean: "a truth value"
        case .text: "a text"
        case .timestamp: "a time"
        case .point: "a POINT"
        case .circle: "a CIRCLE"
        case .polygon: "a POLYGON"
        case .region: "a region"
        case .array: "an array"
        }
    }
}

extension ValueType {
    /// What may be done with values of the type.
    public var kind: ValueKind {
        switch xtype?.lowercased() {
        case "timestamp", "adql:timestamp": return .timestamp
        case "point", "adql:point": return .point
        case "circle", "adql:circle": return .circle
        case "polygon", "adql:polygon": return .polygon
        case "region", "adql:region", "shape": return .region
        default: break
        }
        if isText { return .text }
        guard arraysize == nil || arraysize == "1" else { return .array }
        switch datatype {
        case .boolean: return .boolean
        case .floatComplex, .doubleComplex: return .array
        default: return .number
        }
    }

    /// Whether values are written with letters, whatever they mean.
    var isText: Bool { datatype == .char || datatype == .unicodeChar }

    /// Whether values have a fraction.
    var isFraction: Bool { datatype == .float || datatype == .double }
}
