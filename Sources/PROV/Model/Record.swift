/// One statement of a document: an entity, an activity, an agent, or a relation between them.
///
/// Equality is that of the parts, attributes in their order. Documents compare their records as
/// the standard does; see ``Document``.
public struct Record: Hashable, Sendable {
    /// What the record says.
    public let kind: Kind
    /// The name of what it describes; `nil` for a relation without a name of its own.
    public var identifier: QualifiedName?
    /// The attributes, in the order in which they were given; as PROV sees it, a set.
    public var attributes: [Attribute]
    /// The terms of the first of `kind.arguments`, as far as the last that is given.
    private(set) var terms: [Term?]

    /// Makes a record of a kind, an identifier, arguments and attributes.
    ///
    /// The caller sees to it that `kind` has the arguments and that each is of the right sort.
    public init(
        _ kind: Kind, _ identifier: QualifiedName? = nil, _ arguments: [Argument: Term] = [:],
        attributes: [Attribute] = []
    ) {
        self.kind = kind
        self.identifier = identifier
        self.attributes = attributes
        terms = []
        for (argument, term) in arguments {
            self[argument] = term
        }
    }

    /// The term of an argument; `nil` where it is absent or the kind has no such argument.
    ///
    /// Only an argument of the kind can be set, to a term of its sort.
    public subscript(_ argument: Argument) -> Term? {
        get {
            guard !terms.isEmpty, let index = kind.arguments.firstIndex(of: argument),
                index < terms.count
            else { return nil }
            return terms[index]
        }
        set {
            guard let index = kind.arguments.firstIndex(of: argument) else {
                precondition(newValue == nil, "\(kind) has no argument \(argument)")
                return
            }
            precondition(
                newValue.map { $0.sort == argument.sort } ?? true,
                "\(argument) of \(kind) cannot be \(String(describing: newValue))")
            while terms.count <= index { terms.append(nil) }
            terms[index] = newValue
            terms.dropAbsentEnd()
        }
    }

    /// Makes a record of terms for the first of the kind's arguments, each of the right sort.
    init(
        _ kind: Kind, _ identifier: QualifiedName?, terms: [Term?], attributes: [Attribute]
    ) {
        self.kind = kind
        self.identifier = identifier
        self.attributes = attributes
        self.terms = terms
        self.terms.dropAbsentEnd()
    }
}

extension [Record.Term?] {
    fileprivate mutating func dropAbsentEnd() {
        while case .some(.none) = last { removeLast() }
    }
}

extension Record {
    /// Replaces each term that is given by another of its sort, or by none.
    mutating func mapTerms(_ transform: (Term) -> Term?) {
        for index in terms.indices {
            guard let term = terms[index] else { continue }
            let changed = transform(term)
            if changed != term { terms[index] = changed }
        }
        terms.dropAbsentEnd()
    }

    /// The arguments that are given, with their terms, in the order of PROV-N.
    public var arguments: [(argument: Argument, term: Term)] {
        zip(kind.arguments, terms).compactMap { argument, term in
            term.map { (argument, $0) }
        }
    }

    /// The name that an argument is, or `nil`.
    public func name(_ argument: Argument) -> QualifiedName? {
        guard case .name(let name) = self[argument] else { return nil }
        return name
    }

    /// The time that an argument is, in the lexical form of `xsd:dateTime`, or `nil`.
    public func time(_ argument: Argument) -> String? {
        guard case .time(let time) = self[argument] else { return nil }
        return time
    }

    /// The values of all attributes of a name, in their order.
    public func values(_ name: QualifiedName) -> [Value] {
        attributes.compactMap { $0.name == name ? $0.value : nil }
    }

    /// The first `prov:label`, without its language.
    public var label: String? {
        values(.label).first?.text
    }

    /// Each `prov:type` that is a qualified name.
    public var types: [QualifiedName] {
        values(.type).compactMap(\.name)
    }
}
