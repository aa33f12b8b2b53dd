import FITS
import Files
import Foundation
import PROV
import TestSupport
import Testing

@testable import FitsProv

/// A step in few words, and the request that says the same.
@Suite struct StepWordsTests {
    @Test func `a step has what it was given, in that order`() {
        let step = Step(
            activity: "a", used: ["one": "Main", "two": "", "one": "Other"],
            parameters: ["b": "1", "a": "2"], fields: ["z": "1", "y": "2"])
        #expect(step.activity == Activity(name: "a", identifier: ""))
        #expect(step.software == [])
        #expect(step.used.map(\.location) == ["one", "two", "one"])
        #expect(step.used.map(\.role) == ["Main", nil, "Other"])
        #expect(step.parameters == [("b", "1"), ("a", "2")].map(Parameter.init))
        #expect(step.fields == [("z", "1"), ("y", "2")].map(Field.init))
    }

    @Test func `a request says everything that a step says`() throws {
        let fixture = try StampFixture()
        var step = Step(activity: Activity(name: "act", identifier: "urn:x:run"))
        step.activity.version = "v"
        step.activity.type = "Analysis"
        step.activity.description = "d"
        step.activity.documentation = "https://example.org/d"
        step.activity.start = "2026-01-01T00:00:00Z"
        step.activity.end = "2026-01-02T00:00:00Z"
        step.activity.command = "act --now"
        step.software = [Software(name: "s", version: "1")]
        step.agents = [Agent(name: "a", role: "Creator")]
        step.used = [UsedEntity(location: "https://example.org/i", role: "Main")]
        step.parameters = [Parameter(name: "p", value: "1")]
        step.configuration = [ConfigurationFile(location: "https://example.org/c")]
        step.environment = [Setting(name: "E", value: "1")]
        step.fields = [Field(name: "site", value: "north")]
        let provenance = try fixture.stamp(fixture.product, StampRequest(step)).provenance
        #expect(provenance.activity == step.activity)
        #expect(provenance.software == step.software)
        #expect(provenance.agents == step.agents)
        #expect(provenance.used == step.used)
        #expect(provenance.parameters == step.parameters)
        #expect(provenance.configuration == step.configuration)
        #expect(provenance.environment == step.environment)
        #expect(provenance.fields == step.fields)
        #expect(try #require(try Inspection(fixture.product).provenance) == provenance)
    }
}
