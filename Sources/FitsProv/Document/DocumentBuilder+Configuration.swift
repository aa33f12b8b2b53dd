import PROV

extension DocumentBuilder {
    /// The parameters: entities that the activity used, each with its description next to it.
    mutating func addParameters() {
        for (index, parameter) in step.parameters.enumerated() {
            let stem = NameMint.escaped(parameter.name)
            let name = parameterName(stem)
            let type = parameter.type.flatMap(VOTableType.init)
            let list = AttributeList().label(parameter.name).type(ivoa: .parameter)
                .adding(
                    QualifiedName.value, type?.value(parameter.value) ?? .string(parameter.value)
                )
                .adding(ivoa: .name, parameter.name).adding(ivoa: .value, parameter.value)
            addElement(.entity, name, list.attributes)
            addConfiguredBy(
                name, .parameter, role: parameter.name, order: index + 1, parameter.origin)
            guard parameter.isDescribed else { continue }
            let description = Namespace.id(plan.localPart + "." + stem)
            var words = AttributeList().label(parameter.name).type(ivoa: .parameterDescription)
                .adding(ivoa: .name, parameter.name).adding(ivoa: .valueType, parameter.type)
                .adding(ivoa: .unit, parameter.unit).adding(ivoa: .ucd, parameter.ucd)
                .adding(ivoa: .min, parameter.min).adding(ivoa: .max, parameter.max)
                .adding(ivoa: .default, parameter.standard)
                .adding(ivoa: .description, parameter.description)
            let options = IVOA.AttributeName.options
            for option in parameter.options {
                words.add(options.qualifiedName, options.sort.value(option))
            }
            addElement(.entity, description, words.attributes)
            let relation = AttributeList().type(ivoa: .descriptionRelation)
            add(
                Record(
                    .wasInfluencedBy, nil,
                    [.influencee: .name(name), .influencer: .name(description)],
                    attributes: relation.attributes))
        }
    }

    /// The configuration files, and the environment.
    mutating func addConfiguration() {
        for (index, file) in step.configuration.enumerated() {
            var place = UsedEntity(location: file.location)
            place.digest = file.digest
            let name = mint.name(of: place)
            let list = AttributeList().label(place.fileName).type(ivoa: .configFile)
                .adding(QualifiedName.location, file.location)
                .adding(ivoa: .name, place.fileName).adding(Term.digest, file.digest)
                .adding(ivoa: .comment, file.description)
            addElement(.entity, name, list.attributes)
            addConfiguredBy(name, .configFile, role: place.fileName, order: index + 1)
        }
        guard !step.environment.isEmpty else { return }
        // A parameter may have that name; none ends in this way once it is escaped.
        let isTaken = step.parameters.contains { $0.name == "environment" }
        let name = Namespace.id(activity.memberStem + ".environment" + (isTaken ? "_x" : ""))
        var list = AttributeList().label("environment").type(Term.environment)
        for setting in step.environment {
            list.add(Term.setting, .string("\(setting.name)=\(setting.value)"))
        }
        addElement(.entity, name, list.attributes)
        add(Record(.used, nil, [.activity: .name(activity), .entity: .name(name)]))
    }

    /// The name of a parameter; what a list names more than once has a number behind it.
    private mutating func parameterName(_ stem: String) -> QualifiedName {
        let first = Namespace.id(activity.memberStem + "." + stem)
        var name = first
        while isDescribed(.entity, name) {
            repeated[first, default: 1] += 1
            name = Namespace.id("\(first.localPart)_\(repeated[first] ?? 0)")
        }
        return name
    }

    private mutating func addConfiguredBy(
        _ entity: QualifiedName, _ artefact: IVOA.Class, role: String, order: Int,
        _ origin: Origin? = nil
    ) {
        let list = AttributeList().adding(QualifiedName.role, role).type(ivoa: .wasConfiguredBy)
            .adding(ivoa: .artefactType, artefact.rawValue).adding(Term.order, .int(order))
            .adding(origin)
        add(
            Record(
                .used, nil, [.activity: .name(activity), .entity: .name(entity)],
                attributes: list.attributes))
    }
}

extension Parameter {
    /// Whether anything but its value is known of a parameter.
    fileprivate var isDescribed: Bool {
        type != nil || unit != nil || ucd != nil || min != nil || max != nil
            || !options.isEmpty || standard != nil || description != nil
    }
}
