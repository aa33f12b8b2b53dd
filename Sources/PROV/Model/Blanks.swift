extension [Record] {
    /// The records without the blank identifiers to which nothing refers.
    ///
    /// PROV-JSON must give every relation a key; `_:id1` says that it had none.
    func droppingUnreferencedBlanks() -> [Record] {
        guard contains(where: { $0.identifier?.isBlank ?? false }) else { return self }
        var referenced: Set<QualifiedName> = []
        for record in self {
            for reference in record.references where reference.isBlank {
                referenced.insert(reference)
            }
        }
        return map { record in
            guard let identifier = record.identifier, identifier.isBlank, !record.kind.isElement,
                !referenced.contains(identifier)
            else { return record }
            var record = record
            record.identifier = nil
            return record
        }
    }

    /// The records with each blank identifier renamed after what is said about it.
    ///
    /// Colours are refined until they no longer tell more identifiers apart, or
    /// `roundLimit` times. Identifiers that are told apart by nothing get one name and a count.
    func namingBlanks() -> [Record] {
        let records = droppingUnreferencedBlanks()
        var colours: [QualifiedName: Int] = [:]
        for record in records {
            for name in record.blanks { colours[name] = 0 }
        }
        guard !colours.isEmpty else { return records }
        var distinct = 0
        for _ in 0..<Self.roundLimit {
            let refined = records.refine(colours)
            let count = Set(refined.values).count
            colours = refined
            guard count > distinct else { break }
            distinct = count
        }
        var population: [Int: Int] = [:]
        for colour in colours.values { population[colour, default: 0] += 1 }
        return records.map { record in
            guard !record.blanks.isEmpty else { return record }
            let renamed = record.mapNames { name in
                guard let colour = colours[name] else { return name }
                return Namespace.blank("c\(colour)n\(population[colour] ?? 0)")
            }
            // What was in the order of the old names is put into that of the new ones.
            return renamed.canonical
        }
    }

    // A chain of blank identifiers takes as many rounds as half its length; what differs only
    // that far away is not looked for.
    private static let roundLimit = 8

    private func refine(_ colours: [QualifiedName: Int]) -> [QualifiedName: Int] {
        var sums: [QualifiedName: Int] = [:]
        for record in self {
            // A sum does not depend on the order of the records.
            for (blank, view) in record.views(colours) { sums[blank, default: 0] &+= view }
        }
        return sums.merging(colours) { sum, colour in
            var hasher = Hasher()
            hasher.combine(sum)
            hasher.combine(colour)
            return hasher.finalize()
        }
    }
}

extension Record {
    fileprivate var blanks: [QualifiedName] {
        var names = references
        if let identifier { names.append(identifier) }
        names += attributes.compactMap(\.value.name)
        return names.filter(\.isBlank)
    }
}
