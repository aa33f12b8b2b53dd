extension IVOA {
    /// A class of the data model; the raw value is its name in the standard.
    package enum Class: String, CaseIterable, Hashable, Sendable {
        // Entities (§2.2).
        case entity = "Entity"
        case collection = "Collection"
        case valueEntity = "ValueEntity"
        case datasetEntity = "DatasetEntity"
        // Activities and what they share with entities (§2.3).
        case activity = "Activity"
        case used = "Used"
        case wasGeneratedBy = "WasGeneratedBy"
        // Agents (§2.4).
        case agent = "Agent"
        case wasAssociatedWith = "WasAssociatedWith"
        case wasAttributedTo = "WasAttributedTo"
        // Descriptions (§2.5).
        case activityDescription = "ActivityDescription"
        case usageDescription = "UsageDescription"
        case generationDescription = "GenerationDescription"
        case entityDescription = "EntityDescription"
        case datasetDescription = "DatasetDescription"
        case valueDescription = "ValueDescription"
        // Configuration (§2.6).
        case parameter = "Parameter"
        case parameterDescription = "ParameterDescription"
        case configFile = "ConfigFile"
        case configFileDescription = "ConfigFileDescription"
        case wasConfiguredBy = "WasConfiguredBy"
        // References of the model, which its reference implementation writes as relations.
        case descriptionRelation = "DescriptionRelation"
        case relatedToRelation = "RelatedToRelation"
        case hadReference = "HadReference"
    }
}

extension IVOA.Class {
    /// The `prov:type` that says the class.
    package var name: QualifiedName { Namespace.voprov(rawValue) }

    /// The class of which this one is a special case; `nil` where there is none.
    package var parent: IVOA.Class? {
        switch self {
        case .collection, .valueEntity, .datasetEntity: .entity
        case .datasetDescription, .valueDescription: .entityDescription
        default: nil
        }
    }

    /// The kinds of records that can be of the class; the first is that which is written.
    package var kinds: [Record.Kind] {
        switch self {
        case .activity: [.activity]
        case .agent: [.agent]
        case .used: [.used]
        case .wasGeneratedBy: [.wasGeneratedBy]
        case .wasAssociatedWith: [.wasAssociatedWith]
        case .wasAttributedTo: [.wasAttributedTo]
        case .wasConfiguredBy: [.used, .wasInfluencedBy]
        case .descriptionRelation, .relatedToRelation, .hadReference: [.wasInfluencedBy]
        default: [.entity]
        }
    }

    /// Whether PROV has the class as well, so that every record of its kind is of it.
    package var isInPROV: Bool {
        switch self {
        case .entity, .activity, .agent, .used, .wasGeneratedBy, .wasAssociatedWith,
            .wasAttributedTo:
            true
        default: false
        }
    }

    /// Whether it is a class, or a special case of it.
    package func isA(_ other: IVOA.Class) -> Bool {
        self == other || parent?.isA(other) == true
    }

    /// The class that a `prov:type` says; `nil` where it says none.
    ///
    /// `prov:Collection` counts as the IVOA's `Collection`, and the `ConfigurationRelation` of the
    /// reference implementation as `WasConfiguredBy`.
    package init?(type: QualifiedName) {
        guard let known = Self.byType[type] else { return nil }
        self = known
    }

    private static let byType: [QualifiedName: IVOA.Class] = {
        var classes: [QualifiedName: IVOA.Class] = [Namespace.prov("Collection"): .collection]
        for known in allCases {
            for name in IVOA.names(known.rawValue) { classes[name] = known }
        }
        for name in IVOA.names("ConfigurationRelation") { classes[name] = .wasConfiguredBy }
        return classes
    }()
}

extension Record {
    /// The classes of the IVOA that the record has as its types.
    ///
    /// Those that PROV has as well are among them only where a type says them.
    package var ivoaClasses: Set<IVOA.Class> {
        Set(types.compactMap(IVOA.Class.init(type:)))
    }
}
