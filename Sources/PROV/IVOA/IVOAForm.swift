/// How a keyword of the IVOA's own serializations is a record of the W3C.
///
/// The IVOA's reference implementation writes its classes as keywords beside those of PROV. Here
/// they are records of the W3C with a `prov:type` of the class, so that every PROV tool
/// understands them.
struct IVOAForm: Sendable {
    let kind: Record.Kind
    let type: QualifiedName
    /// What the arguments are called there, by their names here.
    private let arguments: [String: Record.Argument]

    /// The form of a keyword; `nil` where it is none of the IVOA's.
    init?(_ keyword: String) {
        if let type = Self.elements[keyword] {
            self.init(.entity, type, [:])
        } else if let relation = Self.relations[keyword] {
            self = relation
        } else {
            return nil
        }
    }

    private init(
        _ kind: Record.Kind, _ type: String, _ arguments: [String: Record.Argument]
    ) {
        self.kind = kind
        self.type = Namespace.voprov(type)
        self.arguments = arguments
    }

    /// The name that an attribute has in the record of the W3C.
    func rename(_ name: QualifiedName) -> QualifiedName {
        guard !name.isIn(.prov), let argument = arguments[name.localPart] else {
            return name
        }
        return Namespace.prov(argument.rawValue)
    }

    private static let elements: [String: String] = [
        "valueEntity": "ValueEntity", "datasetEntity": "DatasetEntity",
        "activityDescription": "ActivityDescription", "usageDescription": "UsageDescription",
        "generationDescription": "GenerationDescription",
        "entityDescription": "EntityDescription", "valueDescription": "ValueDescription",
        "datasetDescription": "DatasetDescription",
        "configFileDescription": "ConfigFileDescription",
        "parameterDescription": "ParameterDescription", "configFile": "ConfigFile",
        "parameter": "Parameter",
    ]

    private static let relations: [String: IVOAForm] = [
        "isDescribedBy": IVOAForm(
            .wasInfluencedBy, "DescriptionRelation",
            ["described": .influencee, "descriptor": .influencer]),
        "isRelatedTo": IVOAForm(
            .wasInfluencedBy, "RelatedToRelation",
            ["related": .influencee, "relator": .influencer]),
        "wasConfiguredBy": IVOAForm(
            .used, "WasConfiguredBy", ["configured": .activity, "configurator": .entity]),
        "hadReference": IVOAForm(
            .wasInfluencedBy, "HadReference",
            ["referenced": .influencee, "referrer": .influencer]),
    ]
}
