/// A prefix and the URI that it stands for.
///
/// Prefixes are for people: PROV compares names by their URI, never by their prefix
/// (PROV-DM).
public struct Namespace: Hashable, Sendable {
    /// The prefix, empty for the default namespace.
    public let prefix: String
    /// The URI that is put before the local part of a name.
    public let uri: String

    /// Makes a namespace of a prefix and a URI.
    public init(prefix: String, uri: String) {
        self.prefix = prefix
        self.uri = uri
    }

    /// The name in this namespace that has the local part.
    public func callAsFunction(_ localPart: String) -> QualifiedName {
        QualifiedName(namespace: uri, localPart: localPart)
    }
}

extension Namespace {
    /// PROV's own names: `http://www.w3.org/ns/prov#`.
    public static let prov = Namespace(prefix: "prov", uri: "http://www.w3.org/ns/prov#")

    /// XML Schema datatypes, with the `#` that PROV-N and PROV-JSON use.
    ///
    /// PROV-XML binds the prefix to the URI without `#`; reading and writing translate.
    public static let xsd = Namespace(prefix: "xsd", uri: "http://www.w3.org/2001/XMLSchema#")

    /// XML Schema instance attributes, such as `xsi:type`.
    public static let xsi = Namespace(
        prefix: "xsi", uri: "http://www.w3.org/2001/XMLSchema-instance")

    /// The IVOA Provenance Data Model, by the URI that its reference implementation writes.
    public static let voprov = Namespace(
        prefix: "voprov", uri: "http://www.ivoa.net/documents/ProvenanceDM/index.html#")

    /// Dublin Core terms.
    public static let dcterms = Namespace(prefix: "dcterms", uri: "http://purl.org/dc/terms/")

    /// RDF, for its datatypes `langString` and `XMLLiteral`.
    public static let rdf = Namespace(
        prefix: "rdf", uri: "http://www.w3.org/1999/02/22-rdf-syntax-ns#")

    /// Names that mean nothing outside their document, written `_:id1` in PROV-JSON.
    public static let blank = Namespace(prefix: "blank", uri: "_:")

    /// Namespaces whose prefix is understood where a document forgot to declare it.
    static let wellKnown: [Namespace] = [.prov, .xsd, .xsi, .voprov]

    /// XML Schema datatypes as PROV-XML binds them.
    static let xsdWithoutHash = "http://www.w3.org/2001/XMLSchema"
}
