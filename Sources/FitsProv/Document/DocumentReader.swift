public import PROV

extension Provenance {
    /// Reads provenance from a document; nil if it does not tell what made the product.
    ///
    /// - Parameters:
    ///   - document: a document of the convention.
    ///   - identifier: the URI of the product that it is about.
    public init?(_ document: Document, of identifier: String) {
        guard let reader = DocumentReader(document, identifier),
            let activity = reader.activity()
        else { return nil }
        self.init(product: reader.product(), activity: activity)
        software = reader.software()
        agents = reader.agents()
        used = reader.used()
        parameters = reader.parameters()
        configuration = reader.configuration()
        fields = reader.fields()
        fieldCards = reader.fieldCards()
        environment = reader.environment()
        let known = Set(Namespace.convention.map(\.uri))
        for namespace in document.namespaces where !known.contains(namespace.uri) {
            namespaces[namespace.prefix] = namespace.uri
        }
    }
}

/// Finds the records of one product in a document.
struct DocumentReader {
    private let elements: [QualifiedName: Record]
    private let relations: [Record.Kind: [Record]]
    private let productRecord: Record
    private let activityRecord: Record
    private let identifier: String

    init?(_ document: Document, _ identifier: String) {
        var elements: [QualifiedName: Record] = [:]
        var relations: [Record.Kind: [Record]] = [:]
        let records = document.unified().records
        for record in records {
            if let name = record.identifier, record.kind.isElement { elements[name] = record }
            relations[record.kind, default: []].append(record)
        }
        // Of several that claim to be it, the first, whatever the order of a dictionary.
        let product = records.first {
            $0.kind == .entity && $0.types.contains(Term.product)
                && $0.text(Term.identifier) == identifier
        }
        guard let product, let name = product.identifier,
            let generation = relations[.wasGeneratedBy]?.first(where: { $0.name(.entity) == name }),
            let activity = generation.name(.activity).flatMap({ elements[$0] })
        else { return nil }
        self.elements = elements
        self.relations = relations
        self.identifier = identifier
        productRecord = product
        activityRecord = activity
    }

    func product() -> Product {
        var product = Product(
            identifier: identifier, name: productRecord.text(Term.name) ?? "",
            digest: productRecord.text(Term.digest) ?? "")
        product.role = relations[.wasGeneratedBy]?.first {
            $0.name(.entity) == productRecord.identifier
        }?.text(.role)
        let members = relations[.hadMember]?.filter {
            $0.name(.collection) == productRecord.identifier
        }
        product.hdus = (members ?? []).compactMap { $0.name(.entity).flatMap { elements[$0] } }
            .compactMap { record in
                guard let number = record.text(Term.number).flatMap({ Int($0) }) else { return nil }
                return HDURecord(
                    number: number, name: record.label ?? "",
                    headerDigest: record.text(Term.headerDigest) ?? "",
                    dataDigest: record.text(Term.dataDigest) ?? "",
                    cardMarks: record.text(Term.cardMarks) ?? "")
            }
            .sorted { $0.number < $1.number }
        product.former = former()
        return product
    }

    func activity() -> Activity? {
        guard let name = activityRecord.text(Term.name),
            let identifier = activityRecord.text(Term.identifier)
        else { return nil }
        var activity = Activity(name: name, identifier: identifier)
        activity.start = activityRecord.time(.startTime)
        activity.end = activityRecord.time(.endTime)
        activity.command = activityRecord.text(Term.command)
        let plan = associations().compactMap { $0.name(.plan) }.first
        if let description = plan.flatMap({ elements[$0] }) {
            activity.version = description.text(Term.version)
            activity.type = description.text(Term.type)
            activity.description = description.text(Term.description)
            activity.documentation = description.text(Term.documentation)
        }
        return activity
    }

    func software() -> [Software] {
        associations().filter { $0.types.contains(Term.software) }.compactMap { relation in
            guard let agent = relation.name(.agent).flatMap({ elements[$0] }),
                let name = agent.text(Term.name)
            else { return nil }
            return Software(
                name: name, version: agent.text(Term.version), url: agent.text(Term.url))
        }
    }

    func agents() -> [Agent] {
        associations().filter { !$0.types.contains(Term.software) }.compactMap { relation in
            guard let record = relation.name(.agent).flatMap({ elements[$0] }),
                let name = record.text(Term.name)
            else { return nil }
            var agent = Agent(name: name, role: relation.text(.role))
            agent.type =
                record.types.first { Vocabulary.agentTypes.contains($0.localPart) }?
                .localPart
            agent.identifier = record.text(Term.identifier)
            agent.email = record.text(Term.email)
            agent.affiliation = record.text(Term.affiliation)
            agent.url = record.text(Term.url)
            return agent
        }
    }

