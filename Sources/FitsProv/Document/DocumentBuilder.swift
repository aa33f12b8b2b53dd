public import PROV

extension Provenance {
    /// The provenance as a W3C PROV document with the classes of IVOA Provenance DM 1.0.
    ///
    /// The same provenance gives the same document, record by record.
    public func document() -> Document {
        var builder = DocumentBuilder(self)
        builder.addProduct()
        builder.addGeneration()
        builder.addParts()
        builder.addDescription()
        builder.addEarlierSteps()
        return Document(namespaces: builder.namespaces, records: builder.records)
    }
}

/// Puts together the records of a document.
struct DocumentBuilder {
    let provenance: Provenance
    let mint: NameMint
    let product: QualifiedName
    /// The step whose records are added.
    private(set) var step: Step
    /// What its activity does, whatever it is run on.
    private(set) var description: ActivityDescription?
    private(set) var activity: QualifiedName
    private(set) var plan: QualifiedName
    private(set) var records: [Record] = []
    /// What the product is said to be derived from, and that of the steps that were added before.
    var derived: Set<QualifiedName> = []
    private(set) var derivedBefore: Set<QualifiedName> = []
    /// How often the name of a parameter was given.
    var repeated: [QualifiedName: Int] = [:]
    /// The places of the records that entities, activities and agents have already.
    private var described: [Record.Kind: [QualifiedName: Int]] = [:]

    init(_ provenance: Provenance) {
        self.provenance = provenance
        mint = NameMint(namespaces: provenance.namespaces)
        product = mint.name(of: provenance.product.identifier)
        step = provenance.making
        description = provenance.described
        activity = mint.name(of: step.activity.identifier)
        plan = step.activity.plan
    }

    /// Goes on with another step.
    mutating func begin(_ other: Step) {
        derivedBefore = derived
        step = other
        description = nil
        activity = mint.name(of: step.activity.identifier)
        plan = step.activity.plan
    }

    /// Adds what the step used, and with what it ran.
    mutating func addParts() {
        addUsed()
        addParameters()
        addConfiguration()
        addAgents()
    }

    /// Whether an entity, agent or activity of a name has a record already.
    func isDescribed(_ kind: Record.Kind, _ name: QualifiedName) -> Bool {
        described[kind]?[name] != nil
    }

    var namespaces: [Namespace] {
        let own = provenance.namespaces.sorted { $0.key < $1.key }.map {
            Namespace(prefix: $0.key, uri: $0.value)
        }
        return Namespace.convention + own
    }

    mutating func add(_ record: Record) {
        records.append(record)
    }

    /// Adds the record of an entity, agent or activity; one that has a record already gets the types.
    mutating func addElement(
        _ kind: Record.Kind, _ name: QualifiedName, _ attributes: [Attribute],
        _ arguments: [Record.Argument: Record.Term] = [:]
    ) {
        if let place = described[kind]?[name] {
            // A file may be both: an input and a configuration.
            let types = attributes.filter {
                $0.name == QualifiedName.type && !records[place].attributes.contains($0)
            }
            records[place].attributes += types
            return
        }
        described[kind, default: [:]][name] = records.count
        add(Record(kind, name, arguments, attributes: attributes))
    }
}

extension Activity {
    /// The name of the description that the activity shares with others of its name and version.
    fileprivate var plan: QualifiedName {
        let version = self.version.map { "-" + NameMint.escaped($0) } ?? ""
        return Namespace.id("plan-" + NameMint.escaped(name) + version)
    }
}
