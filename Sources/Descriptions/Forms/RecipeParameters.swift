import FitsProv

/// The parameters of a CPL recipe, as `esorex --create-config=NAME.json RECIPE` writes them.
enum RecipeParameters {
    private struct Entry: Decodable {
        var name: String
        var value: Text?
        var valtype: String?
        var display_name: String?
        var description: String?
        var recipe: String?
        var valmin: Text?
        var valmax: Text?
        var valenum: [Text]?
    }

    /// What a file says.
    ///
    /// - Parameter bytes: JSON, a list of parameters.
    /// - Returns: the description; parameters have the names of the command line.
    /// - Throws: `DecodingError`; ``DescriptionFault`` if no recipe is named.
    static func description(_ bytes: [UInt8]) throws -> ActivityDescription {
        let entries = try JSONRecord.decode([Entry].self, bytes)
        guard let recipe = entries.lazy.compactMap(\.recipe).first else {
            throw DescriptionFault("no parameter names its recipe")
        }
        var description = ActivityDescription(name: recipe)
        description.parameters = entries.map { entry in
            var parameter = ParameterDescription(name: entry.display_name ?? entry.name)
            parameter.type =
                switch entry.valtype {
                case "bool": "boolean"
                case "int": "int"
                case "double": "double"
                case "string": "char"
                default: nil
                }
            parameter.standard = entry.value?.value
            parameter.min = entry.valmin?.value
            parameter.max = entry.valmax?.value
            parameter.options = entry.valenum?.map(\.value) ?? []
            parameter.description = entry.description
            return parameter
        }
        return description
    }
}
