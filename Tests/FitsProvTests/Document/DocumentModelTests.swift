import FitsProv
import PROV
import TestSupport
import Testing

/// What the convention writes, against the tables of the IVOA's model.
@Suite struct DocumentModelTests {
    private static func document() throws -> Document {
        let fixture = try StampFixture()
        var request = fixture.fullRequest()
        var file = ConfigurationFile(location: "https://example.org/ctbin.par")
        file.description = "all parameters"
        request.configuration = [file]
        return try fixture.stamp(fixture.product, request).provenance.document()
    }

    /// The objects of all classes that a document has.
    private static func objects(_ document: Document) -> [IVOA.Object] {
        document.records.flatMap { record in
            IVOA.Class.allCases.compactMap { IVOA.Object(record, as: $0) }
        }
    }

    @Test func `each attribute of the IVOA is one of the record's classes`() throws {
        var strangers: [String] = []
        for record in try DocumentModelTests.document().records {
            let classes = IVOA.Class.allCases.filter { IVOA.Object(record, as: $0) != nil }
            for attribute in record.attributes {
                guard let name = IVOA.localPart(attribute.name) else { continue }
                let known = IVOA.AttributeName(rawValue: name)
                if known.map({ known in classes.contains { $0.has(known) } }) != true {
                    strangers.append("\(record.kind).\(name)")
                }
            }
        }
        // Agents of the IVOA have no version; those of software do.
        #expect(strangers == ["agent.version", "agent.version"])
    }

    @Test func `closed vocabularies are kept, and times are times`() throws {
        for object in try DocumentModelTests.objects(DocumentModelTests.document()) {
            for name in object.ivoaClass.attributes {
                let values = object.record.values(name.qualifiedName)
                if let vocabulary = object.ivoaClass.vocabulary(of: name), vocabulary.isClosed {
                    #expect(values.allSatisfy { vocabulary.contains($0.text) })
                }
                #expect(values.allSatisfy { $0 == name.sort.value($0.text) }, "\(name)")
            }
        }
    }

    @Test(arguments: [
        (IVOA.Class.datasetEntity, ["cube.fits", "events.fits", "irf.fits"]),
        (.activity, ["ctbin"]),
        (.activityDescription, ["ctbin"]),
        (.parameter, ["ebins", "emin", "coord sys"]),
        (.parameterDescription, ["emin", "coord sys"]),
        (.configFile, ["ctbin.par"]),
        (.agent, ["ctools 2.1.0", "gammalib 2.1.0", "CTA Consortium", "Bruno Khélifi"]),
    ])
    func `each thing that was recorded is an object of its class`(
        known: IVOA.Class, labels: [String]
    ) throws {
        let objects = try DocumentModelTests.objects(DocumentModelTests.document())
        #expect(objects.filter { $0.ivoaClass == known }.map(\.record.label) == labels)
    }

    @Test func `parameters and configuration files configure the activity`() throws {
        let objects = try DocumentModelTests.objects(DocumentModelTests.document())
        let relations = objects.filter { $0.ivoaClass == .wasConfiguredBy }
        #expect(
            relations.map { $0[.artefactType] } == [
                "Parameter", "Parameter", "Parameter", "ConfigFile",
            ])
        let activity = objects.first { $0.ivoaClass == .activity }?.identifier
        let configurators = objects.filter { [.parameter, .configFile].contains($0.ivoaClass) }
        #expect(relations.compactMap { $0.ends?.to } == configurators.compactMap(\.identifier))
        #expect(relations.allSatisfy { $0.ends?.from == activity })
    }

    @Test func `descriptions say all that is known of a parameter`() throws {
        let objects = try DocumentModelTests.objects(DocumentModelTests.document())
        let emin = try #require(
            objects.first { $0.ivoaClass == .parameterDescription && $0[.name] == "emin" })
        #expect(
            emin.values.map(\.attribute) == [
                .name, .valueType, .unit, .ucd, .min, .max, .default, .description,
            ])
        #expect(emin[.unit] == "TeV")
        let method = objects.first { $0[.name] == "coord sys" && !$0.texts(.options).isEmpty }
        #expect(method?.texts(.options) == ["CEL", "GAL"])
    }
}
