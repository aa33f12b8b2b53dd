/// How one data product was made, as far as its file says so.
///
/// Files of many observatories record several steps; a stamp of the convention records one. The
/// last one made the product, so that there is always one; what it has is reached directly, as in
/// `provenance.activity` or `provenance.fields`. Its activity has no name where a file says what was
/// used, or with which software, and not what ran.
@dynamicMemberLookup
public struct Provenance: Hashable, Sendable {
    /// The product itself.
    public var product: Product
    /// The steps before the one that made the product, oldest first.
    public var earlierSteps: [Step] = []
    /// The step that made the product.
    public var making: Step
    /// Companions that the product points to and was not made from.
    public var links: [Link] = []
    /// Namespaces of the project's own, by prefix.
    public var namespaces: [String: String] = [:]
    /// What the activity that made the product does, whatever it is run on; not read from documents.
    ///
    /// It is not part of the JSON form.
    var described: ActivityDescription?
    /// On which card each field is; empty in older documents.
    ///
    /// It is not part of the JSON form.
    var fieldCards: [FieldCard] = []

    /// Says how a product was made.
    ///
    /// - Parameters:
    ///   - product: the product.
    ///   - making: the step that made it.
    public init(product: Product, making: Step) {
        self.product = product
        self.making = making
    }

    /// Says how a product was made.
    ///
    /// - Parameters:
    ///   - product: the product.
    ///   - activity: what made it.
    public init(product: Product, activity: Activity) {
        self.init(product: product, making: Step(activity: activity))
    }

    /// All steps, oldest first; the last one made the product.
    public var steps: [Step] { earlierSteps + [making] }

    /// What the product was made from: what the last step used, then what those before it did.
    ///
    /// What only made inputs does not count, nor what an earlier step made, and a file that several steps
    /// used counts once, also if one of them told its name alone.
    public var inputs: [UsedEntity] {
        let last = making.used.filter { $0.isIntermediate != true }
        let earlier = earlierSteps.filter { !$0.isAncestor }.flatMap(\.used).filter {
            $0.isIntermediate != true
        }
        guard !earlier.isEmpty else { return last }
        var locations = Set(last.map(\.location))
        let names = Set(last.map { NormalName(ofPath: $0.location) })
        return last
            + earlier.filter { used in
                guard locations.insert(used.location).inserted else { return false }
                // A name alone is that of a file of which the last step says where it is.
                let isName =
                    !used.location.contains("/") && used.identifier == nil && used.digest == nil
                return !isName || !names.contains(NormalName(ofPath: used.location))
            }
    }

    /// Whether more is known than fields and companions.
    package var tellsOfMaking: Bool { steps.contains { !$0.isEmpty } }

    /// What the step that made the product has.
    public subscript<Value>(dynamicMember member: WritableKeyPath<Step, Value>) -> Value {
        get { making[keyPath: member] }
        set { making[keyPath: member] = newValue }
    }
}

extension Provenance: Codable {
    enum CodingKeys: String, CodingKey { case product, steps, fields, links, namespaces }

    /// Reads provenance as ``encode(to:)`` writes it.
    ///
    /// - Parameter decoder: a decoder.
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        var steps = try keys.decode([Step].self, forKey: .steps)
        let making = steps.popLast() ?? Step.unknown
        self.init(product: try keys.decode(Product.self, forKey: .product), making: making)
        earlierSteps = steps
        self.making.fields = try keys.decode([Field].self, forKey: .fields)
        links = try keys.decodeIfPresent([Link].self, forKey: .links) ?? []
        namespaces = try keys.decode([String: String].self, forKey: .namespaces)
    }

    /// Writes product, steps, fields, links and namespaces; a step of which nothing is known is none.
    ///
    /// What the last step has stands beside them once more, as it is reached directly here.
    ///
    /// - Parameter encoder: an encoder.
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        if !making.isEmpty { try making.encode(to: encoder) }
        try keys.encode(product, forKey: .product)
        try keys.encode(earlierSteps + (making.isEmpty ? [] : [making]), forKey: .steps)
        try keys.encode(making.fields, forKey: .fields)
        try keys.encode(links, forKey: .links)
        try keys.encode(namespaces, forKey: .namespaces)
    }
}
