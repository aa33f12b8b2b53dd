import PROV
import Testing

/// Documents that nobody would write.
struct ConstraintRandomTests {
    @Test(arguments: 0..<60)
    func `agrees with the Recommendation applied rule by rule`(_ batch: Int) {
        for seed in batch * 50..<(batch + 1) * 50 {
            let records = Self.few(seed)
            let oracle = ConstraintOracle(records)
            let validation = Document(records: records).validate()
            let note = "seed \(seed): \(records.map { "\($0.kind) \($0.arguments)" })"
            #expect(oracle.ended, "\(note)")
            guard !oracle.failed else {
                #expect(!validation.isValid, "\(note)")
                continue
            }
            let found = Set(validation.violations.map(\.constraint))
            // Records that must not have one identifier are not made one influence, too.
            guard !oracle.broken.contains(.impossiblePropertyOverlap) else {
                #expect(found.contains(.impossiblePropertyOverlap), "\(note)")
                continue
            }
            #expect(found == oracle.broken, "\(note)")
        }
    }

    /// Some records over a few names; what they are like depends on the seed.
    static func few(_ seed: Int) -> [Record] {
        var random = RandomRecords(seed: UInt64(seed))
        random.names = 2 + seed % 4
        random.isWild = seed % 4 == 0
        random.chance = [0.3, 0.6, 0.9][seed / 4 % 3]
        random.identified = [0, 0.1, 0.5][seed / 12 % 3]
        random.blank = [0, 0, 0.2][seed / 36 % 3]
        random.mixesAgents = seed % 5 == 0
        return random.records(2 + seed % 13, of: themes[seed % themes.count])
    }

    private static let themes: [[Record.Kind]] = [
        Record.Kind.allCases,
        [.specializationOf, .specializationOf, .wasDerivedFrom, .wasGeneratedBy],
        [.specializationOf, .wasDerivedFrom, .entity, .hadMember],
        [.wasStartedBy, .wasEndedBy, .wasGeneratedBy, .used, .wasInvalidatedBy],
        [.wasStartedBy, .wasGeneratedBy, .wasDerivedFrom, .activity, .wasAssociatedWith],
        [.actedOnBehalfOf, .activity, .wasGeneratedBy, .wasDerivedFrom, .entity, .used],
        [.wasAttributedTo, .wasInformedBy, .wasDerivedFrom, .activity, .entity, .wasStartedBy],
    ]

    @Test(arguments: 0..<10)
    func `ends on whatever is said`(_ seed: UInt64) {
        var random = RandomRecords(seed: seed)
        random.isWild = true
        random.names = [2, 5, 40, 400][Int(seed % 4)]
        let document = Document(
            records: random.records(2_000),
            bundles: [Bundle(identifier: Namespace.prov("b"), records: random.records(500))])
        let validation = document.validate()
        #expect(!validation.isValid)
        #expect(validation.violations.allSatisfy { !$0.reason.isEmpty })
    }

    @Test func `gives the same answer twice`() {
        var random = RandomRecords(seed: 7)
        let document = Document(records: random.records(500))
        #expect(document.validate() == document.validate())
    }

    @Test(.timeLimit(.minutes(10)), arguments: HostileShape.allCases)
    func `grows with the document and not with its square`(_ shape: HostileShape) {
        let validation = Document(records: (0..<8_000).map(shape.record)).validate()
        #expect(validation.isValid == shape.isValid)
    }
}

/// Ways to make many pairs, long chains and deep graphs of few words.
enum HostileShape: CaseIterable {
    case generationsTimesUsages, oneIdentifier, blanksInARow, longCycle, tangledSpecializations
    case deepSpecialization, oneEventAtManyTimes

    var isValid: Bool {
        self == .generationsTimesUsages || self == .blanksInARow || self == .deepSpecialization
    }

    func record(_ number: Int) -> Record {
        func name(_ sort: String, _ number: Int) -> Record.Term {
            .name(QualifiedName(namespace: "http://example.org/", localPart: "\(sort)\(number)"))
        }
        func identifier(_ sort: String) -> QualifiedName {
            QualifiedName(namespace: "http://example.org/", localPart: sort)
        }
        switch self {
        case .generationsTimesUsages:
            return Record(
                number % 2 == 0 ? .wasGeneratedBy : .used, nil,
                [.entity: name("e", 0), .activity: name("a", number)])
        case .oneIdentifier:
            return Record(
                .used, identifier("u"), [.entity: name("e", number), .activity: name("a", number)])
        case .blanksInARow:
            return Record(
                .wasGeneratedBy, identifier("g\(number / 2)"),
                [
                    .entity: name("e", number / 2),
                    .activity: .name(Namespace.blank("b\((number + 1) / 2)")),
                ])
        case .longCycle where number % 2 == 0:
            return Record(.entity, identifier("e\(number)"))
        case .longCycle:
            return Record(
                .wasDerivedFrom, nil,
                [
                    .generatedEntity: name("e", number - 1),
                    .usedEntity: name("e", (number + 1) % 8_000),
                ])
        case .tangledSpecializations, .deepSpecialization:
            let general = self == .deepSpecialization ? number + 1 : number &* 7919 % 8_000
            return Record(
                .specializationOf, nil,
                [.specificEntity: name("e", number), .generalEntity: name("e", general)])
        case .oneEventAtManyTimes:
            return Record(
                .wasGeneratedBy, nil,
                [
                    .entity: name("e", 0), .activity: name("a", 0),
                    .time: .time("2026-01-01T00:00:\(10 + number % 50)Z"),
                ])
        }
    }
}
