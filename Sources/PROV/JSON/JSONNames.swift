/// The names of PROV-JSON where they are not those of the model.
enum JSONNames {
    /// The argument whose name in PROV-JSON is the local part of an attribute's name.
    static func argument(_ name: QualifiedName, of kind: Record.Kind) -> Record.Argument? {
        guard name.isIn(.prov) else { return nil }
        let local = name.localPart
        return kind.arguments.first { self.name($0) == local || $0.rawValue == local }
    }

    /// The local part of an argument's name in PROV-JSON.
    static func name(_ argument: Record.Argument) -> String {
        switch argument {
        case .newDictionary: "after"
        case .oldDictionary: "before"
        case .keyEntityPairs: "key-entity-set"
        case .keys: "key-set"
        default: argument.rawValue
        }
    }

    /// The key that gives the datatype of the keys of a dictionary.
    static let keyDatatype = "$key-datatype"
    /// The datatype of a string with a language.
    static let internationalizedString = Namespace.prov("InternationalizedString")
}
