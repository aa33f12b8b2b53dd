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
        name.isIn(.prov) ? argument(named: name.localPart) : nil
    }

    /// The argument of a name in PROV-XML; `nil` where the kind has none of that name.
    func argument(named name: String) -> Record.Argument? {
        arguments.first { $0.rawValue == name }
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

    private var form: Form {
        switch self {
        case .entity, .agent: .element
        case .activity: .activity
        case .wasGeneratedBy, .wasInvalidatedBy: .generation
        case .used: .usage
        case .wasInformedBy: .communication
        case .wasStartedBy: .start
        case .wasEndedBy: .end
        case .wasDerivedFrom: .derivation
        case .wasAttributedTo: .attribution
        case .wasAssociatedWith: .association
        case .actedOnBehalfOf: .delegation
        case .wasInfluencedBy: .influence
        case .specializationOf: .specialization
        case .alternateOf: .alternate
        case .hadMember: .membership
        case .mentionOf: .mention
        case .hadDictionaryMember: .dictionaryMembership
        case .derivedByInsertionFrom: .insertion
        case .derivedByRemovalFrom: .removal
        }
    }
}

extension Record.Kind {
    /// The kinds by their keywords.
    static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
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

    static let element = Form([])
    static let activity = Form([.startTime, .endTime])
    static let generation = Form([.entity, .activity, .time], required: 1)
    static let usage = Form([.activity, .entity, .time], required: 1)
    static let communication = Form([.informed, .informant], required: 2)
    static let start = Form([.activity, .trigger, .starter, .time], required: 1)
    static let end = Form([.activity, .trigger, .ender, .time], required: 1)
    static let derivation = Form(
        [.generatedEntity, .usedEntity, .activity, .generation, .usage], required: 2)
    static let attribution = Form([.entity, .agent], required: 2)
    static let association = Form([.activity, .agent, .plan], required: 1)
    static let delegation = Form([.delegate, .responsible, .activity], required: 2)
    static let influence = Form([.influencee, .influencer], required: 2)
    static let specialization = Form([.specificEntity, .generalEntity], required: 2, bare: true)
    static let alternate = Form([.alternate1, .alternate2], required: 2, bare: true)
    static let membership = Form([.collection, .entity], required: 2, bare: true)
    static let mention = Form([.specificEntity, .generalEntity, .bundle], required: 3, bare: true)
    static let dictionaryMembership = Form([.dictionary, .keyEntityPairs], required: 2, bare: true)
    static let insertion = Form([.newDictionary, .oldDictionary, .keyEntityPairs], required: 3)
    static let removal = Form([.newDictionary, .oldDictionary, .keys], required: 3)
}
