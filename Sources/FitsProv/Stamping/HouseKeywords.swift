/// What a stamp says, under the keywords of a house whose programs read these and no stamps.
package enum HouseKeywords: String, CaseIterable, Sendable {
    /// The reference metadata of ctapipe.
    case ctapipe
    /// Data formats for gamma-ray astronomy.
    case gadf
    /// The cards of the LSST butler.
    case lsst

    /// A keyword with its value.
    typealias Card = (keyword: String, value: String)

    /// The cards that say in the house's keywords what a stamp says.
    ///
    /// - Parameter provenance: what is stamped, with all identifiers.
    /// - Returns: the cards; what the stamp does not say has none.
    func cards(_ provenance: Provenance) -> [Card] {
        switch self {
        case .ctapipe: HouseKeywords.ctapipe(provenance)
        case .gadf: HouseKeywords.gadf(provenance)
        case .lsst: HouseKeywords.lsst(provenance)
        }
    }

    /// The name of the field that such a card holds in the document: its keyword in lower case.
    static func field(of keyword: String) -> String {
        String(keyword.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }

    private static func ctapipe(_ provenance: Provenance) -> [Card] {
        let activity = provenance.activity
        let software = provenance.software.first
        let cards: [(String, String?)] = [
            ("PRODUCT ID", uuid(provenance.product.identifier)),
            ("ACTIVITY NAME", activity.name), ("ACTIVITY ID", uuid(activity.identifier)),
            ("ACTIVITY TYPE", activity.type), ("ACTIVITY START TIME", activity.start),
            ("ACTIVITY STOP TIME", activity.end), ("ACTIVITY SOFTWARE NAME", software?.name),
            ("ACTIVITY SOFTWARE VERSION", software?.version),
            ("CONTACT NAME", provenance.agents.first?.name),
            ("CONTACT EMAIL", provenance.agents.first?.email),
        ]
        return cards.compactMap { name, value in value.map { ("CTA " + name, $0) } }
    }

    /// Each field of which the format has a keyword, under the first.
    private static func gadf(_ provenance: Provenance) -> [Card] {
        var seen: Set<String> = []
        let rows = Dialect.gadf.fields.filter { seen.insert($0.field).inserted }
        let creator = provenance.software.first.map { software in
            (
                "CREATOR",
                [software.name, software.version].compactMap(\.self).joined(separator: " ")
            )
        }
        return rows.compactMap { row in
            provenance.fields.first { $0.name == row.field }.map { (row.keyword, $0.value) }
        } + (creator.map { [$0] } ?? [])
    }

    private static func lsst(_ provenance: Provenance) -> [Card] {
        let inputs = provenance.used.compactMap { $0.identifier.flatMap(uuid) }
        let cards: [(String, String?)] = [
            ("ID", uuid(provenance.product.identifier)),
            ("QUANTUM", uuid(provenance.activity.identifier)),
            ("N_INPUTS", inputs.isEmpty ? nil : String(inputs.count)),
        ]
        return (cards + inputs.enumerated().map { ("INPUT \($0) ID", $1) })
            .compactMap { name, value in value.map { ("LSST BUTLER " + name, $0) } }
    }

    /// The digits of a UUID; nil for any other URI.
    private static func uuid(_ identifier: String) -> String? {
        let prefix = "urn:uuid:"
        return identifier.hasPrefix(prefix) ? String(identifier.dropFirst(prefix.count)) : nil
    }
}
