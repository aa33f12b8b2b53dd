/// An instantaneous event: the beginning or the end of something (PROV-CONSTRAINTS §2.2).
public struct Event: Hashable, Sendable {
    /// The five sorts of event.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case generation, usage, invalidation, start, end
    }

    /// What sort of event it is.
    public let kind: Kind
    /// The identifier of the event, where it has one.
    public let identifier: QualifiedName?
    /// The entity that is generated, used or invalidated, or that triggers a start or an end.
    public let entity: QualifiedName?
    /// The activity that generates, uses, invalidates, starts or ends.
    public let activity: QualifiedName?
    /// Whether nothing in the document states the event, but it must have happened.
    public let isInferred: Bool
}

extension Event: CustomStringConvertible {
    /// The event in words, with URIs.
    public var description: String { phrase { $0.uri } }

    /// The event in words, with names as `spell` writes them.
    func phrase(_ spell: (QualifiedName) -> String) -> String {
        let subject = kind == .start || kind == .end ? activity ?? entity : entity ?? activity
        var text = "the \(kind.rawValue)"
        if let identifier { text += " \(spell(identifier))" }
        if let subject { text += " of \(spell(subject))" }
        if kind == .usage, let activity, entity != nil { text += " by \(spell(activity))" }
        return text
    }
}

extension Event.Kind {
    /// The sort of event that a record of a kind describes; `nil` for other records.
    init?(_ kind: Record.Kind) {
        switch kind {
        case .wasGeneratedBy: self = .generation
        case .used: self = .usage
        case .wasInvalidatedBy: self = .invalidation
        case .wasStartedBy: self = .start
        case .wasEndedBy: self = .end
        default: return nil
        }
    }
}
