import FITS
import Files

extension Provenance {
    /// What a file says of itself in the words of observatories; nil if it says nothing.
    ///
    /// Steps stand in the order of time, as far as times are known, and else in the order in which a
    /// dialect has them. What is not attributed to a step belongs to the last one, and is inferred to
    /// do so.
    ///
    /// - Parameters:
    ///   - file: a file of which all headers were read, and the tables that dialects want.
    ///   - signs: the signs of the dialects.
    init?(recordedIn file: FITSFile, _ signs: DialectSigns = .all) {
        guard let file = FileHeaders(file, signs) else { return nil }
        var drafts: [ProvenanceDraft] = []
        for dialect in file.spoken {
            var draft = ProvenanceDraft(dialect.name)
            dialect.read(file, &draft)
            if !draft.isEmpty { drafts.append(draft) }
        }
        guard !drafts.isEmpty else { return nil }
        var steps = StepOrder.merged(drafts.map(\.steps))
        let last = steps.lastIndex { !$0.isAncestor }
        var making =
            last.map { steps.remove(at: $0) } ?? Step.unknown
        for draft in drafts { making.take(draft.unattributed) }
        making.settle()
        for index in steps.indices { steps[index].settle() }
        var names: Set<String> = []
        making.fields = drafts.flatMap(\.fields).filter { names.insert($0.name).inserted }
        let name = drafts.lazy.flatMap(\.names).first ?? file.name
        self.init(product: Product(identifier: "", name: name, digest: ""), making: making)
        earlierSteps = steps
        links = drafts.flatMap(\.links).uniqued()
        // A step of which only parts are known is where the first of them is.
        if self.making.origin == nil { self.making.origin = firstOrigin?.inferred }
    }
}

extension Provenance {
    /// The provenance of a stamp with the steps before it that observatories recorded.
    ///
    /// A step of the stamp's own name is the same, and the stamp tells more of it. So it does of what
    /// took part in a step that the observatory does not name.
    ///
    /// - Parameter observed: what observatories recorded in the same file.
    /// - Returns: all of it, each step once.
    func following(_ observed: Provenance?) -> Provenance {
        guard let observed else { return self }
        // A stamp that took over what was recorded says all of it.
        if let origin = making.origin, origin.dialect != Origin.convention { return self }
        var all = self
        let mine = Set(steps.map { $0.activity.name.lowercased() })
        all.earlierSteps =
            observed.steps.filter {
                $0.isNamed && !mine.contains($0.activity.name.lowercased())
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

extension Step {
    /// Whether it is known what ran, or by which identifier.
    fileprivate var isNamed: Bool {
        !activity.name.isEmpty || !activity.identifier.isEmpty
    }

    /// Takes over what another step has, each thing once.
    ///
    /// - Parameter other: what took part, with its origins.
    mutating func take(_ other: Step) {
        // By sets: headers may list very many things.
        func add<Fact: Hashable>(_ others: [Fact], to mine: inout [Fact]) {
            var seen = Set(mine)
            mine += others.filter { seen.insert($0).inserted }
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
