import ADQL
import FITS
import FitsProv
import GRDB
import ObsCore

/// The names that mean something in one index.
struct Names {
    /// The most names of fields, or parameters, that are looked through for one like another.
    private static let mostNames = 5000
    private static let parameterPrefixes = ["parameter.", "param."]

    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Where the index keeps what a name means; empty if it means nothing.
    func meanings(_ name: String) throws -> [SearchName] {
        let lower = name.lowercased()
        for prefix in Names.parameterPrefixes where lower.hasPrefix(prefix) {
            return try parameter(String(name.dropFirst(prefix.count))).map { [$0] } ?? []
        }
        if lower.hasPrefix("field.") { return try fields(String(name.dropFirst(6))) }
        if lower.hasPrefix("obscore.") {
            return ObsCore.Column(rawValue: String(lower.dropFirst(8))).map { [.obscore($0)] } ?? []
        }
        if let fact = SearchName.Fact(rawValue: lower) { return [.fact(fact)] }
        if let column = ObsCore.Column(rawValue: lower) {
            return [.obscore(column)] + (try fields(name))
        }
        let fields = try fields(name)
        if !fields.isEmpty { return fields }
        return SearchName.aliases[lower].map { [$0] } ?? []
    }

    /// A parameter; its name ignores case.
    private func parameter(_ name: String) throws -> SearchName? {
        let found = try String.fetchOne(
            database, sql: "SELECT name FROM parameters WHERE name = ? LIMIT 1", arguments: [name])
        return found.map { .parameter($0) }
    }

    /// The fields of a name in any case: those recorded, or that of a profile.
    private func fields(_ name: String) throws -> [SearchName] {
        if try isRecorded(name) { return [.field(name)] }
        let lower = name.lowercased()
        let found = try recorded("fields").filter { $0.lowercased() == lower }
        if !found.isEmpty { return found.map { .field($0) } }
        return Profile.cta[lower] == nil ? [] : [.field(lower)]
    }

    private func isRecorded(_ field: String) throws -> Bool {
        try String.fetchOne(
            database, sql: "SELECT name FROM fields WHERE name = ? LIMIT 1", arguments: [field])
            != nil
    }

    /// The names of fields or parameters, each once: one look into an index for each.
    func recorded(_ table: String) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                WITH RECURSIVE names (name) AS (
                    SELECT min(name) FROM \(table)
                    UNION ALL
                    SELECT (SELECT min(name) FROM \(table) WHERE name > names.name)
                    FROM names WHERE name IS NOT NULL)
                SELECT name FROM names WHERE name IS NOT NULL LIMIT \(Names.mostNames)
                """)
    }

    /// Names that somebody who wrote this one may have meant, the likeliest first.
    func similar(to name: String) throws -> [String] {
        let parameters = try recorded("parameters")
        if let same = parameters.first(where: { $0.lowercased() == name.lowercased() }) {
            return ["parameter.\(same)"]
        }
        let known =
            SearchName.Fact.allCases.map(\.rawValue) + (try recorded("fields"))
            + Profile.cta.fields.map(\.name) + ObsCore.Column.allCases.map(\.rawValue)
            + SearchName.aliases.keys.sorted() + parameters.map { "parameter.\($0)" }
        let wanted = Array(name.lowercased().unicodeScalars.prefix(Names.longestName))
        let limit = max(1, wanted.count / 3)
        var seen: Set<String> = []
        let near = known.filter { seen.insert($0).inserted }.compactMap { candidate in
            let letters = Array(candidate.lowercased().unicodeScalars.prefix(Names.longestName))
            let distance = Spelling.distance(wanted, letters)
            let isPart = wanted.count > 2 && candidate.lowercased().contains(name.lowercased())
            return distance <= limit || isPart
                ? (candidate, isPart ? min(distance, limit) : distance) : nil
        }
        return near.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
    }

    private static let longestName = 80
}
