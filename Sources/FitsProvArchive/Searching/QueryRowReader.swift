import GRDB
import ObsCore

/// Reads what is said about products, with statements that are prepared once.
struct QueryRowReader {
    private let query: Query
    private let columns: [NamedColumn]
    private let path: Statement
    private let product: Statement
    private let activity: Statement
    private let software: Statement
    private let fields: Statement
    private let parameters: Statement
    private let observed: Statement

    init(_ query: Query, _ names: Names, _ database: Database) throws {
        self.query = query
        columns = try query.columns.map { try NamedColumn($0, names, database) }
        path = try database.cachedStatement(
            sql: """
                SELECT d.path || '/' || f.name AS path, f.size, f.digest
                FROM files f JOIN folders d ON d.id = f.folder WHERE f.id = ?
                """)
        product = try database.cachedStatement(
            sql: "SELECT identifier, digest, stamped FROM products WHERE file = ?")
        activity = try database.cachedStatement(
            sql: """
                SELECT name, version, started, ended FROM activities WHERE file = ?
                ORDER BY step DESC LIMIT 1
                """)
        software = try database.cachedStatement(
            sql: "SELECT name, version FROM software WHERE file = ? ORDER BY number LIMIT 100")
        fields = try database.cachedStatement(
            sql: "SELECT name, value, keyword FROM fields WHERE file = ? ORDER BY name LIMIT 1000")
        parameters = try database.cachedStatement(
            sql:
                "SELECT name, value, unit FROM parameters WHERE file = ? ORDER BY number LIMIT 1000"
        )
        let names = ObsCore.Column.allCases.map(\.rawValue) + ["sources"]
        observed = try database.cachedStatement(
            sql: "SELECT \(names.joined(separator: ", ")) FROM obscore WHERE file = ?")
    }

    func row(_ file: Int64) throws -> QueryRow? {
        guard let place = try Row.fetchOne(path, arguments: [file]) else { return nil }
        var found = QueryRow(file: file, path: place.text("path"))
        if query.detail == .path { return found }
        found.size = place.integer("size")
        found.digest = place.textIfAny("digest")
        if let row = try Row.fetchOne(product, arguments: [file]) {
            found.identifier = row.textIfAny("identifier")
            found.digest = found.digest ?? row.textIfAny("digest")
            found.isStamped = row.integer("stamped") != 0
        }
        if let row = try Row.fetchOne(activity, arguments: [file]) {
            found.activity = row.textIfAny("name")
            found.activityVersion = row.textIfAny("version")
            found.started = row.textIfAny("started")
            found.ended = row.textIfAny("ended")
        }
        found.software = try Row.fetchAll(software, arguments: [file]).map {
            QueryRow.Program(name: $0.text("name"), version: $0.textIfAny("version"))
        }
        found.columns = try columns.map { try $0.value(file) }
        if let row = try Row.fetchOne(observed, arguments: [file]) {
            let isDetailed = query.detail == .everything
            found.observed = QueryRowReader.observed(row, withSources: isDetailed)
        }
        guard query.detail == .everything else { return found }
        found.fields = try Row.fetchAll(fields, arguments: [file]).map {
            QueryRow.Field(
                name: $0.text("name"), value: $0.text("value"), keyword: $0.textIfAny("keyword"))
        }
        found.parameters = try Row.fetchAll(parameters, arguments: [file]).map {
            QueryRow.Field(
                name: $0.text("name"), value: $0.text("value"), keyword: $0.textIfAny("unit"))
        }
        return found
    }

    /// The values of a row whose columns are all of ObsCore in order, then `sources`.
    ///
    /// They are found by their place: finding them by name takes most of the time of a long answer.
    private static func observed(_ row: Row, withSources: Bool) -> [QueryRow.Observed] {
        let columns = ObsCore.Column.allCases
        let sources = withSources ? sources(row.text(columns.count)) : [:]
        return zip(row.databaseValues, columns).compactMap { stored, column in
            let value: ObsCore.Value? =
                switch stored.storage {
                case .string(let text): .text(text)
                case .int64(let number):
                    column.type == .real ? .real(Double(number)) : .integer(Int(number))
                case .double(let number): .real(number)
                case .null, .blob: nil
                }
            return value.map {
                QueryRow.Observed(column: column, value: $0, source: sources[column.rawValue])
            }
        }
    }

    /// `ra=RA_PNT dec=HIERARCH X Y`: a new one begins where a column and an equals sign are.
    private static func sources(_ text: String) -> [String: String] {
        var sources: [String: String] = [:]
        var last: String?
        for word in text.split(separator: " ") {
            if let equals = word.firstIndex(of: "="),
                ObsCore.Column(rawValue: String(word[..<equals])) != nil
            {
                last = String(word[..<equals])
                sources[last ?? ""] = String(word[word.index(after: equals)...])
            } else if let last {
                sources[last, default: ""] += " " + word
            }
        }
        return sources
    }
}
