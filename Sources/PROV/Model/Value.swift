/// The value of an attribute (PROV-DM).
public enum Value: Hashable, Sendable {
    /// A plain string, the same as an `xsd:string`.
    case string(String)
    /// A string in a natural language, with its tag (BCP 47).
    case localized(String, language: String)
    /// A literal of some other datatype, in the lexical form of that type.
    case typed(String, datatype: QualifiedName)
    /// A qualified name.
    case name(QualifiedName)
}

extension Value {
    /// The characters of the value, without datatype or language; the URI of a name.
    public var text: String {
        switch self {
        case .string(let text), .localized(let text, _), .typed(let text, _): text
        case .name(let name): name.uri
        }
    }

    /// The name, where the value is one.
    public var name: QualifiedName? {
        guard case .name(let name) = self else { return nil }
        return name
    }

    /// An integer of type `xsd:int`, as PROV-N means by a bare number (PROV-N).
    public static func int(_ number: Int) -> Value {
        .typed(String(number), datatype: xsdInt)
    }

    /// A number of type `xsd:double`.
    public static func double(_ number: Double) -> Value {
        let text =
            if number.isNaN {
                "NaN"
            } else if number.isInfinite {
                number < 0 ? "-INF" : "INF"
            } else {
                String(number)
            }
        return .typed(text, datatype: xsdDouble)
    }

    /// A truth value of type `xsd:boolean`.
    public static func boolean(_ truth: Bool) -> Value {
        .typed(truth ? "true" : "false", datatype: Namespace.xsd("boolean"))
    }

    /// A time of type `xsd:dateTime`, in its lexical form.
    public static func dateTime(_ lexical: String) -> Value {
        .typed(lexical, datatype: Namespace.xsd("dateTime"))
    }

    /// A URI of type `xsd:anyURI`.
    public static func uri(_ uri: String) -> Value {
        .typed(uri, datatype: Namespace.xsd("anyURI"))
    }
}

/// An attribute of a record: a name and one value (PROV-DM).
///
/// A record may have several attributes of one name; together they are a set.
public struct Attribute: Hashable, Sendable {
    /// What the value says about the record.
    public let name: QualifiedName
    /// What it says.
    public let value: Value

    /// Makes an attribute of a name and a value.
    public init(_ name: QualifiedName, _ value: Value) {
        self.name = name
        self.value = value
    }
}

extension QualifiedName {
    /// `prov:label`, a name for people (PROV-DM).
    public static let label = Namespace.prov("label")
    /// `prov:location` (PROV-DM).
    public static let location = Namespace.prov("location")
    /// `prov:role` (PROV-DM).
    public static let role = Namespace.prov("role")
    /// `prov:type` (PROV-DM).
    public static let type = Namespace.prov("type")
    /// `prov:value` (PROV-DM).
    public static let value = Namespace.prov("value")
}
