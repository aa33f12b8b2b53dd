public import FITS

/// What the standard cards of a file tell of its origin, stamp or not (FITS 4.0 §4.4.2).
public struct StandardFacts: Hashable, Sendable, Codable {
    /// A keyword and its value.
    public struct Fact: Hashable, Sendable, Codable {
        /// The keyword.
        public let keyword: String
        /// What the keyword is about, in a word.
        public let label: String
        /// The value, as text.
        public let value: String
    }

    /// A provenance field under the keyword of another convention.
    public struct FieldFact: Hashable, Sendable, Codable {
        /// The name of the field.
        public let name: String
        /// The keyword that holds it.
        public let keyword: String
        /// The value, as text.
        public let value: String
    }

    /// The facts that are there, in a fixed order.
    public let facts: [Fact]
    /// Provenance fields that the cards of other conventions hold, with the keyword of each.
    public let fields: [FieldFact]
    /// The number of `HISTORY` cards in all HDUs.
    public let historyCards: Int
    /// The last `HISTORY` lines of the primary header, else of the first HDU that has some.
    public let lastHistory: [String]

    private static let keywords = [
        ("ORIGIN", "origin"), ("CREATOR", "creator"), ("PROGRAM", "program"),
        ("SOFTWARE", "software"), ("CTA ACTIVITY NAME", "activity"),
        ("CTA ACTIVITY SOFTWARE NAME", "software"), ("CTA ACTIVITY SOFTWARE VERSION", "version"),
        ("ESO PRO REC1 ID", "recipe"), ("PROCSOFT", "software"), ("TELESCOP", "telescope"),
        ("INSTRUME", "instrument"), ("OBJECT", "object"), ("DATE-OBS", "observed"),
        ("OBSERVER", "observer"), ("AUTHOR", "author"), ("DATE", "written"),
    ]
    private static let mostHistoryLines = 3

    /// Gathers the facts.
    ///
    /// - Parameters:
    ///   - file: a file.
    ///   - profile: the fields and the keywords of others for them.
    public init(_ file: FITSFile, profile: Profile) {
        func value(_ keyword: String) -> String? {
            file.hdus.prefix(2).lazy.compactMap { $0.header.value(keyword)?.text }
                .first { !$0.isEmpty }
        }
        facts = StandardFacts.keywords.compactMap { keyword, label in
            value(keyword).map { Fact(keyword: keyword, label: label, value: $0) }
        }
        fields = profile.fields.compactMap { field in
            let keywords = (field.keyword.map { [$0] } ?? []) + (field.aliases ?? [])
            return keywords.lazy.compactMap { keyword in
                value(keyword).map { FieldFact(name: field.name, keyword: keyword, value: $0) }
            }.first
        }
        let history = file.hdus.map { hdu in
            hdu.header.filter { $0.keyword == "HISTORY" }.map(\.comment)
        }
        historyCards = history.reduce(0) { $0 + $1.count }
        let lines = history.first { !$0.isEmpty } ?? []
        lastHistory = lines.filter { $0.contains { $0 != " " } }
            .suffix(StandardFacts.mostHistoryLines).map { $0 }
    }
}
