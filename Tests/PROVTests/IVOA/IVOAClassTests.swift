import PROV
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

/// The table of the classes, against the classes as the standard's VO-DML lists them.
struct IVOAClassTests {
    @Test(arguments: [
        (IVOA.Class.entity, "id name location generatedAtTime invalidatedAtTime comment"),
        (.collection, "id name location generatedAtTime invalidatedAtTime comment"),
        (.valueEntity, "id name location generatedAtTime invalidatedAtTime comment value"),
        (.datasetEntity, "id name location generatedAtTime invalidatedAtTime comment"),
        (.activity, "id name startTime endTime comment"),
        (.used, "role time"),
        (.wasGeneratedBy, "role"),
        (.agent, "id name type comment email affiliation phone address url"),
        (.wasAssociatedWith, "role"),
        (.wasAttributedTo, "role"),
        (.activityDescription, "name version description docurl type subtype"),
        (.usageDescription, "role description type multiplicity"),
        (.generationDescription, "role description type multiplicity"),
        (.entityDescription, "name description docurl type"),
        (.datasetDescription, "name description docurl type contentType"),
        (.valueDescription, "name description docurl type valueType unit ucd utype"),
        (.parameter, "name value"),
        (
            .parameterDescription,
            "name valueType unit ucd utype min max default options description"
        ),
        (.configFile, "name location comment"),
        (.configFileDescription, "name contentType description"),
        (.wasConfiguredBy, "artefactType"),
        (.descriptionRelation, ""),
        (.relatedToRelation, ""),
        (.hadReference, ""),
    ])
    func `a class has the attributes of the standard, in its order`(
        known: IVOA.Class, attributes: String
    ) {
        #expect(known.attributes.map(\.rawValue).joined(separator: " ") == attributes)
        for attribute in IVOA.AttributeName.allCases {
            #expect(known.has(attribute) == known.attributes.contains(attribute))
        }
    }

    @Test func `each attribute is one of some class`() {
        let used = Set(IVOA.Class.allCases.flatMap(\.attributes))
        #expect(used == Set(IVOA.AttributeName.allCases))
    }

    @Test(arguments: IVOA.Class.allCases)
    func `each class is known by its type in each namespace`(known: IVOA.Class) {
        #expect(known.name == Namespace.voprov(known.rawValue))
        for namespace in IVOA.namespaces {
            let type = QualifiedName(namespace: namespace, localPart: known.rawValue)
            #expect(IVOA.Class(type: type) == known)
        }
    }

    @Test(arguments: [
        (Namespace.prov("Collection"), IVOA.Class.collection),
        (Namespace.voprov("ConfigurationRelation"), .wasConfiguredBy),
        (Namespace.voprov("datasetEntity"), nil),
        (Namespace.voprov("Telescope"), nil),
        (Namespace.prov("Parameter"), nil),
        (ex("Parameter"), nil),
    ])
    func `other types say a class only where they mean one`(
        type: QualifiedName, known: IVOA.Class?
    ) {
        #expect(IVOA.Class(type: type) == known)
    }

    @Test(arguments: [
        (IVOA.Class.datasetEntity, IVOA.Class.entity, true),
        (.collection, .entity, true),
        (.valueDescription, .entityDescription, true),
        (.entity, .entity, true),
        (.entity, .datasetEntity, false),
        (.datasetDescription, .valueDescription, false),
        (.parameter, .entity, false),
    ])
    func `special cases are of their general class`(
        special: IVOA.Class, general: IVOA.Class, isA: Bool
    ) {
        #expect(special.isA(general) == isA)
    }

    @Test(arguments: IVOA.Class.allCases)
    func `a class is written as one kind of record, elements as entities where PROV has none`(
        known: IVOA.Class
    ) throws {
        let kind = try #require(known.kinds.first)
        switch known {
        case .activity: #expect(kind == .activity)
        case .agent: #expect(kind == .agent)
        case .wasConfiguredBy: #expect(known.kinds == [.used, .wasInfluencedBy])
        case .descriptionRelation, .relatedToRelation, .hadReference:
            #expect(known.kinds == [.wasInfluencedBy])
        case .used, .wasGeneratedBy, .wasAssociatedWith, .wasAttributedTo:
            let name = known.rawValue.prefix(1).lowercased() + known.rawValue.dropFirst()
            #expect(kind.rawValue == name)
            #expect(known.isInPROV)
        default: #expect(known.kinds == [.entity])
        }
    }

    @Test func `a record has all classes that its types say`() {
        let types = ["DatasetEntity", "ConfigFile", "Telescope"].map {
            Attribute(.type, .name(Namespace.voprov($0)))
        }
        let record = Record(.entity, ex("e"), attributes: types)
        #expect(record.ivoaClasses == [.datasetEntity, .configFile])
        #expect(Record(.entity, ex("e")).ivoaClasses.isEmpty)
        let text = Attribute(.type, .string("DatasetEntity"))
        #expect(Record(.entity, ex("e"), attributes: [text]).ivoaClasses.isEmpty)
    }
}
