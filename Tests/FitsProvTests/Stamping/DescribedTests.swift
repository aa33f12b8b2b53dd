import FITS
import FitsProv
import PROV
import TestSupport
import Testing

/// Stamps of activities that are described.
@Suite struct DescribedTests {
    private static var description: ActivityDescription {
        var description = ActivityDescription(name: "ctbin")
        description.version = "2.1"
        description.type = "Analysis"
        description.subtype = "binning"
        description.description = "bins events"
        description.documentation = "https://example.org/ctbin"
        var energy = ParameterDescription(name: "emin")
        (energy.type, energy.unit, energy.ucd) = ("double", "TeV", "em.energy;stat.min")
        (energy.min, energy.max, energy.standard) = ("0.02", "300", "0.1")
        var system = ParameterDescription(name: "coordsys")
        (system.options, system.standard) = (["CEL", "GAL"], "CEL")
        var seed = ParameterDescription(name: "seed")
        (seed.type, seed.min) = ("long", "0")
        description.parameters = [energy, system, seed]
        var main = RoleDescription(role: "Main")
        (main.multiplicity, main.description) = ("1..*", "an event list")
        description.used = [main]
        description.generated = [RoleDescription(role: "cube")]
        return description
    }

    private func stamped(_ request: StampRequest) throws -> (StampPlan, Document) {
        let fixture = try StampFixture()
        let plan = try Stamper().plan(fixture.product, request)
        return (plan, try Document(provXML: plan.document))
    }

    @Test func `types, units and ranges come from the description, values from what was given`()
        throws
    {
        var request = StampRequest(activity: "ctbin")
        var given = Parameter(name: "emin", value: "0.5")
        given.unit = "GeV"
        request.parameters = [given, Parameter(name: "other", value: "1")]
        request.used = [UsedEntity(location: "https://example.org/e.fits", role: "Main")]
        request.describe(by: DescribedTests.description)
        let told = try stamped(request).0.provenance
        #expect(told.activity.version == "2.1")
        #expect(told.activity.type == "Analysis")
        #expect(told.activity.documentation == "https://example.org/ctbin")
        #expect(told.parameters.map(\.name) == ["emin", "other", "coordsys"])
        #expect(told.parameters.map(\.value) == ["0.5", "1", "CEL"])
        #expect(told.parameters[0].unit == "GeV")
        #expect(told.parameters[0].max == "300")
        #expect(told.parameters[2].options == ["CEL", "GAL"])
        #expect(told.used.first?.description == "an event list")
    }

    @Test func `the document has the description, is valid, and is read as the same`() throws {
        var request = StampRequest(activity: "ctbin")
        request.describe(by: DescribedTests.description)
        let (plan, document) = try stamped(request)
        #expect(document.validate().isValid)
        let text = String(decoding: plan.document, as: UTF8.self)
        for word in [
            "UsageDescription", "GenerationDescription", "1..*", "binning", "em.energy;stat.min",
            ">TeV<", ">0.02<", ">300<",
        ] {
            #expect(text.contains(word), "\(word)")
        }
        // The parameter without a value is described all the same.
        #expect(text.contains(">seed<"))
        let read = try #require(Provenance(document, of: plan.product.identifier))
        #expect(read.parameters == plan.provenance.parameters)
        #expect(read.activity == plan.provenance.activity)
    }

    @Test func `steps before the one that is described are not`() throws {
        var request = StampRequest(activity: "ctbin")
        request.earlierSteps = [Step(activity: "before")]
        request.describe(by: DescribedTests.description)
        let text = String(decoding: try stamped(request).0.document, as: UTF8.self)
        #expect(text.components("binning") == 1)
    }

    @Test(.enabled(if: Tool.xmllint.isPresent && PROVSamples.areInstalled, Samples.notice))
    func `a described document follows the schema of the W3C`() throws {
        var request = StampRequest(activity: "ctbin")
        request.describe(by: DescribedTests.description)
        #expect(try PROVSchema.complaint(about: [try stamped(request).0.document]) == nil)
    }
}

extension String {
    fileprivate func components(_ word: String) -> Int {
        var count = 0
        var rest = Substring(self)
        while let found = rest.firstRange(of: word) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }
}
