extension Record {
    /// The same record for the same meaning: values and terms canonical, attributes a sorted set.
    var canonical: Record {
        var record = self
        record.mapTerms { term in
            let canonical = term.canonical
            // An empty set says no more than an absent one.
            return canonical == .pairs([]) || canonical == .keys([]) ? nil : canonical
        }
        record.attributes = attributes.canonical
        return record
    }

    /// Whether the record says several things; see ``statements``.
    var isSeveralStatements: Bool {
        guard kind == .hadDictionaryMember, case .pairs(let pairs) = self[.keyEntityPairs] else {
            return false
        }
        return pairs.count > 1
    }

    /// The record as several where it says several things: one for each member of a dictionary.
    var statements: [Record] {
        guard kind == .hadDictionaryMember, case .pairs(let pairs) = self[.keyEntityPairs],
            pairs.count > 1
        else { return [self] }
        return pairs.map { pair in
            var record = self
            record[.keyEntityPairs] = .pairs([pair])
            return record
        }
    }

    /// The names of other records that the arguments are, in their order.
    var references: [QualifiedName] {
        var names: [QualifiedName] = []
        for term in terms {
            switch term {
            case .name(let name): names.append(name)
            case .pairs(let pairs): names += pairs.map(\.entity)
            case nil, .time, .keys: break
            }
        }
        return names
    }

    /// The record with each name replaced, wherever it is but for datatypes and attribute names.
    func mapNames(_ transform: (QualifiedName) -> QualifiedName) -> Record {
        var record = self
        record.identifier = identifier.map(transform)
        for (argument, term) in arguments {
            switch term {
            case .name(let name):
                record[argument] = .name(transform(name))
            case .pairs(let pairs):
                record[argument] = .pairs(
                    pairs.map { .init(key: $0.key, entity: transform($0.entity)) })
            case .time, .keys:
                break
            }
        }
        record.attributes = attributes.map { attribute in
            attribute.value.name.map { Attribute(attribute.name, .name(transform($0))) }
                ?? attribute
        }
        return record
    }
}

extension [Attribute] {
    /// The attributes as a set in one order, their values canonical.
    fileprivate var canonical: [Attribute] {
        guard count > 1 else { return map { Attribute($0.name, $0.value.canonical) } }
        let values = map { Attribute($0.name, $0.value.canonical) }
        let keys = values.map { $0.name.uri + "\u{0}" + $0.value.sortKey }
        let order = indices.sorted { keys[$0] < keys[$1] }
        var sorted: [Attribute] = []
        sorted.reserveCapacity(count)
        for index in order where sorted.last != values[index] { sorted.append(values[index]) }
        return sorted
    }
}
