extension Document {
    /// Checks the document against PROV-CONSTRAINTS: whether it satisfies them.
    ///
    /// The records outside bundles and those of each bundle are brought into normal form and
    /// checked on their own (§7.2). The time grows about as the document does, whatever it says.
    ///
    /// What PROV-Links and PROV-Dictionary add is not asked for.
    public func validate() -> Validation {
        var instances = [Instance(records, bundle: nil)]
        instances += bundles.map { Instance($0.records, bundle: $0.identifier) }
        for index in instances.indices { instances[index].check() }
        let repeated = repeatedBundles
        guard !repeated.isEmpty || instances.contains(where: { !$0.findings.isEmpty }) else {
            return Validation(violations: [])
        }
        let names = Phrasing(self)
        var violations = repeated.map { name in
            Violation(
                constraint: .distinctBundles, contributing: [], bundle: name, identifiers: [name],
                records: [], statements: [],
                reason: "\(names.phrase(name)) names more "
                    + "than one bundle", cycle: [])
        }
        for instance in instances {
            violations += instance.violations(
                Phrasing(self, records: instance.records))
        }
        return Validation(violations: violations)
    }

    private var repeatedBundles: [QualifiedName] {
        var seen: [QualifiedName: Int] = [:]
        return bundles.map(\.identifier).filter { name in
            seen[name, default: 0] += 1
            return seen[name] == 2
        }
    }
}

extension Instance {
    /// Everything that the normal form is checked for.
    mutating func check() {
        checkOrder()
        checkTypes()
        checkImpossibilities()
        checkSpecializations()
    }

    /// What was found, put into words, in the order of the Recommendation.
    func violations(_ phrasing: Phrasing) -> [Violation] {
        let order = Dictionary(uniqueKeysWithValues: zip(Constraint.allCases, 0...))
        let sorted = findings.enumerated().sorted {
            (order[$0.element.constraint] ?? 0, $0.offset)
                < (order[$1.element.constraint] ?? 0, $1.offset)
        }
        return sorted.map { _, finding in
            let records = finding.stated ?? finding.records.map { self.records[$0] }
            return Violation(
                constraint: finding.constraint, contributing: finding.contributing,
                bundle: bundle, identifiers: finding.identifiers(in: self),
                records: records, statements: records.map(phrasing.phrase),
                reason: finding.reason(phrasing), cycle: finding.cycle)
        }
    }
}

extension Finding {
    /// The identifiers of the records, then those of what they disagree about, each once.
    fileprivate func identifiers(in instance: Instance) -> [QualifiedName] {
        var seen: Set<QualifiedName> = []
        return (records.compactMap { instance.records[$0].identifier } + subjects)
            .filter { seen.insert($0).inserted }
    }
}
