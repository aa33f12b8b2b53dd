import Testing

@testable import FitsProv

@Suite struct StepChangeTests {
    private func provenance(_ change: (inout Provenance) -> Void = { _ in }) -> Provenance {
        var provenance = Provenance(
            product: Product(identifier: "urn:p", name: "p.fits", digest: "sha256:p"),
            activity: Activity(name: "make", identifier: "urn:run"))
        change(&provenance)
        return provenance
    }

    private func changes(
        _ first: (inout Provenance) -> Void, _ second: (inout Provenance) -> Void
    ) -> [StepChange] {
        StepComparison(provenance(first), provenance(second)).changes
    }

    private func change(
        _ subject: StepChange.Subject, _ name: String, _ first: String?, _ second: String?
    ) -> StepChange {
        StepChange(subject: subject, name: name, first: first, second: second)
    }

    @Test func `what says when, where and of which product is not compared`() {
        let changes = changes { _ in
        } _: {
            $0.product = Product(identifier: "urn:q", name: "q.fits", digest: "sha256:q")
            $0.activity.identifier = "urn:other"
            $0.activity.start = "2026-01-01T00:00:00Z"
            $0.activity.end = "2026-01-01T00:00:00Z"
            $0.activity.command = "make q"
            $0.activity.description = "d"
            $0.software = []
        }
        #expect(changes == [])
    }

    @Test func `name, version and type of an activity are compared`() {
        let changes = changes {
            $0.activity.version = "1"
        } _: {
            $0.activity.name = "bake"
            $0.activity.version = "1.0"
            $0.activity.type = "Analysis"
        }
        #expect(
            changes == [
                change(.activity, "name", "make", "bake"),
                // Versions are not numbers.
                change(.activity, "version", "1", "1.0"),
                change(.activity, "type", nil, "Analysis"),
            ])
    }

    @Test func `software is compared by name, those of the first first`() {
        let changes = changes {
            $0.software = [
                Software(name: "b", version: "1"), Software(name: "a", version: "2"),
                Software(name: "same", version: "3", url: "http://x"),
            ]
        } _: {
            $0.software = [
                Software(name: "new"), Software(name: "same", version: "3"),
                Software(name: "a", version: "2.0"),
            ]
        }
        #expect(
            changes == [
                change(.software, "b", "1", nil), change(.software, "a", "2", "2.0"),
                change(.software, "new", nil, ""),
            ])
    }

    @Test(arguments: [
        ("1", "1.0", true), ("1e3", "1000", true), ("0.1", "0.10", true), ("1", "2", false),
        ("a", "A", false), ("", "0", false), ("0x10", "16", true), ("nan", "nan", true),
    ])
    func `parameters and fields of equal numbers are the same`(
        first: String, second: String, isSame: Bool
    ) {
        let changes = changes {
            $0.parameters = [Parameter(name: "p", value: first)]
            $0.fields = [Field(name: "f", value: first)]
            $0.environment = [Setting(name: "E", value: first)]
        } _: {
            $0.parameters = [Parameter(name: "p", value: second)]
            $0.fields = [Field(name: "f", value: second)]
            $0.environment = [Setting(name: "E", value: second)]
        }
        var expected = isSame ? [] : [change(.parameter, "p", first, second)]
        if !isSame { expected.append(change(.field, "f", first, second)) }
        // The environment is compared as text.
        if first != second { expected.append(change(.environment, "E", first, second)) }
        #expect(changes == expected)
    }

    @Test func `the unit of a parameter counts`() {
        let changes = changes {
            var parameter = Parameter(name: "e", value: "1")
            parameter.unit = "TeV"
            var empty = Parameter(name: "f", value: "1")
            empty.unit = ""
            $0.parameters = [parameter, empty]
        } _: {
            var parameter = Parameter(name: "e", value: "1")
            parameter.unit = "GeV"
            $0.parameters = [parameter, Parameter(name: "f", value: "1")]
        }
        #expect(changes == [change(.parameter, "e", "1 TeV", "1 GeV")])
    }

    @Test func `several of one name are compared in their order`() {
        let changes = changes {
            $0.parameters = ["1", "2"].map { Parameter(name: "p", value: $0) }
            $0.agents = [Agent(name: "a", role: "Creator"), Agent(name: "a", role: "Operator")]
        } _: {
            $0.parameters = ["2", "1"].map { Parameter(name: "p", value: $0) }
            $0.agents = [Agent(name: "a", role: "Creator")]
        }
        #expect(
            changes == [
                change(.parameter, "p", "1, 2", "2, 1"),
                change(.agent, "a", "Creator, Operator", "Creator"),
            ])
    }

    @Test func `configuration files are the same if their bytes are`() {
        func file(_ location: String, _ digest: String?) -> ConfigurationFile {
            var file = ConfigurationFile(location: location)
            file.digest = digest
            return file
        }
        let changes = changes {
            $0.configuration = [
                file("old/a.cfg", "d1"), file("b.cfg", "d2"), file("c.cfg", nil),
                file("x/e.cfg", nil),
            ]
        } _: {
            $0.configuration = [
                file("new/z.cfg", "d1"), file("b.cfg", "d3"), file("d.cfg", nil),
                file("y/e.cfg", nil),
            ]
        }
        #expect(
            changes == [
                change(.configuration, "b.cfg", "d2", "d3"),
                change(.configuration, "c.cfg", "no digest", nil),
                change(.configuration, "d.cfg", nil, "no digest"),
            ])
    }

    @Test func `changes are in the order of what was done, with what, by whom`() {
        let changes = changes { _ in
        } _: {
            $0.activity.name = "other"
            $0.software = [Software(name: "s")]
            $0.parameters = [Parameter(name: "p", value: "1")]
            $0.configuration = [ConfigurationFile(location: "c")]
            $0.fields = [Field(name: "f", value: "1")]
            $0.agents = [Agent(name: "a")]
            $0.environment = [Setting(name: "E", value: "1")]
        }
        #expect(
            changes.map(\.subject) == [
                .activity, .software, .parameter, .configuration, .field, .agent, .environment,
            ])
    }
}
