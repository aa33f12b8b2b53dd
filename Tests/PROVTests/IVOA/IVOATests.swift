import PROV
import TestSupport
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

struct IVOATests {
    @Test(arguments: IVOA.namespaces)
    func `a class is found in each namespace that is in use`(namespace: String) {
        let type = QualifiedName(namespace: namespace, localPart: "DatasetEntity")
        let unit = QualifiedName(namespace: namespace, localPart: "location")
        let record = Record(
            .entity, ex("e"),
            attributes: [Attribute(.type, .name(type)), Attribute(unit, .string("a.fits"))])
        #expect(record.ivoaClasses == [.datasetEntity])
        #expect(IVOA.DatasetEntity(record)?.location == "a.fits")
        #expect(IVOA.ValueEntity(record) == nil)
    }

    @Test func `an object is a record of the W3C with its class as type`() {
        var parameter = IVOA.ParameterDescription(ex("emin"), name: "emin")
        parameter.valueType = "double"
        parameter.unit = "TeV"
        parameter.unit = "GeV"
        parameter.options = ["1", "2"]
        #expect(
            parameter.record.attributes == [
                Attribute(.label, .string("emin")),
                Attribute(.type, .name(Namespace.voprov("ParameterDescription"))),
                Attribute(Namespace.voprov("name"), .string("emin")),
                Attribute(Namespace.voprov("valueType"), .string("double")),
                Attribute(Namespace.voprov("unit"), .string("GeV")),
                Attribute(Namespace.voprov("options"), .string("1")),
                Attribute(Namespace.voprov("options"), .string("2")),
            ])
        #expect(IVOA.ParameterDescription(parameter.record) == parameter)
        #expect(parameter.options == ["1", "2"])
    }

    @Test func `a configuration is a usage`() {
        let relation = IVOA.WasConfiguredBy(
            activity: ex("run"), configurator: ex("emin"), artefactType: .parameter)
        let record = relation.record
        #expect(record.kind == .used)
        #expect(IVOA.WasConfiguredBy(record) == relation)
        var emin = IVOA.Parameter(ex("emin"), name: "emin")
        emin.value = "0.1"
        let document = Document(records: [record, emin.record])
        #expect(document.parameters(of: ex("run")) == [emin])
        #expect(document.parameters(of: ex("other")).isEmpty)
        #expect(document.configFiles(of: ex("run")).isEmpty)
    }

    @Test func `agents and activities are those of PROV`() throws {
        let record = Record(
            .agent, ex("g"),
            attributes: [
                Attribute(.label, .string("CTA")),
                Attribute(.type, .name(Namespace.prov("Organization"))),
            ])
        var agent = try #require(IVOA.Agent(record))
        #expect(agent.name == "CTA")
        #expect(agent.type == .organization)
        agent.email = "info@cta"
        #expect(
            agent.record.attributes.last
                == Attribute(Namespace.voprov("email"), .string("info@cta")))
        #expect(IVOA.Activity(record) == nil)
        #expect(IVOA.Activity(Record(.activity, ex("a")))?.comment == nil)
    }

    @Test(arguments: ["Configfile", "ConfigFile"])
    func `both spellings of the standard are read`(text: String) {
        #expect(IVOA.ArtefactType(text: text) == .configFile)
    }

    @Test(.enabled(if: PROVSamples.areInstalled, "the sample documents are not installed"))
    func `the classes of the reference implementation's document are found`() throws {
        let document = try Document(provJSON: PROVSamples.bytes("prov/voprov/voprov.json"))
        let activity = QualifiedName(
            namespace: "http://example.org/fitsprov/", localPart: "ctbin_1")
        #expect(document.objects(IVOA.DatasetEntity.self).map(\.name) == ["cube.fits"])
        #expect(
            document.objects(IVOA.DatasetDescription.self).map(\.contentType) == [
                "application/fits"
            ])
        #expect(document.objects(IVOA.ValueDescription.self).first?.ucd == "em.energy")
        #expect(document.objects(IVOA.UsageDescription.self).map(\.role) == ["inobs"])
        #expect(document.parameters(of: activity).map(\.value) == ["200"])
        #expect(document.configFiles(of: activity).map(\.location) == ["file:///ctbin.par"])
        #expect(document.configurations.map(\.artefactType) == [.parameter, .configFile])
        #expect(document.descriptions.count == 4)
        let w3c = try Document(provJSON: PROVSamples.bytes("prov/voprov/w3c.json"))
        #expect(w3c.parameters(of: activity).map(\.value) == ["200"])
        let collection = QualifiedName(
            namespace: "http://example.org/fitsprov/", localPart: "col")
        #expect(document.members(of: collection).map(\.localPart) == ["dl2.fits"])
    }
}
