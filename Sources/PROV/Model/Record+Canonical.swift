extension Record {
    /// The same record for the same meaning: values and terms canonical, attributes a sorted set.
    var canonical: Record {
        var record = self
        for (argument, term) in arguments {
            let canonical = term.canonical
            // An empty set says no more than an absent one.
            let isEmpty = canonical == .pairs([]) || canonical == .keys([])
            if isEmpty || canonical != term { record[argument] = isEmpty ? nil : canonical }
        }
        if attributes.count < 2 {
            record.attributes = attributes.map { Attribute($0.name, $0.value.canonical) }
        } else {
            record.attributes = Set(attributes.map { Attribute($0.name, $0.value.canonical) })
                .map { (key: $0.name.uri + "\u{0}" + $0.value.sortKey, attribute: $0) }
                .sorted { $0.key < $1.key }
                .map(\.attribute)
        }
        return record
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

    /// Each name in the place of an identifier: the record's own and those of its arguments.
    var references: [QualifiedName] {
        arguments.flatMap { _, term in
            switch term {
            case .name(let name): [name]
            case .pairs(let pairs): pairs.map(\.entity)
            case .time, .keys: [QualifiedName]()
            }
        }
    }

    /// The record with each name replaced, wherever it stands but for datatypes and attribute names.
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
