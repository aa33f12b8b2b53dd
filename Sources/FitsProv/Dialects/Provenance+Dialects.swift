import FITS

extension Provenance {
    /// What a file says of itself in the words of observatories; nil if it says nothing.
    ///
    /// Steps stand in the order of time, as far as times are known, and else in the order in which a
    /// dialect has them. What is not attributed to a step belongs to the last one, and is inferred to
    /// do so.
    ///
    /// - Parameters:
    ///   - file: the headers of a file, and the tables that dialects want.
    ///   - dialects: the dialects, in order of precedence.
    init?(_ file: FileHeaders, dialects: [Dialect] = Dialect.all) {
        var drafts: [ProvenanceDraft] = []
        for dialect in dialects where file.show(dialect.signature) {
            var draft = ProvenanceDraft(dialect.name)
            dialect.read(file, &draft)
            draft.removeRepetitions()
            if !draft.isEmpty { drafts.append(draft) }
        }
        guard !drafts.isEmpty else { return nil }
        var steps = StepOrder.merged(drafts.map(\.steps))
        let last = steps.lastIndex { !$0.isAncestor }
        var making =
            last.map { steps.remove(at: $0) } ?? Step(activity: Activity(name: "", identifier: ""))
        for draft in drafts { making.take(draft.unattributed) }
        var names: Set<String> = []
        making.fields = drafts.flatMap(\.fields).filter { names.insert($0.name).inserted }
        let name = drafts.lazy.flatMap(\.names).first ?? file.name
        self.init(product: Product(identifier: "", name: name, digest: ""), making: making)
        earlierSteps = steps
        var linked: Set<Link> = []
        links = drafts.flatMap(\.links).filter { linked.insert($0).inserted }
    }
}

extension Provenance {
    /// The provenance of a stamp with the steps before it that observatories recorded.
    ///
    /// A step of the stamp's own name is the same, and the stamp tells more of it.
    ///
    /// - Parameter observed: what observatories recorded in the same file.
    /// - Returns: all of it, each step once.
    func following(_ observed: Provenance?) -> Provenance {
        guard let observed else { return self }
        var all = self
        let mine = Set(steps.map { $0.activity.name.lowercased() })
        all.earlierSteps =
            observed.steps.filter {
                !$0.isEmpty && !mine.contains($0.activity.name.lowercased())
            } + earlierSteps
        all.links += observed.links.filter { !links.contains($0) }
        return all
    }
}

extension Provenance {
    /// The origin of the first statement: of the step that made the product, of what it has, of a link.
    var firstOrigin: Origin? {
        making.origin ?? making.used.first?.origin ?? making.software.first?.origin
            ?? making.parameters.first?.origin ?? making.fields.first?.origin
            ?? earlierSteps.last?.origin ?? links.first?.origin
    }
}

extension Dialect {
    /// The most bytes of a data unit that a dialect may ask for.
    private static let mostBytes = 16 << 20

    /// Whether a dialect wants the data of an HDU.
    ///
    /// - Parameter hdu: an HDU.
    /// - Returns: whether they are to be kept.
    static func wantsData(of hdu: HDU) -> Bool {
        hdu.dataSize > 0 && hdu.dataSize <= mostBytes && all.contains { $0.wantsData(hdu) }
    }
}

extension ProvenanceDraft {
    /// Leaves what a step used, and its software, in it once.
    fileprivate mutating func removeRepetitions() {
        for index in steps.indices { steps[index].removeRepetitions() }
        unattributed.removeRepetitions()
    }
}

extension Step {
    fileprivate mutating func removeRepetitions() {
        var inputs: Set<[String?]> = []
        used = used.filter { inputs.insert([$0.location, $0.role]).inserted }
        var programs: Set<Software> = []
        software = software.filter { programs.insert($0).inserted }
    }

    /// Takes over what another step has, each thing once.
    ///
    /// - Parameter other: what took part, with its origins.
    mutating func take(_ other: Step) {
        func add<Fact: Hashable>(_ facts: [Fact], to mine: inout [Fact]) {
            guard !facts.isEmpty else { return }
            var known = Set(mine)
            mine += facts.filter { known.insert($0).inserted }
        }
        add(other.software, to: &software)
        add(other.agents, to: &agents)
        add(other.used, to: &used)
        add(other.parameters, to: &parameters)
        add(other.configuration, to: &configuration)
        add(other.environment, to: &environment)
        if origin == nil { origin = other.origin }
    }
}
