import FitsProv
import Testing

@testable import FitsProv

/// How the steps of several dialects become one list.
@Suite struct StepOrderTests {
    private func step(
        _ name: String, _ time: String? = nil, _ certainty: Origin.Certainty = .written,
        isAncestor: Bool = false
    ) -> Step {
        var step = Step(name, Origin(dialect: "d", hdu: 1, card: "C", certainty: certainty))
        step.activity.start = time
        step.isAncestor = isAncestor
        return step
    }

    private func names(_ lists: [[Step]]) -> [String] {
        StepOrder.merged(lists).map(\.activity.name)
    }

    @Test func `steps of one dialect keep their order, whatever their times`() {
        #expect(names([[step("b", "2020-02-02"), step("a", "2020-01-01")]]) == ["b", "a"])
    }

    @Test func `where both have a time the earlier one comes first`() {
        let left = [step("a", "2020-01-01T00:00:00Z"), step("c", "2020-03-01T00:00:00Z")]
        let right = [step("b", "2020-02-01T00:00:00Z"), step("d", "2020-04-01T00:00:00Z")]
        #expect(names([left, right]) == ["a", "b", "c", "d"])
        #expect(names([right, left]) == ["a", "b", "c", "d"])
    }

    @Test func `without times those of the first dialect come first`() {
        #expect(names([[step("a"), step("b")], [step("c", "2020-01-01")]]) == ["a", "b", "c"])
        #expect(names([[step("c", "2020-01-01")], [step("a")]]) == ["c", "a"])
    }

    @Test func `what made inputs comes before what made the product`() {
        let list = [step("mine"), step("theirs", isAncestor: true)]
        #expect(names([list]) == ["theirs", "mine"])
    }

    @Test func `an inferred step that is written down elsewhere is that one`() throws {
        var guess = step("Extractor", nil, .inferred)
        guess.run("extractor", version: "5.32", Origin(dialect: "d", hdu: 1, card: "CREATOR"))
        let merged = StepOrder.merged([[guess], [step("extractor", "2020-01-01")]])
        #expect(merged.count == 1)
        let only = try #require(merged.first)
        #expect(only.origin?.certainty == .written)
        #expect(only.activity.start == "2020-01-01")
        #expect(only.software.map(\.name) == ["extractor"])
    }

    @Test func `two inferred steps, two written ones, and an ancestor stay apart`() {
        #expect(names([[step("a", nil, .inferred)], [step("a", nil, .inferred)]]).count == 2)
        #expect(names([[step("a")], [step("a")]]).count == 2)
        #expect(names([[step("a", nil, .inferred)], [step("a", isAncestor: true)]]).count == 2)
        #expect(names([[step("", nil, .inferred)], [step("")]]).count == 2)
    }

    @Test func `nothing gives nothing`() {
        #expect(StepOrder.merged([]).isEmpty)
        #expect(StepOrder.merged([[], []]).isEmpty)
    }
}
