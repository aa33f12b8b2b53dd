import PROV

extension DocumentBuilder {
    /// The product, its fields, and its HDUs as members: the HDU is what people copy.
    mutating func addProduct() {
        let subject = provenance.product
        var list = AttributeList().label(subject.name)
            .type(ivoa: .datasetEntity).type(Term.collection).type(Term.product)
            .adding(Term.identifier, subject.identifier)
            .adding(ivoa: .name, subject.name)
            .adding(ivoa: .generatedAtTime, provenance.activity.end)
            .adding(Term.digest, subject.digest.isEmpty ? nil : subject.digest)
        if let former = subject.former {
            list = list.adding(Term.formerBlocks, .int(former.blocks))
                .adding(Term.formerExtend, former.extend.map { $0 ? "T" : "F" })
                .adding(Term.formerChecksum, former.checksum)
            for digest in former.carried { list.add(Term.carried, .string(digest)) }
        }
        for card in provenance.fieldCards { list.add(Term.fieldCard, .string(card.text)) }
        for field in provenance.fields {
            list.add(Namespace.field(field.name), .string(field.value))
        }
        addElement(.entity, product, list.attributes)
        for hdu in subject.hdus {
            let name = Namespace.id(product.memberStem + ".hdu\(hdu.number)")
            let list = AttributeList().label(hdu.name).type(Term.hdu)
                .adding(Term.number, .int(hdu.number))
                .adding(Term.headerDigest, hdu.headerDigest)
                .adding(Term.dataDigest, hdu.dataDigest)
                .adding(Term.cardMarks, hdu.cardMarks)
            addElement(.entity, name, list.attributes)
            add(Record(.hadMember, nil, [.collection: .name(product), .entity: .name(name)]))
        }
    }

    /// The activity, its description as a plan, and that it generated the product.
    mutating func addGeneration() {
        let task = step.activity
        addActivity()
        var generation: [Record.Argument: Record.Term] = [
            .entity: .name(product), .activity: .name(activity),
        ]
        generation[.time] = task.end.map(Record.Term.time)
        let role = AttributeList().adding(QualifiedName.role, provenance.product.role)
        add(Record(.wasGeneratedBy, nil, generation, attributes: role.attributes))
    }

    /// The activity with its description as a plan.
    mutating func addActivity() {
        let task = step.activity
        var arguments: [Record.Argument: Record.Term] = [:]
        arguments[.startTime] = task.start.map(Record.Term.time)
        arguments[.endTime] = task.end.map(Record.Term.time)
        let name = task.name.isEmpty ? nil : task.name
        let list = AttributeList().adding(QualifiedName.label, name)
            .adding(Term.identifier, task.identifier).adding(ivoa: .name, name)
            .adding(Term.command, task.command)
            .type(step.isAncestor ? Term.ancestor : nil).adding(step.origin)
        addElement(.activity, activity, list.attributes, arguments)

        let description = AttributeList().adding(QualifiedName.label, name)
            .type(Term.plan).type(ivoa: .activityDescription)
            .adding(ivoa: .name, name).adding(ivoa: .version, task.version)
            .adding(ivoa: .type, task.type)
            .adding(ivoa: .subtype, self.description?.subtype).adding(
                ivoa: .description, task.description
            )
            .adding(ivoa: .docurl, task.documentation)
        addElement(.entity, plan, description.attributes)
    }

    /// The steps before, each of which informed the next one.
    mutating func addEarlierSteps() {
        var next = activity
        for earlier in provenance.earlierSteps.reversed() {
            begin(earlier)
            addActivity()
            add(
                Record(
                    .wasInformedBy, nil,
                    [.informed: .name(next), .informant: .name(activity)]))
            addParts()
            next = activity
        }
    }

    /// The entities used, and that the product is derived from them.
    mutating func addUsed() {
        for (index, input) in step.used.enumerated() {
            let name = mint.name(of: input)
            let list = AttributeList().label(input.fileName)
                .type(ivoa: .datasetEntity)
                .adding(QualifiedName.location, input.location)
                .adding(Term.identifier, input.identifier)
                .adding(ivoa: .name, input.fileName)
                .adding(Term.digest, input.digest)
                .adding(ivoa: .comment, input.description)
            addElement(.entity, name, list.attributes)
            // The order counts for people; a location of its own, if one file was used twice.
            let usage = AttributeList().type(input.isIntermediate == true ? Term.intermediate : nil)
                .adding(QualifiedName.location, input.location)
                .adding(QualifiedName.role, input.role)
                .adding(Term.order, .int(index + 1)).adding(input.origin)
            add(
                Record(
                    .used, nil, [.activity: .name(activity), .entity: .name(name)],
                    attributes: usage.attributes))
            guard name != product, !step.isAncestor, input.isIntermediate != true,
                !derivedBefore.contains(name)
            else { continue }
            derived.insert(name)
            add(
                Record(
                    .wasDerivedFrom, nil,
                    [
                        .generatedEntity: .name(product), .usedEntity: .name(name),
                        .activity: .name(activity),
                    ]))
        }
    }
}

extension UsedEntity {
    /// The last part of the location.
    var fileName: String {
        location.split(separator: "/").last.map(String.init) ?? location
    }
}

extension QualifiedName {
    /// What the names of an entity's parts begin with.
    var memberStem: String {
        namespace == Namespace.id.uri ? localPart : NameMint.escaped(localPart)
    }
}
