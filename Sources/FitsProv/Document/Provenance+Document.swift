public import PROV

extension Provenance {
    /// Reads provenance from a document; nil if it does not tell what made the product.
    ///
    /// - Parameters:
    ///   - document: a document of the convention.
    ///   - identifier: the URI of the product that it is about.
    public init?(_ document: Document, of identifier: String) {
        guard let records = DocumentRecords(document, of: identifier),
            let making = Step(records)
        else { return nil }
        self.init(product: Product(records, identifier: identifier), making: making)
        var seen: Set<QualifiedName?> = [records.activity.identifier]
        var before = records.before
        while let earlier = before, seen.insert(earlier.activity.identifier).inserted,
            let step = Step(earlier)
        {
            earlierSteps.append(step)
            before = earlier.before
        }
        earlierSteps.reverse()
        self.making.fields = [Field](records.product)
        fieldCards = records.product.values(Term.fieldCard).compactMap { FieldCard($0.text) }
        let known = Set(Namespace.convention.map(\.uri))
        for namespace in document.namespaces where !known.contains(namespace.uri) {
            namespaces[namespace.prefix] = namespace.uri
        }
    }
}

extension Step {
    /// Reads a step from a document; nil if its activity lacks what it cannot be without.
    fileprivate init?(_ records: DocumentRecords) {
        guard let activity = Activity(records) else { return nil }
        self.init(activity: activity)
        isAncestor = records.activity.types.contains(Term.ancestor)
        origin = Origin(told: records.activity)
        for relation in records.associations {
            guard let agent = records.element(.agent, relation.name(.agent)) else { continue }
            if relation.types.contains(Term.software) {
                guard var known = Software(agent) else { continue }
                known.origin = Origin(told: relation)
                software.append(known)
            } else if let known = Agent(agent, relation) {
                agents.append(known)
            }
        }
        let descriptions = records.descriptions
        for (usage, entity) in records.usages {
            if var input = UsedEntity(usage, entity) {
                input.origin = Origin(told: usage)
                used.append(input)
            }
            if var parameter = Parameter(entity, descriptions) {
                parameter.origin = Origin(told: usage)
                parameters.append(parameter)
            }
            if let file = ConfigurationFile(usage, entity) { configuration.append(file) }
            if entity.types.contains(Term.environment) {
                environment += entity.values(Term.setting).map { Setting($0.text) }
            }
        }
    }
}

extension Origin {
    /// In whose words a statement of a document was found; nil if they are the convention's own.
    fileprivate init?(told record: Record) {
        guard let dialect = record.text(Term.dialect), !dialect.isEmpty else { return nil }
        let certainty = record.text(Term.certainty).flatMap(Certainty.init) ?? .inferred
        self.init(dialect: dialect, certainty: certainty)
    }
}
