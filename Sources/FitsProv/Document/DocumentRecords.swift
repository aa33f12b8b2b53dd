import PROV

/// The records of a document, as far as they are about one product and what made it.
struct DocumentRecords {
    /// The product.
    let product: Record
    /// What made it, or a step before that.
    private(set) var activity: Record
    private let elements: [Element: Record]
    private let relations: [Record.Kind: [Record]]

    /// An agent may have the identifier of an entity: a name alone does not tell which is meant.
    private struct Element: Hashable {
        let kind: Record.Kind
        let name: QualifiedName
    }

    /// Finds a product and what made it; nil if the document does not have both.
    init?(_ document: Document, of identifier: String) {
        var elements: [Element: Record] = [:]
        var relations: [Record.Kind: [Record]] = [:]
        let records = document.unified().records
        for record in records {
            if let name = record.identifier, record.kind.isElement {
                elements[Element(kind: record.kind, name: name)] = record
            }
            relations[record.kind, default: []].append(record)
        }
        // Of several that claim to be it, the first, whatever the order of a dictionary.
        let product = records.first {
            $0.kind == .entity && $0.types.contains(Term.product)
                && $0.text(Term.identifier) == identifier
        }
        guard let product, let name = product.identifier,
            let generation = relations[.wasGeneratedBy]?.first(where: { $0.name(.entity) == name }),
            let activity = generation.name(.activity).flatMap({
                elements[Element(kind: .activity, name: $0)]
            })
        else { return nil }
        self.elements = elements
        self.relations = relations
        self.product = product
        self.activity = activity
    }

    /// The element that a relation names; nil if nothing describes it.
    func element(_ kind: Record.Kind, _ name: QualifiedName?) -> Record? {
        name.flatMap { elements[Element(kind: kind, name: $0)] }
    }

    /// The generation of the product.
    var generation: Record? {
        relations[.wasGeneratedBy]?.first { $0.name(.entity) == product.identifier }
    }

    /// The records of the step that the one at hand was informed by; nil if there is none.
    var before: DocumentRecords? {
        let communication = relations[.wasInformedBy]?.first {
            $0.name(.informed) == activity.identifier
        }
        guard let earlier = element(.activity, communication?.name(.informant)) else { return nil }
        var records = self
        records.activity = earlier
        return records
    }

    /// The members of the product.
    var members: [Record] {
        (relations[.hadMember] ?? []).filter { $0.name(.collection) == product.identifier }
            .compactMap { element(.entity, $0.name(.entity)) }
    }

    /// The associations of the activity, in order.
    var associations: [Record] {
        (relations[.wasAssociatedWith] ?? [])
            .filter { $0.name(.activity) == activity.identifier }.inOrder
    }

    /// The usages of the activity, in order, with the entities that were used.
    var usages: [(usage: Record, entity: Record)] {
        (relations[.used] ?? []).filter { $0.name(.activity) == activity.identifier }.inOrder
            .compactMap { usage in element(.entity, usage.name(.entity)).map { (usage, $0) } }
    }

    /// The descriptions of what is described, by its name.
    var descriptions: [QualifiedName: Record] {
        var descriptions: [QualifiedName: Record] = [:]
        for record in relations[.wasInfluencedBy] ?? [] {
            guard let ends = IVOA.Object(record, as: .descriptionRelation)?.ends else { continue }
            descriptions[ends.from] = element(.entity, ends.to)
        }
        return descriptions
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
