public import PROV

extension Provenance {
    /// Reads provenance from a document; nil if it does not tell what made the product.
    ///
    /// - Parameters:
    ///   - document: a document of the convention.
    ///   - identifier: the URI of the product that it is about.
    public init?(_ document: Document, of identifier: String) {
        guard let records = DocumentRecords(document, of: identifier),
            let activity = Activity(records)
        else { return nil }
        self.init(product: Product(records, identifier: identifier), activity: activity)
        for relation in records.associations {
            guard let agent = records.element(.agent, relation.name(.agent)) else { continue }
            if relation.types.contains(Term.software) {
                if let known = Software(agent) { making.software.append(known) }
            } else if let known = Agent(agent, relation) {
                making.agents.append(known)
            }
        }
        let descriptions = records.descriptions
        for (usage, entity) in records.usages {
            if let input = UsedEntity(usage, entity) { making.used.append(input) }
            if let parameter = Parameter(entity, descriptions) {
                making.parameters.append(parameter)
            }
            if let file = ConfigurationFile(usage, entity) { making.configuration.append(file) }
            if entity.types.contains(Term.environment) {
                making.environment += entity.values(Term.setting).map { Setting($0.text) }
            }
        }
        making.fields = [Field](records.product)
        fieldCards = records.product.values(Term.fieldCard).compactMap { FieldCard($0.text) }
        let known = Set(Namespace.convention.map(\.uri))
        for namespace in document.namespaces where !known.contains(namespace.uri) {
            namespaces[namespace.prefix] = namespace.uri
        }
    }
}
