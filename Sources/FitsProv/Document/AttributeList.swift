import PROV

/// Attributes in the making, of which absent values leave nothing behind.
struct AttributeList {
    private(set) var attributes: [Attribute] = []

    func adding(_ name: QualifiedName, _ text: String?) -> AttributeList {
        adding(name, text.map(Value.string))
    }

    func adding(_ name: QualifiedName, _ value: Value?) -> AttributeList {
        var list = self
        list.add(name, value)
        return list
    }

    /// Adds one of many attributes, without a copy of those before it.
    mutating func add(_ name: QualifiedName, _ value: Value?) {
        guard let value else { return }
        attributes.append(Attribute(name, value))
    }

    /// An attribute of the IVOA, as a value of its sort.
    func adding(ivoa name: IVOA.AttributeName, _ text: String?) -> AttributeList {
        adding(name.qualifiedName, text.map(name.sort.value))
    }

    func type(_ name: QualifiedName?) -> AttributeList {
        adding(QualifiedName.type, name.map(Value.name))
    }

    func type(ivoa name: IVOA.Class) -> AttributeList {
        type(name.name)
    }

    /// Adds in whose words a statement was found, unless it is the convention's own.
    func adding(_ origin: Origin?) -> AttributeList {
        guard let origin, origin.dialect != Origin.convention else { return self }
        return adding(Term.dialect, origin.dialect)
            .adding(Term.certainty, origin.certainty.rawValue)
    }

    func label(_ text: String) -> AttributeList {
        adding(QualifiedName.label, text)
    }
}
