import PROV
import TestSupport
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/fitsprov/")

/// The document of the IVOA's reference implementation, in both of its forms.
@Suite(.enabled(if: PROVSamples.areInstalled, "the sample documents are not installed"))
struct ReferenceDocumentTests {
    private let own: Document
    private let plain: Document

    init() throws {
        own = try Document(provJSON: PROVSamples.bytes("prov/voprov/voprov.json"))
        plain = try Document(provJSON: PROVSamples.bytes("prov/voprov/w3c.json"))
    }

    private func texts(
        _ known: IVOA.Class, _ attribute: IVOA.AttributeName, in document: Document
    ) -> [String?] {
        document.records.compactMap { IVOA.Object($0, as: known) }.map { $0[attribute] }
    }

    @Test(arguments: [
        (IVOA.Class.datasetEntity, IVOA.AttributeName.name, ["cube.fits"]),
        (.datasetDescription, .contentType, ["application/fits"]),
        (.valueDescription, .ucd, ["em.energy"]),
        (.valueDescription, .unit, ["TeV"]),
        (.valueEntity, .value, ["50"]),
        (.usageDescription, .role, ["inobs"]),
        (.generationDescription, .multiplicity, ["1"]),
        (.activityDescription, .subtype, ["binning"]),
        (.activity, .startTime, ["2016-04-12T15:08:00"]),
        (.agent, .type, ["Organization"]),
        (.parameter, .value, ["200"]),
        (.parameter, .name, ["nxpix"]),
        (.parameterDescription, .max, ["4096"]),
        (.configFile, .location, ["file:///ctbin.par"]),
        (.wasConfiguredBy, .artefactType, ["Parameter", "ConfigFile"]),
        (.wasAttributedTo, .role, ["Creator"]),
    ])
    func `its objects are found, with their attributes`(
        known: IVOA.Class, attribute: IVOA.AttributeName, expected: [String]
    ) {
        #expect(texts(known, attribute, in: own) == expected)
    }

    @Test func `relations lead from what is configured or described`() {
        func ends(_ known: IVOA.Class, _ document: Document) -> [[QualifiedName]] {
            document.records.compactMap { IVOA.Object($0, as: known)?.ends }.map {
                [$0.from, $0.to]
            }
        }
        #expect(
            ends(.wasConfiguredBy, own) == [
                [ex("ctbin_1"), ex("p1")], [ex("ctbin_1"), ex("cfg")],
            ])
        #expect(ends(.wasConfiguredBy, plain).contains([ex("ctbin_1"), ex("p1")]))
        #expect(ends(.descriptionRelation, own).count == 4)
        #expect(ends(.descriptionRelation, own).last == [ex("p1"), ex("pd1")])
        #expect(ends(.relatedToRelation, own).count == 3)
        #expect(ends(.hadReference, own).count == 1)
    }

    @Test func `its W3C form tells the same`() {
        #expect(texts(.parameter, .value, in: plain) == ["200"])
        #expect(texts(.parameterDescription, .max, in: plain) == ["4096"])
        #expect(texts(.datasetDescription, .contentType, in: plain) == ["application/fits"])
    }
}
