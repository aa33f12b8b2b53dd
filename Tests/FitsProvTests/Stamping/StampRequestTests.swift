import FitsProv
import TestSupport
import Testing

/// What is asked for: a step, and what is wished of the product.
@Suite struct StampRequestTests {
    @Test func `a request holds the step and reaches what it has`() {
        var step = Step(
            activity: "ctbin", software: "ctools 2.1.0", used: ["events.fits": "Main"],
            parameters: ["ebins": "20"], fields: ["calib_version": "v1.2"])
        var request = StampRequest(step)
        #expect(request.activity.name == "ctbin")
        #expect(request.software == [Software(name: "ctools", version: "2.1.0")])
        #expect(request.used == [UsedEntity(location: "events.fits", role: "Main")])
        #expect(request.parameters == [Parameter(name: "ebins", value: "20")])
        #expect(request.fields == [Field(name: "calib_version", value: "v1.2")])
        request.environment = [Setting(name: "A", value: "b")]
        step.environment = [Setting(name: "A", value: "b")]
        #expect(request.step == step)
    }

    @Test(arguments: [
        ("ctools 2.1.0", "ctools", "2.1.0" as String?), ("ctools", "ctools", nil),
        ("my tools", "my tools", nil), ("my tools v2", "my tools", "v2"), ("a 1 b", "a 1 b", nil),
        ("tools 3", "tools", "3"),
    ])
    func `software is a name and behind the last blank a version`(
        words: String, name: String, version: String?
    ) {
        #expect(
            Step(activity: "a", software: words).software == [
                Software(name: name, version: version)
            ])
    }

    @Test func `an empty role is none, and no software is none`() {
        let step = Step(activity: "a", used: ["x.fits": "", "y.fits": "Main"])
        #expect(step.used.map(\.role) == [nil, "Main"])
        #expect(step.software.isEmpty)
    }

    @Test func `all that a step has is stamped as it was given`() throws {
        let fixture = try StampFixture()
        let request = fixture.fullRequest()
        let plan = try fixture.stamp(fixture.product, request)
        let made = try #require(try Inspection(fixture.product).provenance)
        #expect(made == plan.provenance)
        #expect(made.activity.identifier == StampFixture.execution)
        #expect(made.agents == request.agents)
        #expect(made.software == request.software)
        #expect(made.parameters == request.parameters)
        #expect(made.environment == request.environment)
        #expect(made.fields.map(\.name).sorted() == request.fields.map(\.name).sorted())
        #expect(made.earlierSteps.isEmpty)
    }

    @Test func `an execution without an identifier gets a new one each time`() throws {
        let folder = try ScratchFolder()
        var identifiers: Set<String> = []
        for name in ["a.fits", "b.fits"] {
            let path = try folder.write(FITSBytes.primary(), to: name)
            let plan = try Stamps.stamp(path, StampRequest(Step(activity: "a")))
            identifiers.insert(plan.provenance.activity.identifier)
        }
        #expect(identifiers.count == 2)
        #expect(identifiers.allSatisfy { $0.hasPrefix("urn:uuid:") })
    }
}
