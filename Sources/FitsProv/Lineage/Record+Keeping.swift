import PROV

extension Record {
    /// The record as it is in a document that has lost some of its things; nil if it is lost with them.
    ///
    /// A relation goes if one of its ends does. What else it names is left out, as an activity in
    /// whose course somebody acted.
    ///
    /// - Parameter isKept: whether a thing stays.
    /// - Returns: the record, which says no more than before.
    func keeping(_ isKept: (QualifiedName) -> Bool) -> Record? {
        if kind.isElement { return identifier.map(isKept) == true ? self : nil }
        var record = self
        let ends = kind.ends
        for (argument, term) in arguments {
            switch term {
            case .name(let name):
                if isKept(name) || argument.isOfRelation || argument == .bundle { continue }
                if ends.contains(argument) { return nil }
                record[argument] = nil
            case .pairs(let pairs):
                let kept = pairs.filter { isKept($0.entity) }
                guard !kept.isEmpty else { return nil }
                record[argument] = .pairs(kept)
            case .time, .keys: continue
            }
        }
        if kind == .wasDerivedFrom, record[.activity] == nil {
            // Without its activity nobody knows which usage it was (PROV-CONSTRAINTS, 51).
            record[.generation] = nil
            record[.usage] = nil
        }
        return record
    }

    /// The record without a derivation's usage and generation, unless the document says them.
    ///
    /// - Parameter relations: the relations of the document that have names.
    /// - Returns: the record.
    func referring(to relations: Set<QualifiedName>) -> Record {
        guard kind == .wasDerivedFrom else { return self }
        let named = [name(.generation), name(.usage)].compactMap(\.self)
        guard !named.allSatisfy(relations.contains) else { return self }
        var record = self
        for argument in [Argument.activity, .generation, .usage] { record[argument] = nil }
        return record
    }
}

extension Record.Argument {
    /// Whether it names a relation rather than a thing.
    fileprivate var isOfRelation: Bool { self == .generation || self == .usage }
}

extension Record.Kind {
    /// The arguments without which a relation of the kind says nothing.
    fileprivate var ends: ArraySlice<Record.Argument> {
        switch self {
        case .used, .wasGeneratedBy, .wasInvalidatedBy: arguments.prefix(2)
        case .wasAssociatedWith: arguments.prefix(3)
        default: arguments.prefix(requiredArguments)
        }
    }
}

extension Document {
    /// The document with some of its things, and the relations between them.
    ///
    /// - Parameter isKept: whether a thing stays.
    /// - Returns: the rest; bundles are left as they are.
    func keeping(_ isKept: (QualifiedName) -> Bool) -> Document {
        var document = self
        document.records = records.compactMap { $0.keeping(isKept) }
        let relations = Set(
            document.records.lazy.filter { !$0.kind.isElement }.compactMap(\.identifier))
        document.records = document.records.map { $0.referring(to: relations) }
        return document
    }
}
