/// The table of the attributes of each class, and of the words that they take.
extension IVOA.Class {
    /// The attributes in the order of the standard, those of the parent first.
    ///
    /// What the standard says by a reference to another object is a relation of PROV, and no
    /// attribute.
    package var attributes: [IVOA.AttributeName] {
        (parent?.attributes ?? []) + ownAttributes
    }

    /// Whether the class has an attribute, of its own or of its parent.
    package func has(_ attribute: IVOA.AttributeName) -> Bool {
        ownAttributes.contains(attribute) || parent?.has(attribute) == true
    }

    /// The words for an attribute; `nil` where it takes any text.
    package func vocabulary(of attribute: IVOA.AttributeName) -> IVOA.Vocabulary? {
        switch (self, attribute) {
        case (.agent, .type): .agentTypes
        case (.wasAssociatedWith, .role), (.wasAttributedTo, .role): .agentRoles
        case (.activityDescription, .type): .activityTypes
        case (.usageDescription, .type), (.generationDescription, .type): .flowTypes
        case (.wasConfiguredBy, .artefactType): .artefactTypes
        default: nil
        }
    }

    private var ownAttributes: [IVOA.AttributeName] {
        switch self {
        case .entity: [.id, .name, .location, .generatedAtTime, .invalidatedAtTime, .comment]
        case .collection, .datasetEntity: []
        case .valueEntity: [.value]
        case .activity: [.id, .name, .startTime, .endTime, .comment]
        case .used: [.role, .time]
        case .wasGeneratedBy, .wasAssociatedWith, .wasAttributedTo: [.role]
        case .agent:
            [.id, .name, .type, .comment, .email, .affiliation, .phone, .address, .url]
        case .activityDescription: [.name, .version, .description, .docurl, .type, .subtype]
        case .usageDescription, .generationDescription:
            [.role, .description, .type, .multiplicity]
        case .entityDescription: [.name, .description, .docurl, .type]
        case .datasetDescription: [.contentType]
        case .valueDescription: [.valueType, .unit, .ucd, .utype]
        case .parameter: [.name, .value]
        case .parameterDescription:
            [
                .name, .valueType, .unit, .ucd, .utype, .min, .max, .default, .options,
                .description,
            ]
        case .configFile: [.name, .location, .comment]
        case .configFileDescription: [.name, .contentType, .description]
        case .wasConfiguredBy: [.artefactType]
        case .descriptionRelation, .relatedToRelation, .hadReference: []
        }
    }
}
