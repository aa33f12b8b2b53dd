import PROV
import TestSupport
import Testing

@testable import FitsProv

/// What the document of a path says of products without one, and which documents it cannot have.
@Suite struct MergedDocumentTests {
    private func part(_ name: String, _ statements: String) throws -> DocumentMerger.Part {
        DocumentMerger.Part(name: name, document: try Documents.document(statements))
    }

    @Test(arguments: [(19, true), (20, false)])
    func `so many documents are looked for one by one, and beyond the rest is left out`(
        count: Int, isKept: Bool
    ) throws {
        var parts = [try part("first", "activity(ex:run, 2026-01-01T00:00:00, -)")]
        for number in 0..<count {
            let year = 2001 + number
            parts.append(try part("bad\(number)", "activity(ex:run, \(year)-01-01T00:00:00, -)"))
        }
        parts.append(try part("good", "entity(ex:good)"))
        let merger = DocumentMerger(parts)
        #expect(merger.complaints.map(\.name).contains("good") == !isKept)
        #expect(merger.complaints.count == (isKept ? count : count + 1))
        #expect(merger.merged.records(.entity).count == (isKept ? 1 : 0))
        #expect(merger.merged.records(.activity).map { $0.time(.startTime) }.count == 1)
    }

    @Test func `of two that contradict each other the first is believed`() throws {
        let early = try part("early", "activity(ex:run, 2026-01-01T00:00:00, -)")
        let late = try part("late", "activity(ex:run, 2026-01-02T00:00:00, -)")
        for parts in [[early, late], [late, early]] {
            let merger = DocumentMerger(parts)
            #expect(merger.complaints.map(\.name) == [parts[1].name])
            #expect(merger.merged == parts[0].document)
        }
    }

    @Test func `a product that only cards tell of has the name of its file, and an activity`()
        throws
    {
        let stamps = try CardStamps()
        try stamps.write("raw.fits", by: "observe", run: "urn:run:1")
        try stamps.write("p.fits", by: "stack", named: ["raw.fits"])
        let document = try stamps.lineage("p.fits").document().document
        #expect(
            Set(
                document.records(.activity).compactMap {
                    $0.values(Namespace.dcterms("identifier")).first?.text
                })
                == ["urn:run:1", "urn:x:p.fits#activity"])
        let products = document.records(.entity).filter {
            $0.types.contains(Namespace.fitsprov("Product"))
        }
        #expect(products.map(\.label) == ["p.fits", "raw.fits"])
    }

    @Test func `an edge between products of one name is no alternate`() throws {
        let stamps = try CardStamps()
        try stamps.write("raw.fits")
        try stamps.write("p.fits", from: [try stamps.input("raw.fits")], object: "p")
        #expect(try stamps.lineage("p.fits").document().document.records(.alternateOf).isEmpty)
    }

    @Test func `an input that was stamped since is the alternate of what it is now`() throws {
        let files = try StampedFiles()
        try files.write("raw.fits", "raw")
        try files.make("p.fits", from: ["raw.fits"])
        #expect(try files.lineage("p.fits").document().document.records(.alternateOf).isEmpty)
        let now = try files.make("raw.fits", "raw", by: "observe").provenance.product.identifier
        let document = try files.lineage("p.fits").document().document
        let alternates = document.records(.alternateOf)
        #expect(alternates.count == 1)
        let mint = NameMint(namespaces: [:])
        #expect(alternates.first?.name(.alternate2) == mint.name(of: now))
        #expect(alternates.first?.name(.alternate1)?.localPart.hasPrefix("d") == true)
        #expect(document.validate().isValid)
    }

    @Test func `the later of two documents that contradict each other is left out, by its path`()
        throws
    {
        let files = try StampedFiles()
        let run = "urn:uuid:16fd2706-8baf-433b-82eb-8c7fada847da"
        for (name, start) in [("a.fits", "2026-01-01"), ("b.fits", "2026-01-02")] {
            try files.make(name) {
                $0.activity.identifier = run
                $0.activity.start = start
            }
        }
        try files.make("p.fits", from: ["a.fits", "b.fits"])
        let (document, complaints) = try files.lineage("p.fits").document()
        #expect(complaints.map(\.name) == [files.folder.file("b.fits")])
        #expect(document.validate().isValid)
        #expect(document.records(.activity).count == 2)
    }
}
