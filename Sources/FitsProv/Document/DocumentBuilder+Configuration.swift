import PROV

extension DocumentBuilder {
    /// The parameters: entities that the activity used, each with its description beside it.
    mutating func addParameters() {
        for (index, parameter) in provenance.parameters.enumerated() {
            let stem = NameMint.escaped(parameter.name)
            let name = Namespace.id(activity.memberStem + "." + stem)
            let type = parameter.type.flatMap(ValueType.init)
            let list = AttributeList().label(parameter.name).type(Term.parameter)
                .adding(
                    QualifiedName.value, type?.value(parameter.value) ?? .string(parameter.value)
                )
                .adding(Term.name, parameter.name).adding(Term.value, parameter.value)
            addElement(.entity, name, list.attributes)
            addConfiguredBy(name, "Parameter", role: parameter.name, order: index + 1)
            guard parameter.isDescribed else { continue }
            let description = Namespace.id(plan.localPart + "." + stem)
            var words = AttributeList().label(parameter.name).type(Term.parameterDescription)
                .adding(Term.name, parameter.name).adding(Term.valueType, parameter.type)
                .adding(Term.unit, parameter.unit).adding(Term.ucd, parameter.ucd)
                .adding(Term.min, parameter.min).adding(Term.max, parameter.max)
                .adding(Term.standard, parameter.standard)
                .adding(Term.description, parameter.description)
            for option in parameter.options { words = words.adding(Term.options, option) }
            addElement(.entity, description, words.attributes)
            let relation = AttributeList().type(Term.descriptionRelation)
            add(
                Record(
                    .wasInfluencedBy, nil,
                    [.influencee: .name(name), .influencer: .name(description)],
                    attributes: relation.attributes))
        }
    }

    /// The configuration files, and the environment.
    mutating func addConfiguration() {
        for (index, file) in provenance.configuration.enumerated() {
            var place = UsedEntity(location: file.location)
            place.digest = file.digest
            let name = mint.name(of: place)
            let list = AttributeList().label(place.fileName).type(Term.configFile)
                .adding(QualifiedName.location, file.location)
                .adding(Term.name, place.fileName).adding(Term.digest, file.digest)
                .adding(Term.comment, file.description)
            addElement(.entity, name, list.attributes)
            addConfiguredBy(name, "ConfigFile", role: place.fileName, order: index + 1)
        }
        guard !provenance.environment.isEmpty else { return }
        // A parameter may have that name; none ends in this way once it is escaped.
        let isTaken = provenance.parameters.contains { $0.name == "environment" }
        let name = Namespace.id(activity.memberStem + ".environment" + (isTaken ? "_x" : ""))
        var list = AttributeList().label("environment").type(Term.environment)
        for setting in provenance.environment {
            list = list.adding(Namespace.fitsprov("setting"), "\(setting.name)=\(setting.value)")
        }
        addElement(.entity, name, list.attributes)
        add(Record(.used, nil, [.activity: .name(activity), .entity: .name(name)]))
    }

    private mutating func addConfiguredBy(
        _ entity: QualifiedName, _ artefact: String, role: String, order: Int
    ) {
        let list = AttributeList().adding(QualifiedName.role, role).type(Term.wasConfiguredBy)
            .adding(Term.artefactType, artefact).adding(Term.order, .int(order))
        add(
            Record(
                .used, nil, [.activity: .name(activity), .entity: .name(entity)],
                attributes: list.attributes))
    }

    /// The software and the people: agents of the activity; the people made the product.
    mutating func addAgents() {
        if provenance.software.isEmpty {
            add(
                Record(
                    .wasAssociatedWith, nil, [.activity: .name(activity), .plan: .name(plan)],
                    attributes: AttributeList().type(Term.software).attributes))
        }
        for (index, software) in provenance.software.enumerated() {
            let version = software.version.map { "-" + $0 } ?? ""
            let name = Namespace.id("software-" + NameMint.escaped(software.name + version))
            let label = software.version.map { "\(software.name) \($0)" } ?? software.name
            let list = AttributeList().label(label).type(Term.softwareAgent)
                .adding(Term.name, software.name).adding(Term.version, software.version)
                .adding(Term.url, software.url)
            addElement(.agent, name, list.attributes)
            let ran = AttributeList().type(Term.software).adding(Term.order, .int(index + 1))
            add(
                Record(
                    .wasAssociatedWith, nil,
                    [.activity: .name(activity), .agent: .name(name), .plan: .name(plan)],
                    attributes: ran.attributes))
        }
        for (index, agent) in provenance.agents.enumerated() {
            let name = mint.name(of: agent)
            let list = AttributeList().label(agent.name)
                .type(agent.type.map(Namespace.prov.callAsFunction))
                .adding(Term.identifier, agent.identifier).adding(Term.name, agent.name)
                .adding(Term.email, agent.email).adding(Term.affiliation, agent.affiliation)
                .adding(Term.url, agent.url)
            addElement(.agent, name, list.attributes)
            let role = AttributeList().adding(QualifiedName.role, agent.role)
                .adding(Term.order, .int(index + 1))
            add(
                Record(
                    .wasAssociatedWith, nil,
                    [.activity: .name(activity), .agent: .name(name)],
                    attributes: role.attributes))
            add(
                Record(
                    .wasAttributedTo, nil, [.entity: .name(product), .agent: .name(name)],
                    attributes: AttributeList().adding(Term.role, agent.role).attributes))
        }
    }
}

extension Parameter {
    /// Whether anything but its value is known of a parameter.
    fileprivate var isDescribed: Bool {
        type != nil || unit != nil || ucd != nil || min != nil || max != nil
            || !options.isEmpty || standard != nil || description != nil
    }
}

/// The types of VOTable fields and what XML Schema calls them.
private enum ValueType: String {
    case boolean, unsignedByte, short, int, long, float, double, char, unicodeChar

    /// The value as a typed literal; nil if the text is not of that type.
    func value(_ text: String) -> Value? {
        isLexical(text) ? .typed(text, datatype: Namespace.xsd(rawValue)) : nil
    }

    /// Whether XML Schema takes a text for a value of the type (XSD 1.1 part 2 §3.3, §3.4).
    private func isLexical(_ text: String) -> Bool {
        switch self {
        case .boolean: text == "true" || text == "false"
        case .unsignedByte: UInt8(text) != nil && text.first != "+" && text.first != "-"
        case .short: Int16(text) != nil
        case .int: Int32(text) != nil
        case .long: Int64(text) != nil
        // Swift reads hexadecimal numbers as well.
        case .float, .double:
            Double(text)?.isFinite == true && !text.contains { $0 == "x" || $0 == "X" }
        case .char, .unicodeChar: false
        }
    }
}
