import Testing

@testable import FitsProv

/// What a product was made from, where several steps tell of it.
@Suite struct InputsTests {
    private func inputs(last: [String], earlier: [UsedEntity]) -> [String] {
        var provenance = Provenance(
            product: Product(identifier: "urn:p", name: "p.fits", digest: ""),
            activity: Activity(name: "run", identifier: "urn:run"))
        provenance.used = last.map { UsedEntity(location: $0) }
        var step = Step(activity: Activity(name: "recipe", identifier: "urn:recipe"))
        step.used = earlier
        provenance.earlierSteps = [step]
        return provenance.inputs.map(\.location)
    }

    private func used(_ location: String, identifier: String? = nil) -> UsedEntity {
        var used = UsedEntity(location: location)
        used.identifier = identifier
        return used
    }

    @Test("a file that two steps used counts once, also if one of them told its name alone")
    func once() {
        let raw = "../raw/flat.fits"
        #expect(inputs(last: [raw], earlier: [used(raw)]) == [raw])
        #expect(inputs(last: [raw], earlier: [used("flat.fits")]) == [raw])
        #expect(inputs(last: [raw], earlier: [used("flat.fits.gz")]) == [raw])
    }

    @Test("what is not surely the same file is one more")
    func more() {
        let raw = "../raw/flat.fits"
        #expect(inputs(last: [raw], earlier: [used("bias.fits")]) == [raw, "bias.fits"])
        #expect(inputs(last: [raw], earlier: [used("old/flat.fits")]) == [raw, "old/flat.fits"])
        let other = used("flat.fits", identifier: "urn:other")
        #expect(inputs(last: [raw], earlier: [other]) == [raw, "flat.fits"])
        #expect(inputs(last: [], earlier: [used("a"), used("a")]) == ["a"])
    }
}
