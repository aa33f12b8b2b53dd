/// How a kind of record, perhaps with a type of PROV, is an element of PROV-XML.
struct XMLForm: Sendable {
    let kind: Record.Kind
    /// The `prov:type` that the element's name says already.
    let type: QualifiedName?

    /// The form of an element of PROV's namespace; `nil` where there is none.
    init?(element name: String) {
        if let kind = Record.Kind.named[name] {
            self.kind = kind
            type = nil
        } else if let special = Self.special.first(where: { $0.element == name }) {
            kind = special.kind
            type = special.type
        } else {
            return nil
        }
    }

    /// Elements that say a type, in the order in which they are preferred for writing.
    static let special: [(element: String, kind: Record.Kind, type: QualifiedName)] = [
        ("bundle", .entity, Namespace.prov("Bundle")),
        ("emptyDictionary", .entity, Namespace.prov("EmptyDictionary")),
        ("dictionary", .entity, Namespace.prov("Dictionary")),
        ("emptyCollection", .entity, Namespace.prov("EmptyCollection")),
        ("collection", .entity, Namespace.prov("Collection")),
        ("plan", .entity, Namespace.prov("Plan")),
        ("person", .agent, Namespace.prov("Person")),
        ("organization", .agent, Namespace.prov("Organization")),
        ("softwareAgent", .agent, Namespace.prov("SoftwareAgent")),
        ("wasRevisionOf", .wasDerivedFrom, Namespace.prov("Revision")),
        ("wasQuotedFrom", .wasDerivedFrom, Namespace.prov("Quotation")),
        ("hadPrimarySource", .wasDerivedFrom, Namespace.prov("PrimarySource")),
    ]

    /// The types that elements say.
    static let specialTypes = Set(special.map(\.type))

    /// The vocabulary in which what the schema has no place for is written next to it.
    ///
    /// - An attribute of PROV where the schema does not allow it is an element of this namespace
    ///   with the same local name.
    /// - `attribute` holds an attribute in the form of PROV-N, `ex:limit = "P1D" %% ex:period`,
    ///   where XML Schema has no form for its value or XML none for its name. So does `key` for
    ///   a key: as an attribute of the `prov:entity` of its pair, or as an element in a removal.
    /// - `absent` is the identifier that is where the schema requires one and the record has
    ///   none.
    /// - `annotation`, in a `prov:other`, has the identifier and the attributes of the record
    ///   before it, whose kind has none in PROV-DM.
    static let literal = Namespace(prefix: "lit", uri: "urn:fitsprov:prov-xml:literal#")

    /// Whether an attribute of PROV has the name of an element of the vocabulary that is in records.
    static func isOwn(_ name: QualifiedName) -> Bool {
        name == Namespace.prov("attribute") || name == Namespace.prov("key")
    }

    /// The identifier that says that there is none.
    static let absent = literal("absent")
}

extension Value {
    /// `prov:QUALIFIED_NAME`, the datatype of qualified names in PROV-N and PROV-JSON.
    static let qualifiedName = Namespace.prov("QUALIFIED_NAME")
    /// `xsd:QName`, the datatype of qualified names in PROV-XML.
    static let xsdQName = Namespace.xsd("QName")
    /// `xsd:string`.
    static let xsdString = Namespace.xsd("string")
    /// `xsd:int`.
    static let xsdInt = Namespace.xsd("int")
    /// `xsd:long`.
    static let xsdLong = Namespace.xsd("long")
    /// `xsd:double`.
    static let xsdDouble = Namespace.xsd("double")
}
