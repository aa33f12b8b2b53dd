import PROV
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

/// Records seen as objects of the IVOA's classes.
struct IVOAObjectTests {
    private func element(_ types: [IVOA.Class], _ attributes: [Attribute] = []) -> Record {
        Record(
            .entity, ex("e"),
            attributes: types.map { Attribute(.type, .name($0.name)) } + attributes)
    }

    private func own(_ name: IVOA.AttributeName, _ text: String) -> Attribute {
        Attribute(name.qualifiedName, .string(text))
    }

    @Test(arguments: IVOA.Class.allCases)
    func `a record is an object of the class that its type says, and of the right kind`(
        known: IVOA.Class
    ) throws {
        let type = Attribute(.type, .name(known.name))
        for kind in Record.Kind.allCases {
            let object = IVOA.Object(Record(kind, attributes: [type]), as: known)
            #expect((object != nil) == known.kinds.contains(kind), "\(kind)")
            let plain = IVOA.Object(Record(kind), as: known)
            #expect((plain != nil) == (known.isInPROV && known.kinds.contains(kind)), "\(kind)")
        }
    }

    @Test func `an object of a special case is one of the general class, not the other way`() {
        let special = element([.datasetDescription])
        #expect(IVOA.Object(special, as: .entityDescription) != nil)
        #expect(IVOA.Object(special, as: .valueDescription) == nil)
        #expect(IVOA.Object(element([.entityDescription]), as: .datasetDescription) == nil)
        #expect(IVOA.Object(element([.parameter]), as: .entity) != nil)
    }

    @Test(arguments: IVOA.Class.allCases)
    func `an object has the attributes of its class, and no others`(known: IVOA.Class) throws {
        let kind = try #require(known.kinds.first)
        var record = Record(kind, kind.isElement ? ex("e") : nil)
        record.attributes = [Attribute(.type, .name(known.name))]
        // Each attribute that there is, with its own name as value, and closed words where due.
        for name in IVOA.AttributeName.allCases {
            let vocabulary = known.vocabulary(of: name)
            record.attributes.append(own(name, vocabulary?.words.last ?? name.rawValue))
        }
        let object = try #require(IVOA.Object(record, as: known))
        for name in IVOA.AttributeName.allCases where name != .id {
            let text = known.vocabulary(of: name)?.words.last ?? name.rawValue
            #expect(object[name] == (known.has(name) ? text : nil), "\(name)")
        }
        #expect(object.values.map(\.attribute) == known.attributes)
        #expect(object.record == record)
    }

    @Test func `the values of an object are what it says, in the order of the standard`() throws {
        let record = element(
            [.parameterDescription],
            [
                own(.options, "1"), own(.unit, "TeV"), own(.options, "2"), own(.valueType, "int"),
                Attribute(.label, .string("emin")), own(.email, "a@b"),
                Attribute(ex("unit"), .string("other")),
            ])
        let object = try #require(IVOA.Object(record, as: .parameterDescription))
        #expect(object.values.map(\.attribute) == [.name, .valueType, .unit, .options])
        #expect(object.values.map(\.texts) == [["emin"], ["int"], ["TeV"], ["1", "2"]])
        #expect(object.identifier == ex("e"))
        #expect(object[.email] == nil)
        #expect(object.record[ivoa: .email] == "a@b")
    }

    @Test(
        arguments: [
            ([Namespace.prov("Person")], nil, ["Person"]),
            ([Namespace.prov("SoftwareAgent")], "Organization", ["SoftwareAgent", "Organization"]),
            ([ex("Robot"), Namespace.prov("Organization")], nil, ["Organization"]),
            ([ex("Person")], nil, []),
            ([], "person", ["Person"]),
            ([], "Robot", []),
            ([Namespace.prov("Plan")], nil, []),
        ] as [([QualifiedName], String?, [String])])
    func `the type of an agent is PROV's or the IVOA's, and no other word`(
        types: [QualifiedName], text: String?, expected: [String]
    ) throws {
        var record = Record(.agent, ex("g"))
        record.attributes = types.map { Attribute(.type, .name($0)) }
        if let text { record.attributes.append(own(.type, text)) }
        let agent = try #require(IVOA.Object(record, as: .agent))
        #expect(agent.texts(.type) == expected)
    }

    @Test func `words outside of a vocabulary are read where the standard allows them`() throws {
        let description = element([.activityDescription], [own(.type, "Baking")])
        #expect(IVOA.Object(description, as: .activityDescription)?[.type] == "Baking")
        var relation = Record(.wasAssociatedWith)
        relation.attributes = [Attribute(.role, .string("Baker"))]
        #expect(IVOA.Object(relation, as: .wasAssociatedWith)?[.role] == "Baker")
    }

    @Test(arguments: [("Configfile", "ConfigFile"), ("Parameter", "Parameter"), ("Oven", nil)])
    func `words outside of a closed vocabulary are not`(text: String, word: String?) throws {
        var relation = Record(.used)
        relation.attributes = [
            Attribute(.type, .name(IVOA.Class.wasConfiguredBy.name)), own(.artefactType, text),
        ]
        let object = try #require(IVOA.Object(relation, as: .wasConfiguredBy))
        #expect(object[.artefactType] == word)
    }

    @Test(arguments: [Record.Kind.used, .wasInfluencedBy])
    func `a relation has two ends`(kind: Record.Kind) throws {
        let type = Attribute(.type, .name(IVOA.Class.wasConfiguredBy.name))
        let arguments = kind.arguments
        var record = Record(kind, nil, [arguments[0]: .name(ex("run"))], attributes: [type])
        #expect(IVOA.Object(record, as: .wasConfiguredBy)?.ends == nil)
        record[arguments[1]] = .name(ex("emin"))
        let ends = try #require(IVOA.Object(record, as: .wasConfiguredBy)?.ends)
        #expect([ends.from, ends.to] == [ex("run"), ex("emin")])
    }

    @Test func `an element has no ends`() {
        #expect(IVOA.Object(Record(.activity, ex("run")), as: .activity)?.ends == nil)
    }
}
