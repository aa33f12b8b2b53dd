public import PROV

extension Provenance {
    /// The provenance as a W3C PROV document with the classes of IVOA Provenance DM 1.0.
    ///
    /// The same provenance gives the same document, record by record.
    public func document() -> Document {
        var builder = DocumentBuilder(self)
        builder.addProduct()
        builder.addActivity()
        builder.addUsed()
        builder.addParameters()
        builder.addConfiguration()
        builder.addAgents()
        return Document(namespaces: builder.namespaces, records: builder.records)
    }
}

/// Puts together the records of a document.
struct DocumentBuilder {
    let provenance: Provenance
    let mint: NameMint
    let product: QualifiedName
    let activity: QualifiedName
    let plan: QualifiedName
    private(set) var records: [Record] = []
    /// The places of the records that entities, activities and agents have already.
    private var described: [Record.Kind: [QualifiedName: Int]] = [:]

    init(_ provenance: Provenance) {
        self.provenance = provenance
        mint = NameMint(namespaces: provenance.namespaces)
        product = mint.name(of: provenance.product.identifier)
        activity = mint.name(of: provenance.activity.identifier)
        let version = provenance.activity.version.map { "-" + NameMint.escaped($0) } ?? ""
        plan = Namespace.id("plan-" + NameMint.escaped(provenance.activity.name) + version)
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
