import Testing

@testable import FitsProv

/// With which references of a product a file is compared.
@Suite struct UsedTableTests {
    private static func used(_ location: String, id: String? = nil, digest: String? = nil)
        -> UsedEntity
    {
        var used = UsedEntity(location: location)
        used.identifier = id
        used.digest = digest
        return used
    }

    private let table = UsedTable(
        [
            used("a.fits", id: "urn:1", digest: "sha256:1"), used("sub/b.fits"),
            used("https://example.org/c.fits", digest: "sha256:1"), used("../d.fits.gz"),
            used("a.fits"), used("", id: ""),
        ], by: "/d/e/p.fits")

    @Test func `references keep their order and go from the folder of the product`() {
        #expect(
            table.references.map(\.reference.path) == [
                "/d/e/a.fits", "/d/e/sub/b.fits", nil, "/d/d.fits.gz", "/d/e/a.fits", nil,
            ])
        #expect(table.references.allSatisfy { $0.reference.product == "/d/e/p.fits" })
        #expect(table.references.map(\.used.location).first == "a.fits")
    }

    @Test(
        arguments: [
            (Candidate.file("/x/y.fits", digest: "sha256:1"), [0, 2]),
            (.file("/x/y.fits", id: "urn:1"), [0]),
            (.file("/x/y.fits", id: "urn:1", digest: "sha256:1"), [0, 2]),
            (.file("/d/e/a.fits"), [0, 4]), (.file("/d/e/a.fits.gz"), [0, 4]),
            (.file("/d/e/a"), [0, 4]), (.file("/d/e/sub/b.fits", id: "urn:1"), [0, 1]),
            (.file("/d/d.fits"), [3]), (.file("/d/e/b.fits"), []), (.file("/d/a.fits"), []),
            (.file("/d/e/a.fits", digest: "sha256:1"), [0, 2, 4]), (.file("/x/a.fits"), []),
            (.file("/x/y.fits", id: ""), []),
        ] as [(Candidate, [Int])])
    func `a file is compared with what has its digest, its identifier or its place`(
        file: Candidate, indices: [Int]
    ) {
        #expect(table.indices(of: file) == indices)
    }

    @Test func `a product that used nothing has no references`() {
        let table = UsedTable([], by: "/d/p.fits")
        #expect(table.references.isEmpty)
        #expect(table.indices(of: .file("/d/p.fits", id: "urn:1", digest: "sha256:1")).isEmpty)
    }
}
