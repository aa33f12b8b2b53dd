/// A set of statements that is normalised and validated on its own: the records outside all
/// bundles, or those of one bundle (PROV-CONSTRAINTS §7).
///
/// The statements are brought into normal form once, when the instance is made; the checks then
/// only read it.
struct Instance {
    /// The records of which the statements are made.
    let records: [Record]
    /// The bundle of the records; `nil` outside all bundles.
    let bundle: QualifiedName?
    var terms = Terms()
    /// The statements, stated and inferred.
    var statements: [Statement] = []
    /// What was found against the instance so far.
    var findings: [Finding] = []
    /// For each statement the one into which it was merged; itself where it was not.
    var merged: [Int] = []
    /// For each statement another one that was merged with it, in rings.
    var ring: [Int] = []
    /// The statement of each key: a kind and an identifier, or a kind and its determinants.
    var keys: [StatementKey: Int] = [:]
    /// The kinds of influence that have an identifier, as bits.
    var kinds: [Int: Int] = [:]
    /// For each entity its direct specializations.
    var specifics: [Int: [Specialization]] = [:]
    /// The entities that are empty collections, with the statements from which that follows.
    var emptyCollections: [Int: Int] = [:]
    /// The statements that could not be merged with one of the same key; each is tried once.
    var clashing: Set<Int> = []
    /// What was reported of statements that do not agree, so as to report it once.
    var reported: Set<Clash> = []

    init(_ records: [Record], bundle: QualifiedName?) {
        self.records = records
        self.bundle = bundle
        define()
        unify()
        complete()
    }

    /// The statement that stands for this one after merging.
    func representative(_ statement: Int) -> Int {
        var statement = statement
        while merged[statement] != statement { statement = merged[statement] }
        return statement
    }

    /// Whether the statement was not merged into another one.
    func isAlive(_ statement: Int) -> Bool { merged[statement] == statement }

    /// Adds a statement.
    mutating func add(_ statement: Statement) {
        statements.append(statement)
        merged.append(merged.count)
        ring.append(ring.count)
    }
}

/// What makes two statements of one kind the same statement.
struct StatementKey: Hashable {
    private let kind: Record.Kind
    private let first: Int32
    private let second: Int32

    /// The key of an identifier, or of the two things that determine an event.
    init(kind: Record.Kind, first: Int, second: Int?) {
        self.kind = kind
        self.first = Int32(first)
        self.second = Int32(second ?? -1)
    }
}

/// A pair of records that disagree, and in which place.
struct Clash: Hashable {
    let constraint: Constraint
    /// The statements.
    let first: Int
    let second: Int
    let kind: Record.Kind
    /// The argument, by its number; -1 for the identifier.
    let place: Int
}

/// A violation before it is put into words.
struct Finding {
    let constraint: Constraint
    var contributing: Set<Constraint> = []
    /// The identifiers that are concerned, as terms.
    var subjects: [QualifiedName] = []
    /// The records that are concerned, by number.
    var records: [Int]
    /// The records themselves, where they do not go by number.
    var stated: [Record]?
    var cycle: [EventOrdering.Step] = []
    /// The sentence, given a way to write names.
    let reason: (Phrasing) -> String
}
