import FITS
import PROV
import Testing

@testable import FitsProv

/// Documents of ancestors, generation by generation.
@Suite struct CarriedDocumentsTests {
    /// The document of a product that was made from others.
    private func document(_ name: String, from used: [String]) throws -> StoredDocument {
        var told = Provenance(
            product: Product(identifier: "urn:x:" + name, name: name, digest: "sha256:" + name),
            activity: Activity(name: "make", identifier: "urn:x:run:" + name))
        told.used = used.map { name in
            var entity = UsedEntity(location: name)
            entity.identifier = "urn:x:" + name
            return entity
        }
        return StoredDocument(
            subject: "urn:x:" + name, bytes: try told.document().provXML())
    }

    private func subjects(
        _ documents: [StoredDocument], from name: String, count: Int
    ) -> [String] {
        documents.generations(from: "urn:x:" + name, count: count).map {
            String($0.subject.dropFirst("urn:x:".count))
        }
    }

    @Test(arguments: [
        (-1, []), (0, []), (1, ["d"]), (2, ["d", "b", "c"]), (3, ["d", "b", "c", "a"]),
        (4, ["d", "b", "c", "a"]), (Int.max, ["d", "b", "c", "a"]),
    ])
    func `a generation is what the one before was made from, each document once`(
        count: Int, names: [String]
    ) throws {
        // d from b and c, both from a; e is nobody's ancestor.
        let documents = try [
            document("a", from: []), document("b", from: ["a"]), document("c", from: ["a"]),
            document("d", from: ["b", "c", "none"]), document("e", from: ["d"]),
        ]
        #expect(subjects(documents, from: "d", count: count) == names)
        #expect(subjects(documents, from: "none", count: count) == [])
    }

    @Test func `a circle ends, and the second document of a product is left out`() throws {
        let documents = try [
            document("a", from: ["b"]), document("b", from: ["a"]), document("a", from: ["c"]),
            document("c", from: []),
        ]
        #expect(subjects(documents, from: "a", count: .max) == ["a", "b"])
    }

    @Test func `a document that cannot be read has no ancestors, and is one itself`() throws {
        let broken = StoredDocument(subject: "urn:x:b", bytes: Array("<prov".utf8))
        let documents = [try document("a", from: ["b"]), broken, try document("c", from: [])]
        #expect(subjects(documents, from: "a", count: .max) == ["a", "b"])
    }
}
