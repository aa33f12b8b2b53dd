import ADQL
import GRDB

/// Prints a query of ADQL, in which every name is found, as SQL of SQLite.
///
/// No text of the query gets into the SQL: tables and columns are those that are published, under names made
/// here (`t3.c5` is the sixth column of the fourth table), and numbers and texts are bound.
struct SQLPrinter {
    /// What is published.
    let publication: Publication
    /// What is looked up while printing.
    let index: QueriedIndex

    /// The values of `?1`, `?2`, ….
    private(set) var arguments: [DatabaseValue] = []
    /// What is needed of each table, by the number of its instance.
    private var needs: [Int: Need] = [:]

    /// What a query needs of a table at one place of FROM.
    private struct Need {
        let source: TableInstance.Source
        var columns: Set<Int> = []
        /// Columns as they are stored, under the collation of their index.
        var stored: Set<Int> = []
        /// Columns as they are given back.
        var whole: Set<Int> = []
        var needsFile = false
    }

    private init(_ publication: Publication, _ index: QueriedIndex) {
        self.publication = publication
        self.index = index
    }

    /// Prints a query.
    ///
    /// - Parameters:
    ///   - query: the query, resolved in the catalogue of the publication.
    ///   - publication: what is published.
    ///   - index: the index that is asked.
    /// - Returns: one statement, with what is bound to it.
    /// - Throws: ``QueryFault`` for what SQLite cannot do, and what looking up throws.
    static func print(
        _ query: ResolvedQuery, _ publication: Publication, _ index: QueriedIndex
    ) throws -> Clause {
        var printer = SQLPrinter(publication, index)
        var text = ""
        for (number, table) in query.commonTables.enumerated() {
            let columns = table.statement.columns.indices.map { "c\($0)" }.joined(separator: ", ")
            text += text.isEmpty ? "WITH " : ", "
            text += "q\(number)(\(columns)) AS (\(try printer.statement(table.statement)))"
        }
        if !text.isEmpty { text += " " }
        text += try printer.statement(query.statement, isLast: true)
        return Clause(text, bound: printer.arguments)
    }

    /// Binds a value.
    ///
    /// - Parameter value: the value.
    /// - Returns: what stands for it in the SQL.
    mutating func bind(_ value: (any DatabaseValueConvertible)?) -> String {
        arguments.append(value?.databaseValue ?? .null)
        return "?\(arguments.count)"
    }

    /// Notes that a table stands in FROM, before its columns are spoken of.
    mutating func add(_ instance: TableInstance) {
        needs[instance.id] = Need(source: instance.source)
    }

    /// A column.
    mutating func column(_ use: ColumnUse) -> String {
        needs[use.instance]?.columns.insert(use.index)
        return "t\(use.instance).c\(use.index)"
    }

    /// A column as it is stored, by which its index finds rows.
    mutating func stored(_ use: ColumnUse) -> String {
        needs[use.instance]?.stored.insert(use.index)
        return "t\(use.instance).s\(use.index)"
    }

    /// A column as it is given back, if that is more than can be calculated with; else nil.
    mutating func whole(_ use: ColumnUse) -> String? {
        guard published(use)?.whole != nil else { return nil }
        needs[use.instance]?.whole.insert(use.index)
        return "t\(use.instance).w\(use.index)"
    }

    /// The number of the file of a row.
    mutating func file(_ instance: Int) -> String {
        needs[instance]?.needsFile = true
        return "t\(instance).f"
    }

    /// The published column that a column of an instance is; nil if it is of a query.
    func published(_ use: ColumnUse) -> PublishedTable.Column? {
        guard case .table(let schema, let name)? = needs[use.instance]?.source else { return nil }
        return publication.table(schema, name)?.columns[use.index]
    }

    /// A table at its place in FROM, with the columns that were spoken of.
    mutating func source(_ instance: TableInstance) throws -> String {
        let alias = "t\(instance.id)"
        switch instance.source {
        case .common(let number): return "q\(number) AS \(alias)"
        case .derived(let statement): return "(\(try self.statement(statement))) AS \(alias)"
        case .table(let schema, let name):
            guard let table = publication.table(schema, name), let need = needs[instance.id] else {
                throw QueryFault("the table \(schema).\(name) is not published")
            }
            var items = need.columns.sorted().map { "\(table.columns[$0].sql) AS c\($0)" }
            items += need.stored.sorted().map { index in
                let column = table.columns[index]
                return "\(column.stored ?? column.sql) AS s\(index)"
            }
            items += need.whole.sorted().map { index in
                let column = table.columns[index]
                return "\(column.whole ?? column.sql) AS w\(index)"
            }
            if need.needsFile { items.append("\(table.file ?? "NULL") AS f") }
            if items.isEmpty { items.append("1") }
            let rows = table.rows.map { bindingRows($0) } ?? ""
            return
                "(SELECT \(items.joined(separator: ", ")) FROM \(table.source)\(rows)) AS \(alias)"
        }
    }

    /// Rows that are in no table of the index, as text in JSON.
    private mutating func bindingRows(_ rows: String) -> String { "(\(bind(rows)))" }
}

/// What SQLite, or this program, cannot do with a query that is otherwise right.
public struct QueryFault: Error, Hashable, Sendable {
    /// What it is, in one line.
    public let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// Which products a function of lineage means.
enum Relation: String {
    /// Those that were made from a product.
    case derived = "fitsprov_derives_from"
    /// Those from which a product was made.
    case leading = "fitsprov_leads_to"
}
