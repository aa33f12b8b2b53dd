import FitsProv

extension RecipeParameters {
    /// The parameters as a list of `esorex`.
    ///
    /// Their long names begin with that of the recipe: the name of the instrument before it is not known.
    ///
    /// - Parameter description: a description with parameters.
    /// - Returns: the list.
    static func value(_ description: ActivityDescription) -> OrderedValue {
        .list(
            description.parameters.map { parameter in
                let type = type(parameter)
                let hasLimits = parameter.min != nil || parameter.max != nil
                let kind = parameter.options.isEmpty ? (hasLimits ? "range" : "value") : "enum"
                func scalar(_ text: String) -> OrderedValue { value(text, type) }
                return .map([
                    "name": .text("\(description.name).\(parameter.name)"),
                    "value": parameter.standard.map(scalar), "valtype": type.map(OrderedValue.text),
                    "partype": .text(kind), "valmin": parameter.min.map(scalar),
                    "valmax": parameter.max.map(scalar),
                    "valenum": parameter.options.isEmpty
                        ? nil : .list(parameter.options.map(scalar)),
                    "display_name": .text(parameter.name),
                    "description": parameter.description.map(OrderedValue.text),
                    "recipe": .text(description.name),
                ])
            })
    }

    /// The type of CPL; nil where the description has none.
    private static func type(_ parameter: ParameterDescription) -> String? {
        switch parameter.type {
        case nil: nil
        case "boolean": "bool"
        case "int", "long", "short", "unsignedByte": "int"
        case "float", "double": "double"
        default: "string"
        }
    }

    private static func value(_ text: String, _ type: String?) -> OrderedValue {
        switch type {
        case "bool": ["true", "false"].contains(text) ? .plain(text) : .text(text)
        case "int", "double": .number(text)
        default: .text(text)
        }
    }
}
