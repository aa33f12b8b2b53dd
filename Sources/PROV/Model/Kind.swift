extension Record {
    /// What a record says: one of the types and relations of PROV-DM, PROV-Dictionary, PROV-Links.
    ///
    /// The raw value is the keyword of PROV-N, which is the element of PROV-XML and the key of
    /// PROV-JSON as well.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case entity
        case activity
        case agent
        case wasGeneratedBy
        case used
        case wasInformedBy
        case wasStartedBy
        case wasEndedBy
        case wasInvalidatedBy
        case wasDerivedFrom
        case wasAttributedTo
        case wasAssociatedWith
        case actedOnBehalfOf
        case wasInfluencedBy
        case specializationOf
        case alternateOf
        case hadMember
        case mentionOf
        case hadDictionaryMember
        case derivedByInsertionFrom
        case derivedByRemovalFrom
    }

    /// A formal argument of a kind of record, by its name in PROV-XML and PROV-JSON.
    public enum Argument: String, CaseIterable, Hashable, Sendable {
        case entity, activity, agent, time, startTime, endTime
        case informed, informant, trigger, starter, ender
        case generatedEntity, usedEntity, generation, usage
        case plan, delegate, responsible, influencee, influencer
        case specificEntity, generalEntity, alternate1, alternate2
        case collection, bundle
        case dictionary, newDictionary, oldDictionary, keyEntityPairs, keys
    }
}

extension Record.Kind {
    /// The formal arguments, in the order of PROV-N; the identifier is not one of them.
    public var arguments: [Record.Argument] { form.arguments }

    /// How many of the arguments, from the first, must be given.
    public var requiredArguments: Int { form.required }

    /// The argument that a name of PROV's namespace is; `nil` where it is an attribute's name.
    func argument(named name: QualifiedName) -> Record.Argument? {
        guard name.namespace == Namespace.prov.uri,
            let argument = Record.Argument(rawValue: name.localPart), arguments.contains(argument)
        else { return nil }
        return argument
    }

    /// Whether records of this kind are things rather than relations between them.
    public var isElement: Bool {
        self == .entity || self == .activity || self == .agent
    }

    /// Whether the standard lets the record have an identifier and attributes.
    public var allowsAttributes: Bool { form.allowsAttributes }

    /// Whether the keyword has the prefix `prov:` in PROV-N, being no part of PROV-DM itself.
    var isExtension: Bool {
        switch self {
        case .mentionOf, .hadDictionaryMember, .derivedByInsertionFrom, .derivedByRemovalFrom: true
        default: false
        }
    }

    private var form: Form { Self.forms[self] ?? Form([]) }

    private static let forms: [Self: Form] = [
        .entity: Form([]),
        .activity: Form([.startTime, .endTime]),
        .agent: Form([]),
        .wasGeneratedBy: Form([.entity, .activity, .time], required: 1),
        .used: Form([.activity, .entity, .time], required: 1),
        .wasInformedBy: Form([.informed, .informant], required: 2),
        .wasStartedBy: Form([.activity, .trigger, .starter, .time], required: 1),
        .wasEndedBy: Form([.activity, .trigger, .ender, .time], required: 1),
        .wasInvalidatedBy: Form([.entity, .activity, .time], required: 1),
        .wasDerivedFrom: Form(
            [.generatedEntity, .usedEntity, .activity, .generation, .usage], required: 2),
        .wasAttributedTo: Form([.entity, .agent], required: 2),
        .wasAssociatedWith: Form([.activity, .agent, .plan], required: 1),
        .actedOnBehalfOf: Form([.delegate, .responsible, .activity], required: 2),
        .wasInfluencedBy: Form([.influencee, .influencer], required: 2),
        .specializationOf: Form([.specificEntity, .generalEntity], required: 2, bare: true),
        .alternateOf: Form([.alternate1, .alternate2], required: 2, bare: true),
        .hadMember: Form([.collection, .entity], required: 2, bare: true),
        .mentionOf: Form([.specificEntity, .generalEntity, .bundle], required: 3, bare: true),
        .hadDictionaryMember: Form([.dictionary, .keyEntityPairs], required: 2, bare: true),
        .derivedByInsertionFrom: Form(
            [.newDictionary, .oldDictionary, .keyEntityPairs], required: 3),
        .derivedByRemovalFrom: Form([.newDictionary, .oldDictionary, .keys], required: 3),
    ]
}

/// The arguments of a kind of record, how many of them are required, and what else it may have.
private struct Form {
    let arguments: [Record.Argument]
    let required: Int
    let allowsAttributes: Bool

    init(_ arguments: [Record.Argument], required: Int = 0, bare: Bool = false) {
        self.arguments = arguments
        self.required = required
        allowsAttributes = !bare
    }
}
