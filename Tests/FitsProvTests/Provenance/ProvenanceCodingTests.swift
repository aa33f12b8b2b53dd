import Foundation
import Testing

@testable import FitsProv

@Suite struct ProvenanceCodingTests {
    private var provenance: Provenance {
        var first = Step(activity: Activity(name: "observe", identifier: ""))
        first.isAncestor = true
        first.origin = Origin(dialect: "eso", hdu: 1, card: "ESO DPR TYPE", certainty: .inherited)
        var second = Step(activity: Activity(name: "reduce", identifier: "urn:run:2"))
        second.software = [Software(name: "esorex", version: "3", url: "http://e")]
        second.software[0].origin = Origin(dialect: "eso", hdu: 2, row: 7, certainty: .inferred)
        second.agents = [Agent(name: "A", role: "Creator")]
        second.used = [UsedEntity(location: "raw.fits", role: "Main")]
        second.parameters = [Parameter(name: "p", value: "1")]
        second.parameters[0].options = ["1", "2"]
        second.parameters[0].standard = "2"
        second.configuration = [ConfigurationFile(location: "a.cfg")]
        second.environment = [Setting(name: "HOST", value: "x")]
        var last = Step(activity: Activity(name: "stack", identifier: "urn:run:3"))
        last.activity.version = "2"
        var product = Product(identifier: "urn:p", name: "p.fits", digest: "sha256:p")
        product.role = "out"
        product.hdus = [
            HDURecord(
                number: 1, name: "PRIMARY", headerDigest: "h", dataDigest: "d", cardMarks: "m")
        ]
        var provenance = Provenance(product: product, making: last)
        provenance.earlierSteps = [first, second]
        provenance.fields = [Field(name: "site", value: "N")]
        provenance.namespaces = ["x": "http://x"]
        return provenance
    }

    private func json(_ value: some Encodable) throws -> [String: Any] {
        let data = try JSONEncoder().encode(value)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func `several steps are written and read back with their origins`() throws {
        let data = try JSONEncoder().encode(provenance)
        let read = try JSONDecoder().decode(Provenance.self, from: data)
        #expect(read == provenance)
        #expect(read.steps.map(\.activity.name) == ["observe", "reduce", "stack"])
        #expect(read.making.activity.identifier == "urn:run:3")
        #expect(read.earlierSteps.map(\.isAncestor) == [true, false])
        #expect(read.steps.map(\.origin) == provenance.steps.map(\.origin))
        #expect(read.earlierSteps[1].software[0].origin?.certainty == .inferred)
        #expect(read.earlierSteps[1].software[0].origin?.row == 7)
        #expect(read.earlierSteps[1].parameters[0].standard == "2")
        #expect(read.product.hdus == provenance.product.hdus)
    }

    @Test func `an origin is written only where it is known`() throws {
        let steps = try #require(try json(provenance)["steps"] as? [[String: Any]])
        #expect(steps.map { $0["origin"] != nil } == [true, false, false])
        let origin = try #require(steps[0]["origin"] as? [String: Any])
        #expect(Set(origin.keys) == ["dialect", "hdu", "card", "certainty"])
        #expect(origin["certainty"] as? String == "inherited")
        #expect(origin["hdu"] as? Int == 1)
        let software = try #require(steps[1]["software"] as? [[String: Any]])
        let place = try #require(software[0]["origin"] as? [String: Any])
        #expect(Set(place.keys) == ["dialect", "hdu", "row", "certainty"])
        let parameters = try #require(steps[1]["parameters"] as? [[String: Any]])
        #expect(Set(parameters[0].keys) == ["name", "value", "options", "default"])
        #expect(Set(try json(Field(name: "a", value: "b")).keys) == ["name", "value"])
        #expect(Set(try json(UsedEntity(location: "a")).keys) == ["location"])
        #expect(Set(try json(Agent(name: "a")).keys) == ["name"])
        #expect(Set(try json(ConfigurationFile(location: "a")).keys) == ["location"])
    }

    @Test func `provenance without a step has one of which nothing is known, and writes none`()
        throws
    {
        var object = try json(provenance)
        object["steps"] = [Any]()
        let data = try JSONSerialization.data(withJSONObject: object)
        let read = try JSONDecoder().decode(Provenance.self, from: data)
        #expect(read.making.isEmpty && read.steps.count == 1)
        #expect(try (json(read)["steps"] as? [Any])?.isEmpty == true)
    }

    @Test func `an origin is no part of what statements are compared by`() {
        var marked = Field(name: "a", value: "b")
        marked.origin = Origin(dialect: "eso", hdu: 1, card: "X")
        let plain = Field(name: "a", value: "b")
        #expect(marked == plain)
        #expect(marked.hashValue == plain.hashValue)
        #expect(marked.origin != plain.origin)
        #expect(Set([marked, plain]).count == 1)
        #expect(marked != Field(name: "a", value: "c"))
        var step = Step(activity: Activity(name: "x", identifier: ""))
        let other = step
        step.origin = Origin(dialect: "eso", hdu: 1, row: 1)
        #expect(step == other)
        step.isAncestor = true
        #expect(step != other)
    }

    @Test func `origins themselves are compared by all they say`() {
        let origin = Origin(dialect: "eso", hdu: 1, card: "X")
        #expect(origin == Origin(dialect: "eso", hdu: 1, card: "X", certainty: .written))
        #expect(origin != Origin(dialect: "cta", hdu: 1, card: "X"))
        #expect(origin != Origin(dialect: "eso", hdu: 2, card: "X"))
        #expect(origin != Origin(dialect: "eso", hdu: 1, card: "Y"))
        #expect(origin != Origin(dialect: "eso", hdu: 1, card: "X", certainty: .inferred))
        #expect(origin != Origin(dialect: "eso", hdu: 1, row: 1))
    }

    @Test func `a place is given in words`() {
        #expect(Origin(dialect: "x", hdu: 1, card: "PROVACT").location == "HDU 1, PROVACT")
        #expect(Origin(dialect: "x", hdu: 3, row: 1).location == "HDU 3, row 1")
        var origin = Origin(dialect: "x", hdu: 2, row: 4)
        origin.card = "A"
        #expect(origin.location == "HDU 2, A, row 4")
        origin.hdu = nil
        #expect(origin.location == "A, row 4")
    }

    @Test func `what is asked of provenance is that of the step that made the product`() {
        var told = provenance
        #expect(told.activity.name == "stack")
        #expect(told.software.isEmpty)
        told.software = [Software(name: "s")]
        told.agents = [Agent(name: "a")]
        told.used = [UsedEntity(location: "u")]
        told.parameters = [Parameter(name: "p", value: "1")]
        told.configuration = [ConfigurationFile(location: "c")]
        told.environment = [Setting(name: "E", value: "1")]
        told.activity.name = "other"
        #expect(told.making.software == told.software && told.making.agents == told.agents)
        #expect(told.making.used == told.used && told.making.parameters == told.parameters)
        #expect(told.making.configuration == told.configuration)
        #expect(told.making.environment == told.environment)
        #expect(told.steps.map(\.activity.name) == ["observe", "reduce", "other"])
        #expect(told.earlierSteps == provenance.earlierSteps)
    }
}
