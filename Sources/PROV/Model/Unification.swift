extension Document {
    /// The document with each thing said once.
    ///
    /// Records of one kind and identifier become one, with the attributes of all, where their
    /// arguments agree or are absent (PROV-CONSTRAINTS, constraints 22 and 23); where they do
    /// not agree they stay apart. Bundles of one identifier become one.
    public func unified() -> Document {
        var order: [QualifiedName] = []
        var bundled: [QualifiedName: [Record]] = [:]
        for bundle in bundles {
            if bundled[bundle.identifier] == nil { order.append(bundle.identifier) }
            bundled[bundle.identifier, default: []] += bundle.records
        }
        return Document(
            namespaces: namespaces, records: records.unified(),
            bundles: order.map {
                Bundle(identifier: $0, records: (bundled[$0] ?? []).unified())
            }, foreign: foreign)
    }
}

extension [Record] {
    /// The records with each thing said once, in the order in which it was first said.
    func unified() -> [Record] {
        var places: [Key: Int] = [:]
        places.reserveCapacity(count)
        /// The first record of each key, and all of those keys that have several.
        var firsts: [Record] = []
        var groups: [Int: [Record]] = [:]
        firsts.reserveCapacity(count)
        for record in self {
            let key = Key(record)
            if let place = places[key] {
                groups[place, default: [firsts[place]]].append(record)
            } else {
                places[key] = firsts.count
                firsts.append(record)
            }
        }
        guard !groups.isEmpty else { return self }
        return firsts.indices.flatMap { place in
            groups[place].map(merged) ?? [firsts[place]]
        }
    }

    /// One record where all can be unified, else one for each different set of arguments.
    private func merged(_ group: [Record]) -> [Record] {
        guard let first = group.first else { return [] }
        if first.identifier != nil, let one = first.unifying(group.dropFirst()) { return [one] }
        var different: [Record] = []
        var positions: [Record: Int] = [:]
        for record in group {
            var bare = record.canonical
            if first.identifier != nil { bare.attributes = [] }
            if let position = positions[bare] {
                different[position].attributes.formUnion(record.attributes)
            } else {
                positions[bare] = different.count
                different.append(record)
            }
        }
        return different
    }
}

extension Record {
    /// The record with the arguments and attributes of the others; `nil` where they disagree.
    fileprivate func unifying(_ others: ArraySlice<Record>) -> Record? {
        var record = self
        for other in others {
            for (argument, term) in other.arguments {
                guard let present = record[argument] else {
                    record[argument] = term
                    continue
                }
                guard present.canonical == term.canonical else { return nil }
            }
        }
        record.attributes.formUnion(others.flatMap(\.attributes))
        return record
    }
}

/// What records must have in common to be looked at together.
///
/// Relations without identifier are one only if they are the same in every part.
private struct Key: Hashable {
    let kind: Record.Kind
    let identifier: QualifiedName?
    let record: Record?

    init(_ record: Record) {
        kind = record.kind
        identifier = record.identifier
        self.record = record.identifier == nil ? record.canonical : nil
    }
}

extension [Attribute] {
    /// Adds each attribute that is not there yet, as PROV compares values.
    fileprivate mutating func formUnion(_ others: [Attribute]) {
        guard !others.isEmpty else { return }
        var present: Set<Attribute> = []
        self = (self + others).filter {
            present.insert(Attribute($0.name, $0.value.canonical)).inserted
        }
    }
}
