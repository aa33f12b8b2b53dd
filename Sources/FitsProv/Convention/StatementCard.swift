/// A card that says one text of the provenance: what is written, read and compared goes by it
/// (docs/convention.md, part 1).
struct StatementCard: Sendable {
    /// The keyword.
    let keyword: Keyword
    /// The text in the provenance; nil where it says nothing.
    let text: @Sendable (Provenance) -> String?
    /// Puts a text into the provenance.
    let put: @Sendable (inout Provenance, String) -> Void

    /// All of them, in the order of the cards.
    static let all: [StatementCard] = [
        StatementCard(.identifier) {
            $0.product.identifier
        } put: {
            $0.product.identifier = $1
        },
        StatementCard(.digest) {
            $0.product.digest.isEmpty ? ContentDigest.unrecorded : $0.product.digest
        } put: {
            $0.product.digest = $1 == ContentDigest.unrecorded ? "" : $1
        },
        StatementCard(.activity) {
            $0.activity.name
        } put: {
            $0.activity.name = $1
        },
        StatementCard(.execution) {
            $0.activity.identifier
        } put: {
            $0.activity.identifier = $1
        },
        StatementCard(.software) {
            $0.software.first?.name
        } put: {
            $0.software = [Software(name: $1)]
        },
        StatementCard(.softwareVersion) {
            $0.software.first?.version
        } put: {
            guard !$0.software.isEmpty else { return }
            $0.software[0].version = $1
        },
        StatementCard(.start) {
            $0.activity.start
        } put: {
            $0.activity.start = $1
        },
        StatementCard(.end) {
            $0.activity.end
        } put: {
            $0.activity.end = $1
        },
        StatementCard(.agent) {
            $0.agents.first?.name
        } put: {
            $0.agents = [Agent(name: $1)]
        },
    ]

    private init(
        _ keyword: Keyword, _ text: @escaping @Sendable (Provenance) -> String?,
        put: @escaping @Sendable (inout Provenance, String) -> Void
    ) {
        self.keyword = keyword
        self.text = text
        self.put = put
    }
}

/// What the numbered cards say of an input, in the order of the cards.
extension InputKeyword {
    /// What the card says of an input.
    ///
    /// - Parameter input: an input.
    /// - Returns: the text; nil if nothing is known.
    func text(_ input: UsedEntity) -> String? {
        switch self {
        case .location: input.location
        case .identifier: input.identifier
        case .digest: input.digest
        }
    }
}

extension Provenance {
    /// What the cards alone say.
    ///
    /// - Parameter block: a stamp.
    package init?(_ block: StampBlock) {
        guard block.identifier != nil, block.string(.activity) != nil else { return nil }
        self.init(
            product: Product(identifier: "", name: "", digest: ""),
            making: Step.unknown)
        for card in StatementCard.all {
            if let text = block.string(card.keyword) { card.put(&self, text) }
        }
        making.used = block.inputs
        making.fields = block.fields
    }
}
