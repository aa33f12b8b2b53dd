import PROV
import Testing

/// The keywords by which the IVOA's reference implementation extends PROV-JSON.
struct IVOAFormTests {
    private func records(_ members: String) throws -> [Record] {
        let text = """
            {"prefix": {"ex": "http://example.org/",
              "voprov": "http://www.ivoa.net/documents/ProvenanceDM/index.html#"}, \(members)}
            """
        return try Document(provJSON: Array(text.utf8)).records
    }

    @Test(arguments: [
        "valueEntity", "datasetEntity", "activityDescription", "usageDescription",
        "generationDescription", "entityDescription", "valueDescription", "datasetDescription",
        "configFileDescription", "parameterDescription", "configFile", "parameter",
    ])
    func `an element is an entity of its class`(keyword: String) throws {
        let records = try records("\"\(keyword)\": {\"ex:e\": {\"voprov:name\": \"n\"}}")
        let name = keyword.prefix(1).uppercased() + keyword.dropFirst()
        let known = try #require(IVOA.Class(rawValue: name))
        let record = try #require(records.first)
        #expect(records.count == 1)
        #expect(record.kind == .entity)
        #expect(record.ivoaClasses == [known])
        #expect(record[ivoa: .name] == "n")
    }

    @Test(arguments: [
        ("isDescribedBy", "described", "descriptor", IVOA.Class.descriptionRelation),
        ("isRelatedTo", "related", "relator", .relatedToRelation),
        ("wasConfiguredBy", "configured", "configurator", .wasConfiguredBy),
        ("hadReference", "referenced", "referrer", .hadReference),
    ])
    func `a relation is one of PROV, with its type`(
        keyword: String, from: String, to: String, known: IVOA.Class
    ) throws {
        let records = try records(
            """
            "\(keyword)": {"_:id1": {"voprov:\(from)": "ex:a", "voprov:\(to)": "ex:b"}}
            """)
        let record = try #require(records.first)
        #expect(record.kind == known.kinds.first)
        let ends = try #require(IVOA.Object(record, as: known)?.ends)
        #expect(ends.from.localPart == "a")
        #expect(ends.to.localPart == "b")
    }

    @Test(arguments: ["collection", "Parameter", "agentDescription", "telescope"])
    func `other keywords are not known`(keyword: String) {
        #expect(throws: PROVError.self) { try records("\"\(keyword)\": {\"ex:e\": {}}") }
    }
}
