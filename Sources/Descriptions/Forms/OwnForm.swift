import FitsProv

/// Descriptions of ours as they are written, with keys in the order of docs/descriptions.md.
enum OwnForm {
    /// What a description says, without what it does not say.
    static func value(_ description: ActivityDescription) -> OrderedValue {
        .map([
            "name": .text(description.name),
            "version": description.version.map(OrderedValue.text),
            "type": description.type.map(OrderedValue.text),
            "subtype": description.subtype.map(OrderedValue.text),
            "description": description.description.map(OrderedValue.text),
            "docurl": description.documentation.map(OrderedValue.text),
            "contact": description.contact.map {
                .map([
                    "name": $0.name.map(OrderedValue.text),
                    "email": $0.email.map(OrderedValue.text),
                ])
            },
            "parameters": list(description.parameters.map(value)),
            "used": list(description.used.map(value)),
            "generated": list(description.generated.map(value)),
        ])
    }

    private static func list(_ values: [OrderedValue]) -> OrderedValue? {
        values.isEmpty ? nil : .list(values)
    }

    private static func value(_ parameter: ParameterDescription) -> OrderedValue {
        // A version or a name that looks like a number stays text.
        let isNumber = ["int", "long", "short", "unsignedByte", "double", "float"].contains(
            parameter.type)
        let scalar = isNumber ? OrderedValue.number : OrderedValue.text
        return .map([
            "name": .text(parameter.name), "type": parameter.type.map(OrderedValue.text),
            "unit": parameter.unit.map(OrderedValue.text),
            "ucd": parameter.ucd.map(OrderedValue.text),
            "utype": parameter.utype.map(OrderedValue.text), "min": parameter.min.map(scalar),
            "max": parameter.max.map(scalar), "options": list(parameter.options.map(scalar)),
            "default": parameter.standard.map(scalar),
            "required": parameter.isRequired ? .plain("true") : nil,
            "description": parameter.description.map(OrderedValue.text),
        ])
    }

    private static func value(_ role: RoleDescription) -> OrderedValue {
        .map([
            "role": .text(role.role), "parameter": role.parameter.map(OrderedValue.text),
            "multiplicity": role.multiplicity.map(OrderedValue.text),
            "contentType": role.contentType.map(OrderedValue.text),
            "default": role.standard.map(OrderedValue.text),
            "description": role.description.map(OrderedValue.text),
        ])
    }
}
