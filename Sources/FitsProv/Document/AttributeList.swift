import PROV

/// Attributes in the making, of which absent values leave nothing behind.
struct AttributeList {
    private(set) var attributes: [Attribute] = []

    func adding(_ name: QualifiedName, _ text: String?) -> AttributeList {
        adding(name, text.map(Value.string))
    }

    func adding(_ name: QualifiedName, _ value: Value?) -> AttributeList {
        guard let value else { return self }
        var list = self
        list.attributes.append(Attribute(name, value))
        return list
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

    func label(_ text: String) -> AttributeList {
        adding(QualifiedName.label, text)
    }
}
