package import FITS

/// What the standard cards of a file say about its origin, stamp or not (FITS 4.0 §4.4.2).
package struct StandardFacts: Hashable, Sendable, Codable {
    /// A keyword and its value.
    package struct Fact: Hashable, Sendable, Codable {
        /// The keyword.
        package let keyword: String
        /// What the keyword is about, in a word.
        package let label: String
        /// The value, as text.
        package let value: String
    }

    /// The facts that are there, in a fixed order.
    package let facts: [Fact]
    /// The number of `HISTORY` cards in all HDUs.
    package let historyCards: Int
    /// The last `HISTORY` lines of the primary header, else of the first HDU that has some.
    package let lastHistory: [String]

    /// The order in which facts are shown.
    private static let labels = [
        "origin", "creator", "program", "recipe", "activity", "software", "version", "telescope",
        "instrument", "object", "observed", "observer", "author", "written",
    ]
    private static let mostHistoryLines = 3

    /// Gathers the facts.
    ///
    /// - Parameter file: a file.
    package init(_ file: FITSFile) {
        let all = Dialect.all.flatMap(\.facts).compactMap { row in
            DialectTable.value(row.keyword, file.hdus).map {
                Fact(keyword: row.keyword, label: row.label, value: $0.text)
            }
        }
        facts = StandardFacts.labels.flatMap { label in all.filter { $0.label == label } }
        let history = file.hdus.map { hdu in
            hdu.header.filter { $0.keyword == "HISTORY" }.map(\.comment)
        }
        historyCards = history.reduce(0) { $0 + $1.count }
        let lines = history.first { !$0.isEmpty } ?? []
        lastHistory = lines.filter { $0.contains { $0 != " " } }
            .suffix(StandardFacts.mostHistoryLines).map { $0 }
    }
}
