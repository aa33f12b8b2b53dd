import PROV
import Testing

@testable import FitsProv

/// Documents of a test: provenance with short names, and statements to compare its records with.
enum Documents {
    /// The least that can be recorded; its product is `id:u1`, its activity `id:u2`.
    static func provenance(_ change: (inout Provenance) -> Void = { _ in }) -> Provenance {
        var provenance = Provenance(
            product: Product(identifier: "urn:uuid:1", name: "p.fits", digest: "sha256:p"),
            activity: Activity(name: "make", identifier: "urn:uuid:2"))
        change(&provenance)
        return provenance
    }

    /// A document of statements in PROV-N, with the prefixes of the convention.
    static func document(_ statements: String) throws -> Document {
        let prefixes = [Namespace.dcterms, .voprov, .fitsprov, .field, .id].map {
            "prefix \($0.prefix) <\($0.uri)>"
        }
        let example = "prefix ex <http://example.org/>"
        let text =
            "document\n\((prefixes + [example]).joined(separator: "\n"))\n\(statements)\nendDocument\n"
        return try Document(provN: Array(text.utf8))
    }

    /// What statements tell of the product `urn:uuid:1`, beside that `id:u2` made it.
    static func read(
        _ statements: String, entity: String = "", generation: String = ""
    ) throws -> Provenance? {
        let document = try document(
            """
            entity(id:u1, [prov:type = 'fitsprov:Product', dcterms:identifier = "urn:uuid:1"\(entity)])
            activity(id:u2, -, -, [voprov:name = "make", dcterms:identifier = "urn:uuid:2"])
            wasGeneratedBy(id:u1, id:u2, -\(generation))
            \(statements)
            """)
        return Provenance(document, of: "urn:uuid:1")
    }

    /// What comes out of a document that was written and read.
    static func again(_ provenance: Provenance) throws -> Provenance? {
        Provenance(
            try Document(provXML: try provenance.document().provXML()),
            of: provenance.product.identifier)
    }
}

/// Expects the records of some kinds to be these statements, each as often, and no others.
func expectRecords(
    _ kinds: Set<Record.Kind>, of provenance: Provenance, _ statements: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let made = provenance.document().records.filter { kinds.contains($0.kind) }
    let wanted = try Documents.document(statements).records
    #expect(made.map(\.kind) == wanted.map(\.kind), sourceLocation: sourceLocation)
    #expect(
        Document(records: made) == Document(records: wanted),
        "\(String(decoding: Document(records: made).provN(), as: UTF8.self))",
        sourceLocation: sourceLocation)
}