    func used() -> [UsedEntity] {
        // A file that is a configuration too is used twice, and counts once here.
        usages { $0.types.contains(Term.datasetEntity) }.filter { usage, _ in
            !usage.types.contains(Term.wasConfiguredBy)
        }.map { usage, entity in
            var used = UsedEntity(
                location: usage.text(.location) ?? entity.text(.location) ?? "",
                role: usage.text(.role))
            used.identifier = entity.text(Term.identifier)
            used.digest = entity.text(Term.digest)
            used.description = entity.text(Term.comment)
            return used
        }
    }

    func parameters() -> [Parameter] {
        var descriptions: [QualifiedName: Record] = [:]
        for relation in relations[.wasInfluencedBy] ?? []
        where relation.types.contains(Term.descriptionRelation) {
            guard let described = relation.name(.influencee) else { continue }
            descriptions[described] = relation.name(.influencer).flatMap { elements[$0] }
        }
        return usages { $0.types.contains(Term.parameter) }.compactMap { _, entity in
            guard let name = entity.text(Term.name) else { return nil }
            var parameter = Parameter(name: name, value: entity.text(Term.value) ?? "")
            guard let words = entity.identifier.flatMap({ descriptions[$0] }) else {
                return parameter
            }
            parameter.type = words.text(Term.valueType)
            parameter.unit = words.text(Term.unit)
            parameter.ucd = words.text(Term.ucd)
            parameter.min = words.text(Term.min)
            parameter.max = words.text(Term.max)
            parameter.standard = words.text(Term.standard)
            parameter.description = words.text(Term.description)
            parameter.options = words.values(Term.options).map(\.text)
            return parameter
        }
    }

    func configuration() -> [ConfigurationFile] {
        usages { _ in true }.filter { usage, entity in
            // The entity may be an input as well, so the usage says it.
            usage.text(Term.artefactType).map { $0 == "ConfigFile" }
                ?? (entity.types.contains(Term.configFile)
                    && !entity.types.contains(Term.datasetEntity))
        }.map { _, entity in
            var file = ConfigurationFile(location: entity.text(.location) ?? "")
            file.digest = entity.text(Term.digest)
            file.description = entity.text(Term.comment)
            return file
        }
    }

    func environment() -> [Setting] {
        usages { $0.types.contains(Term.environment) }.flatMap { _, entity in
            entity.values(Namespace.fitsprov("setting")).map { value in
                let parts = value.text.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return Setting(
                    name: parts.first.map(String.init) ?? "",
                    value: parts.count > 1 ? String(parts[1]) : "")
            }
        }
    }

    func fields() -> [Field] {
        // Documents of before have fields among the convention's own attributes.
        let isFormer =
            former() == nil
            && !productRecord.attributes.contains { $0.name.namespace == Namespace.field.uri }
        let namespace = isFormer ? Namespace.fitsprov.uri : Namespace.field.uri
        return productRecord.attributes.compactMap { attribute in
            let name = attribute.name
            guard name.namespace == namespace, name != Term.digest,
                Field.isName(name.localPart)
            else { return nil }
            return Field(name: name.localPart, value: attribute.value.text)
        }
    }

    func fieldCards() -> [FieldCard] {
        productRecord.values(Term.fieldCard).compactMap { FieldCard($0.text) }
    }

    /// What the document says of the former header; nil if it is one of before.
    private func former() -> FormerHeader? {
        guard let blocks = productRecord.text(Term.formerBlocks).flatMap({ Int($0) }) else {
            return nil
        }
        return FormerHeader(
            blocks: blocks, extend: productRecord.text(Term.formerExtend).map { $0 == "T" },
            checksum: productRecord.text(Term.formerChecksum),
            carried: productRecord.values(Term.carried).map(\.text))
    }

    private func associations() -> [Record] {
        (relations[.wasAssociatedWith] ?? [])
            .filter { $0.name(.activity) == activityRecord.identifier }.inOrder
    }

    /// The usages of the activity, in order, with the entities that were used.
    private func usages(_ isWanted: (Record) -> Bool) -> [(usage: Record, entity: Record)] {
        (relations[.used] ?? []).filter { $0.name(.activity) == activityRecord.identifier }.inOrder
            .compactMap { usage in
                guard let entity = usage.name(.entity).flatMap({ elements[$0] }), isWanted(entity)
                else { return nil }
                return (usage, entity)
            }
    }
}

extension Record {
    /// The text of the first value of an attribute.
    fileprivate func text(_ name: QualifiedName) -> String? {
        values(name).first?.text
    }
}

extension [Record] {
    /// The records by `fitsprov:order`, those without it last.
    fileprivate var inOrder: [Record] {
        func order(_ record: Record) -> Int {
            record.values(Term.order).first.flatMap { Int($0.text) } ?? Int.max
        }
        return enumerated().sorted { (order($0.1), $0.0) < (order($1.1), $1.0) }.map(\.1)
    }
}
