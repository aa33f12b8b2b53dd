import FITS

/// What betrays dialects, as a scan of many files looks for it.
extension Dialect {
    /// What a card must say to betray a dialect.
    package enum Sign: Hashable, Sendable {
        /// Anything: the keyword is enough.
        case anything
        /// One of some strings.
        case strings(Set<String>)

        /// Whether a card betrays a dialect.
        ///
        /// - Parameter string: gives the string of the card.
        /// - Returns: whether it does.
        package func isShown(by string: () -> String?) -> Bool {
            switch self {
            case .anything: true
            case .strings(let strings): string().map { strings.contains($0.trimmed) } ?? false
            }
        }
    }

    /// What the card of a keyword must say, for all keywords that may betray a dialect.
    package static let signs: [String: Sign] = {
        var signs: [String: Sign] = [:]
        var names: Set<String> = []
        for sign in all.flatMap(\.signature) {
            switch sign {
            case .named(let name): signs[name.keyword] = .anything
            case .history: signs["HISTORY"] = .anything
            case .hdu(let name): names.insert(name)
            }
        }
        if !names.isEmpty { signs["EXTNAME"] = .strings(names) }
        return signs
    }()

    /// The beginnings of `HISTORY` cards that betray a dialect, blanks before them left out.
    package static let historyStarts: [String] = all.flatMap(\.signature).compactMap { sign in
        if case .history(let start) = sign { start } else { nil }
    }
}
