import PROV

extension DocumentBuilder {
    /// The parts of the description of the activity that nothing else in the document shows: the roles, and
    /// the parameters that have no value.
    mutating func addDescription() {
        guard let described = description else { return }
        let given = Set(step.parameters.map(\.name))
        for parameter in described.parameters where !given.contains(parameter.name) {
            let list = AttributeList().label(parameter.name).type(ivoa: .parameterDescription)
                .adding(ivoa: .name, parameter.name)
                .adding(ivoa: .valueType, parameter.valueType).adding(ivoa: .unit, parameter.unit)
                .adding(ivoa: .ucd, parameter.ucd).adding(ivoa: .utype, parameter.utype)
                .adding(ivoa: .min, parameter.min).adding(ivoa: .max, parameter.max)
                .adding(ivoa: .description, parameter.description)
            addPart(of: NameMint.escaped(parameter.name), list, options: parameter.options)
        }
        for (roles, artefact) in [
            (described.used, IVOA.Class.usageDescription),
            (described.generated, .generationDescription),
        ] {
            for role in roles {
                let list = AttributeList().label(role.role).type(ivoa: artefact)
                    .adding(ivoa: .role, role.role)
                    .adding(ivoa: .multiplicity, role.multiplicity)
                    .adding(ivoa: .contentType, role.contentType)
                    .adding(ivoa: .description, role.description)
                let kind = artefact == .usageDescription ? "used" : "generated"
                addPart(of: "\(kind)-" + NameMint.escaped(role.role), list)
            }
        }
    }

    /// Adds an entity that belongs to the description of the activity.
    private mutating func addPart(
        of name: String, _ list: AttributeList, options: [String] = []
    ) {
        let part = Namespace.id(plan.localPart + "." + name)
        var list = list
        for option in options {
            list.add(
                IVOA.AttributeName.options.qualifiedName,
                IVOA.AttributeName.options.sort.value(option))
        }
        addElement(.entity, part, list.attributes)
        let relation = AttributeList().type(ivoa: .descriptionRelation)
        add(
            Record(
                .wasInfluencedBy, nil, [.influencee: .name(part), .influencer: .name(plan)],
                attributes: relation.attributes))
    }
}

extension ParameterDescription {
    /// The type as VOTable has it: the name of a file is text.
    var valueType: String? { type == "file" ? "char" : type }
}
