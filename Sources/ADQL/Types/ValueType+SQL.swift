extension ValueType {
    /// The type that CAST makes (ADQL 2.1 §4.7).
    init(_ cast: Cast) {
        switch cast.target {
        case .smallint: self.init(.short)
        case .integer: self = .integer
        case .bigint: self = .long
        case .real: self.init(.float)
        case .double: self = .double
        case .char: self.init(.char, arraysize: cast.length.map { "\($0)" } ?? "*")
        case .varchar: self.init(.char, arraysize: cast.length.map { "\($0)*" } ?? "*")
        case .timestamp: self = .timestamp
        case .point: self = .point
        case .circle: self = .circle
        case .polygon: self = .polygon
        }
    }

    /// The type by its name in the declaration of a function; nil if it is not known.
    init?(declared name: String) {
        switch name.uppercased() {
        case "SMALLINT": self.init(.short)
        case "INTEGER", "INT": self = .integer
        case "BIGINT", "LONG": self = .long
        case "REAL", "FLOAT": self.init(.float)
        case "DOUBLE", "DOUBLE PRECISION", "NUMERIC": self = .double
        case "BOOLEAN": self.init(.boolean)
        case "CHAR", "VARCHAR", "STRING", "TEXT", "CLOB": self = .text
        case "UNICODECHAR": self.init(.unicodeChar, arraysize: "*")
        case "TIMESTAMP": self = .timestamp
        case "POINT": self = .point
        case "CIRCLE": self = .circle
        case "POLYGON": self = .polygon
        case "REGION", "GEOMETRY", "MOC": self = .region
        case "BLOB": self.init(.unsignedByte, arraysize: "*")
        default: return nil
        }
    }
}
