extension Record {
    /// What the record says about each of its blank identifiers, as one number for each.
    ///
    /// It depends on the colours of the blank identifiers and on where the one is, not on any of their
    /// names, nor on the order of attributes and members. The cost is that of the record, however many
    /// there are.
    func views(_ colours: [QualifiedName: Int]) -> [QualifiedName: Int] {
        var places: [QualifiedName: Int] = [:]
        func note(_ name: QualifiedName, _ place: Int) -> Int {
            if name.isBlank { places[name, default: 0] &+= place }
            guard let colour = colours[name] else { return name.hashValue }
            return Record.hash(colour, place)
        }
        var whole = kind.hashValue
        if let identifier { whole &+= note(identifier, kind.hashValue) }
        for (argument, term) in arguments {
            switch term {
            case .name(let name): whole &+= Record.hash(argument, note(name, argument.hashValue))
            case .pairs(let pairs):
                for pair in pairs {
                    whole &+= Record.hash(pair.key, note(pair.entity, pair.key.hashValue))
                }
            case .time, .keys: whole &+= Record.hash(argument, term)
            }
        }
        for attribute in attributes {
            if let name = attribute.value.name {
                whole &+= Record.hash(attribute.name, note(name, attribute.name.hashValue))
            } else {
                whole &+= attribute.hashValue
            }
        }
        return places.mapValues { Record.hash($0, whole) }
    }

    private static func hash(_ left: some Hashable, _ right: some Hashable) -> Int {
        var hasher = Hasher()
        hasher.combine(left)
        hasher.combine(right)
        return hasher.finalize()
    }
}
