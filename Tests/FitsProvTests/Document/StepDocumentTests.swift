import FitsProv
import PROV
import Testing

@testable import FitsProv

/// Documents of products that several steps made.
@Suite struct StepDocumentTests {
    private static func origin(_ certainty: Origin.Certainty = .written) -> Origin {
        Origin(dialect: "eso-dfs", hdu: 1, card: "X", certainty: certainty)
    }

    private static func step(_ name: String, uses: String, isAncestor: Bool = false) -> Step {
        var step = Step(name, origin())
        step.activity.version = "1.\(name.count)"
        step.use(uses, role: "RAW", origin(.inferred))
        step.set("sigma", "3", origin())
        step.set("sigma", "4", origin())
        step.run("pipe", version: "2", origin())
        step.isAncestor = isAncestor
        return step
    }

    private static let provenance: Provenance = {
        var provenance = Provenance(
            product: Product(identifier: "urn:x:1", name: "p.fits", digest: ""),
            making: step("last", uses: "c.fits"))
        provenance.earlierSteps = [
            step("first", uses: "a.fits", isAncestor: true), step("", uses: "b.fits"),
        ]
        provenance.making.fields = [Field(name: "applied_cuts", value: "a < 1")]
        return provenance.identified(as: "urn:unused")
    }()

    @Test func `each step has an identifier of its own, the same each time`() {
        let steps = Self.provenance.steps
        #expect(
            steps.map(\.activity.identifier) == [
                "urn:x:1#step-1", "urn:x:1#step-2", "urn:x:1#activity",
            ])
        #expect(Self.provenance.identified(as: "urn:other") == Self.provenance)
    }

    @Test func `a document is valid, and says all of it again`() throws {
        let document = Self.provenance.document()
        #expect(document.validate().isValid)
        let read = try Document(provXML: document.provXML())
        let again = try #require(Provenance(read, of: "urn:x:1"))
        #expect(again == Self.provenance)
    }

    @Test func `dialect and certainty of each statement come back`() throws {
        let again = try #require(Provenance(Self.provenance.document(), of: "urn:x:1"))
        for step in again.steps {
            #expect(step.origin?.dialect == "eso-dfs")
            #expect(step.origin?.certainty == .written)
            #expect(step.used.map { $0.origin?.certainty } == [.inferred])
            #expect(step.parameters.map(\.value) == ["3", "4"])
            #expect(step.software.map { $0.origin?.dialect } == ["eso-dfs"])
        }
        #expect(again.steps.map(\.isAncestor) == [true, false, false])
    }

    @Test func `the product is not derived from what an ancestor used`() throws {
        let document = Self.provenance.document()
        func count(_ kind: Record.Kind) -> Int { document.records.count { $0.kind == kind } }
        #expect(count(.wasDerivedFrom) == 2)
        #expect(count(.wasInformedBy) == 2)
        #expect(count(.activity) == 3)
        #expect(count(.wasGeneratedBy) == 1)
    }

    @Test func `a stamp's own document has no word of dialects`() {
        var stamped = Provenance(
            product: Product(identifier: "urn:x:1", name: "p.fits", digest: ""),
            activity: Activity(name: "a", identifier: "urn:a"))
        stamped.making.use(
            "in.fits", Origin(dialect: Origin.convention, hdu: 1, card: "PROVIN1"))
        let names = stamped.document().records.flatMap(\.attributes).map(\.name)
        #expect(!names.contains(Term.dialect) && !names.contains(Term.certainty))
    }

    @Test func `steps that inform each other in a circle end`() throws {
        var document = Self.provenance.document()
        let activities = document.records.filter { $0.kind == .activity }.compactMap(\.identifier)
        let (making, oldest) = (activities[0], activities[2])
        document.records.append(
            Record(.wasInformedBy, nil, [.informed: .name(oldest), .informant: .name(making)]))
        let again = try #require(Provenance(document, of: "urn:x:1"))
        #expect(again.steps.count == 3)
    }

    @Test func `a weak digest names no entity`() {
        let mint = NameMint(namespaces: [:])
        var first = UsedEntity(location: "a.fits")
        var second = UsedEntity(location: "b.fits")
        first.digest = "md5:842c03681f0dff4837e26b73ac359d92"
        second.digest = first.digest
        #expect(mint.name(of: first) != mint.name(of: second))
    }

    @Test func `inputs are those of all steps but ancestors, each place once`() {
        var provenance = Self.provenance
        #expect(provenance.inputs.map(\.location) == ["c.fits", "b.fits"])
        provenance.earlierSteps[1].use("c.fits", Self.origin())
        #expect(provenance.inputs.map(\.location) == ["c.fits", "b.fits"])
    }
}
