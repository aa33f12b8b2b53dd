import PROV

extension ConstraintOracle {
    /// The constraints among 42 and 51 to 56 that the normal form breaks.
    var broken: Set<Constraint> {
        var broken: Set<Constraint> = []
        if hasStrictCycle { broken.insert(.derivationGenerationGeneration) }
        if has(.wasDerivedFrom, where: { $0.terms[2] == "-" && $0.terms.suffix(2) != ["-", "-"] }) {
            broken.insert(.impossibleUnspecifiedDerivation)
        }
        if has(.specializationOf, where: { $0.terms[0] == $0.terms[1] }) {
            broken.insert(.impossibleSpecializationReflexive)
        }
        if has(.hadMember, where: { empty.contains($0.terms[0]) }) {
            broken.insert(.membershipEmptyCollection)
        }
        let named = facts.filter { $0.id != nil }
        for one in named {
            for other in named where one.id == other.id && one.kind != other.kind {
                if one.kind.isElement, Self.influences.contains(other.kind) {
                    broken.insert(.impossibleObjectPropertyOverlap)
                }
                let apart = Self.influences.filter {
                    $0 != .wasDerivedFrom && $0 != .wasInfluencedBy
                }
                if apart.contains(one.kind), apart.contains(other.kind) {
                    broken.insert(.impossiblePropertyOverlap)
                }
            }
        }
        let types = facts.flatMap(Self.types)
        let activities = Set(types.filter { $0.1 == "activity" }.map(\.0))
        if types.contains(where: { $0.1 == "entity" && activities.contains($0.0) }) {
            broken.insert(.entityActivityDisjoint)
        }
        return broken
    }

    private static func types(_ fact: Fact) -> [(String, String)] {
        let terms = fact.terms
        let (e, a) = ("entity", "activity")
        switch fact.kind {
        case .entity: return [(fact.id ?? "", e)]
        case .activity: return [(fact.id ?? "", a)]
        case .used: return [(terms[0], a), (terms[1], e)]
        case .wasGeneratedBy, .wasInvalidatedBy: return [(terms[0], e), (terms[1], a)]
        case .wasInformedBy: return [(terms[0], a), (terms[1], a)]
        case .wasStartedBy, .wasEndedBy: return [(terms[0], a), (terms[1], e), (terms[2], a)]
        case .wasDerivedFrom:
            let activity = terms.suffix(3).contains("-") ? [] : [(terms[2], a)]
            return [(terms[0], e), (terms[1], e)] + activity
        case .wasAttributedTo: return [(terms[0], e)]
        case .wasAssociatedWith:
            return [(terms[0], a)] + (terms[2] == "-" ? [] : [(terms[2], e)])
        case .actedOnBehalfOf: return [(terms[2], a)]
        case .alternateOf, .specializationOf, .hadMember: return [(terms[0], e), (terms[1], e)]
        default: return []
        }
    }
}
