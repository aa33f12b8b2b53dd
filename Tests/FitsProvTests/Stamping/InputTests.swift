import FITS
import FitsProv
import TestSupport
import Testing

@Suite struct InputTests {
    @Test func `a stamped input gives its identifier and digest`() throws {
        let fixture = try StampFixture()
        let events = fixture.folder.file("events.fits")
        let input = try Stamps.stamp(events, StampRequest(activity: "observe"))
        var request = StampRequest(activity: "ctbin")
        request.used = [UsedEntity(location: events, role: "Main")]
        let plan = try Stamps.stamp(fixture.product, request)
        let used = try #require(plan.provenance.used.first)
        #expect(used.location == "events.fits")
        #expect(used.identifier == input.provenance.product.identifier)
        #expect(used.digest == input.provenance.product.digest)
        #expect(try Stamps.verify(fixture.product, inputs: true).verdict == .intact)
    }

    @Test func `what is not FITS is digested as a file`() throws {
        let fixture = try StampFixture()
        let notes = try fixture.folder.write(Array("hello\n".utf8), to: "notes.txt")
        var request = StampRequest(activity: "x")
        request.used = [UsedEntity(location: notes)]
        request.configuration = [ConfigurationFile(location: notes)]
        let plan = try Stamps.stamp(fixture.product, request)
        // printf 'hello\n' | sha256sum | xxd -r -p | base64 | tr '+/' '-_' | tr -d =
        let digest = "file-sha256:WJG1tSLV3whtD_CxEPvZ0hu0_HFjrzTQgoai6Eb2vgM"
        #expect(plan.provenance.used.first?.digest == digest)
        #expect(plan.provenance.configuration.first?.digest == digest)
    }

    @Test func `a missing input is recorded with a warning`() throws {
        let fixture = try StampFixture()
        var request = StampRequest(activity: "x")
        request.used = [UsedEntity(location: "gone.fits", role: "Main")]
        let plan = try Stamps.stamp(fixture.product, request)
        #expect(plan.warnings == ["gone.fits: used, but not found: recorded without a digest"])
        let verification = try Stamps.verify(fixture.product, inputs: true)
        #expect(verification.verdict == .failed)
        #expect(verification.inputs.map(\.state) == [.missing])
    }

    @Test(arguments: ["NACO.2003-12-27T00:00:10.000.fits", "frame:a.fits", "ab:c"])
    func `a file whose name has a colon is a file`(_ name: String) throws {
        let fixture = try StampFixture()
        try fixture.folder.write(FITSBytes.primary(), to: name)
        var request = StampRequest(activity: "x")
        request.used = [UsedEntity(location: name)]
        request.configuration = [ConfigurationFile(location: name)]
        let plan = try Stamps.stamp(fixture.product, request)
        #expect(plan.warnings == [])
        #expect(plan.provenance.used.first?.digest != nil)
        #expect(plan.provenance.configuration.first?.digest != nil)
        let verification = try Stamps.verify(fixture.product, inputs: true)
        #expect(verification.verdict == .intact)
        #expect(verification.inputs.first?.state == .confirmed)
    }

    @Test func `a missing file of a name with a time is warned of, a URI is not`() throws {
        let fixture = try StampFixture()
        let name = "NACO.2003-12-27T00:00:10.000.fits"
        var request = StampRequest(activity: "x")
        request.used = [UsedEntity(location: name), UsedEntity(location: "urn:x:1")]
        let plan = try Stamps.stamp(fixture.product, request)
        #expect(plan.warnings == ["\(name): used, but not found: recorded without a digest"])
    }

    @Test func `more than 99 inputs have cards for 99 and a document for all`() throws {
        let fixture = try StampFixture()
        var request = StampRequest(activity: "x")
        request.used = (1...120).map { UsedEntity(location: "https://example.org/\($0).fits") }
        try Stamps.stamp(fixture.product, request)
        let inspection = try Inspection(fixture.product, depth: .documents)
        #expect(inspection.block?.header.value("PROVNIN") == .integer(120))
        #expect(inspection.block?.inputs.count == 99)
        #expect(inspection.provenance?.used.count == 120)
        #expect(inspection.provenance?.used.last?.location == "https://example.org/120.fits")
        #expect(try Stamps.verify(fixture.product).verdict == .intact)
    }

    @Test func `the last value of a parameter or field counts`() throws {
        let fixture = try StampFixture()
        var request = StampRequest(activity: "x")
        request.parameters = [("a", "1"), ("b", "2"), ("a", "3")].map(Parameter.init)
        request.fields = [("site", "S"), ("site", "N")].map(Field.init)
        let provenance = try Stamps.stamp(fixture.product, request).provenance
        #expect(provenance.parameters.map { "\($0.name)\($0.value)" } == ["a3", "b2"])
        #expect(provenance.fields.map(\.value) == ["N"])
        #expect(try Stamps.verify(fixture.product).verdict == .intact)
    }

    @Test func `the inputs' documents are carried along when asked for`() throws {
        let fixture = try StampFixture()
        let events = fixture.folder.file("events.fits")
        let first = try Stamps.stamp(events, StampRequest(activity: "observe"))
        let middle = try fixture.folder.write(FITSBytes.primary(["HISTORY m"]), to: "middle.fits")
        var request = StampRequest(activity: "select")
        request.used = [UsedEntity(location: events)]
        request.carriedGenerations = .max
        try Stamps.stamp(middle, request)
        request.activity.name = "ctbin"
        request.used = [UsedEntity(location: middle)]
        try Stamps.stamp(fixture.product, request)
        let documents = try #require(
            try Inspection(fixture.product, depth: .documents).stored?.get())
        #expect(documents.count == 3)
        request.carriedGenerations = 1
        try Stamps.stamp(fixture.product, request)
        let nearest = try Inspection(fixture.product, depth: .documents).stored?.get()
        #expect(nearest?.map(\.subject) == documents.prefix(2).map(\.subject))
        #expect(documents[2].subject == first.provenance.product.identifier)
        #expect(documents[2].bytes == first.document)
        #expect(try Stamps.verify(fixture.product).verdict == .intact)
    }
}
