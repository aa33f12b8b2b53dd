import PROV

extension DocumentBuilder {
    /// The software and the people: agents of the activity; the people made the product.
    mutating func addAgents() {
        if step.software.isEmpty {
            add(
                Record(
                    .wasAssociatedWith, nil, [.activity: .name(activity), .plan: .name(plan)],
                    attributes: AttributeList().type(Term.software).attributes))
        }
        for (index, software) in step.software.enumerated() {
            let version = software.version.map { "-" + $0 } ?? ""
            let name = Namespace.id("software-" + NameMint.escaped(software.name + version))
            let label = software.version.map { "\(software.name) \($0)" } ?? software.name
            let list = AttributeList().label(label).type(Term.softwareAgent)
                .adding(ivoa: .name, software.name).adding(ivoa: .version, software.version)
                .adding(ivoa: .url, software.url)
            addElement(.agent, name, list.attributes)
            let ran = AttributeList().type(Term.software).adding(Term.order, .int(index + 1))
                .adding(software.origin)
            add(
                Record(
                    .wasAssociatedWith, nil,
                    [.activity: .name(activity), .agent: .name(name), .plan: .name(plan)],
                    attributes: ran.attributes))
        }
        for (index, agent) in step.agents.enumerated() {
            let name = mint.name(of: agent)
            let list = AttributeList().label(agent.name)
                .type(agent.type.map(Namespace.prov.callAsFunction))
                .adding(Term.identifier, agent.identifier).adding(ivoa: .name, agent.name)
                .adding(ivoa: .email, agent.email).adding(ivoa: .affiliation, agent.affiliation)
                .adding(ivoa: .url, agent.url)
            addElement(.agent, name, list.attributes)
            let role = AttributeList().adding(QualifiedName.role, agent.role)
                .adding(Term.order, .int(index + 1))
            add(
                Record(
                    .wasAssociatedWith, nil,
                    [.activity: .name(activity), .agent: .name(name)],
                    attributes: role.attributes))
            guard !step.isAncestor else { continue }
            add(
                Record(
                    .wasAttributedTo, nil, [.entity: .name(product), .agent: .name(name)],
                    attributes: AttributeList().adding(ivoa: .role, agent.role).attributes))
        }
    }
}
