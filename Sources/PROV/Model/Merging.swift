extension Document {
    /// This document and another as one, in which each thing is said once (see ``unified()``).
    ///
    /// A prefix that the other binds to another URI gives way to this document's. Blank
    /// identifiers of the two are kept apart.
    public func merging(_ other: Document) -> Document {
        let prefixes = Set(namespaces.map(\.prefix))
        let blanks = other.renamingBlanks(apartFrom: self)
        return Document(
            namespaces: namespaces + other.namespaces.filter { !prefixes.contains($0.prefix) },
            records: records + blanks.records, bundles: bundles + blanks.bundles,
            foreign: foreign + other.foreign.filter { !foreign.contains($0) }
        ).unified()
    }

    private func renamingBlanks(apartFrom other: Document) -> Document {
        let taken = other.blankNames
        guard !taken.isDisjoint(with: blankNames) else { return self }
        var renamed: [QualifiedName: QualifiedName] = [:]
        var number = 0
        for name in blankNames.sorted(by: { $0.uri < $1.uri }) where taken.contains(name) {
            var fresh = name
            repeat {
                number += 1
                fresh = Namespace.blank("m\(number)")
            } while taken.contains(fresh) || blankNames.contains(fresh)
            renamed[name] = fresh
        }
        var document = self
        document.records = records.map { $0.mapNames { renamed[$0] ?? $0 } }
        document.bundles = bundles.map { bundle in
            var bundle = bundle
            bundle.records = bundle.records.map { $0.mapNames { renamed[$0] ?? $0 } }
            return bundle
        }
        return document
    }

    /// The blank identifiers in the document.
    var blankNames: Set<QualifiedName> {
        var names: Set<QualifiedName> = []
        for records in [records] + bundles.map(\.records) {
            for record in records {
                if let identifier = record.identifier, identifier.isBlank {
                    names.insert(identifier)
                }
                for case .name(let name) in record.terms where name.isBlank { names.insert(name) }
                for case .pairs(let pairs) in record.terms {
                    names.formUnion(pairs.map(\.entity).filter(\.isBlank))
                }
            }
        }
        return names
    }
}
