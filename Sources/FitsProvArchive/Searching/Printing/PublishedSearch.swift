import FitsProv
import GRDB

/// Where the values of a name are in the published tables.
struct PublishedSearch {
    /// The table.
    let table: ProductTable
    private let searched: SearchColumn

    init(_ searched: SearchColumn) {
        self.searched = searched
        table = ProductTable(of: searched.tables)
    }

    /// The column by which rows are sorted; nil if they have no order of their own.
    var sorted: String? {
        switch searched.column {
        case .text(let name, numeric: nil, version: nil, isDate: _), .exact(let name),
            .timestamp(let name), .mjd(let name), .number(let name, unit: _), .flag(let name):
            table.column(name)
        case .range: "x.t_min"
        case .nanoseconds: "x.modified"
        case .path: "x.path"
        case .name: "x.file_name"
        case .text, .energies, .software, .used: nil
        }
    }

    /// What must be true of a row `x` of the table.
    ///
    /// - Parameter comparison: what is asked of the column.
    /// - Returns: a condition of ADQL.
    /// - Throws: ``Unfit`` if the column cannot hold the value.
    func test(_ comparison: Comparison) throws(Unfit) -> String {
        var tests: [String]
        switch comparison.operation {
        case .recorded: tests = [recorded]
        case .between:
            let low = try self.tests(.greaterOrEqual, comparison.values[0])
            let high: [String]
            do throws(Unfit) {
                high = try self.tests(.lessOrEqual, comparison.values[1])
            } catch {
                throw Unfit(reason: error.reason, value: comparison.values[1])
            }
            guard low.count == 1, high.count == 1 else { throw Unfit(reason: "has no order") }
            tests = ["\(low[0]) AND \(high[0])"]
        default: tests = try self.tests(comparison.operation, comparison.values[0])
        }
        let test = tests.count == 1 ? tests[0] : "(\(tests.joined(separator: " OR ")))"
        return name.map { "\($0) AND \(test)" } ?? test
    }

    /// Which rows are those of the name that is asked for.
    private var name: String? {
        guard let name = searched.rows.arguments.first.flatMap({ String.fromDatabaseValue($0) })
        else { return nil }
        // Parameters are known in any case.
        return searched.tables == "parameters x"
            ? "LOWER(x.name) = \(name.asciiLowercased.adqlLiteral)"
            : "x.name = \(name.adqlLiteral)"
    }

    private var recorded: String {
        switch searched.column {
        case .text(let name, numeric: _, version: _, isDate: _), .exact(let name),
            .timestamp(let name), .mjd(let name), .number(let name, unit: _):
            "\(table.column(name)) IS NOT NULL"
        case .range: "x.t_min IS NOT NULL"
        case .energies: "x.em_min IS NOT NULL"
        case .flag(let name): "\(table.column(name)) = 1"
        case .software, .used, .nanoseconds, .path, .name: "1 = 1"
        }
    }

    private func tests(
        _ operation: Comparison.Operation, _ value: SearchValue
    ) throws(Unfit) -> [String] {
        switch searched.column {
        case .text(let column, let numeric, let version, let isDate):
            return PublishedText(
                column: table.column(column), numeric: numeric.map(table.column),
                version: version.map(table.column), isDate: isDate
            ).tests(operation, value)
        case .exact(let column):
            return [PublishedText.exactly(table.column(column), operation, value)]
        case .software: return PublishedText.software(operation, value)
        case .used: return try PublishedText.used(operation, value)
        case .path: return try PublishedText.path(operation, value)
        case .name: return [PublishedText.exactly("x.file_name", operation, value)]
        case .timestamp(let column):
            let date = try value.requiredDate()
            return [Condition.Test.timestamp(table.column(column), operation, date).adql()]
        case .nanoseconds:
            let date = try value.requiredDate()
            return [Condition.Test.timestamp("x.modified", operation, date).adql()]
        case .number(let column, let unit):
            let test = try Condition.Test.number(table.column(column), unit: unit, operation, value)
            return [test.adql()]
        case .mjd(let column):
            return [try Condition.Test.mjd(table.column(column), operation, value).adql()]
        case .range: return [try Condition.Test.range(operation, value).adql()]
        case .energies: return [try Condition.Test.energies(operation, value).adql()]
        case .flag(let column):
            return [try Condition.Test.flag(table.column(column), operation, value).adql()]
        }
    }
}

extension SearchColumn {
    /// The same in the published tables.
    var published: PublishedSearch { PublishedSearch(self) }
}

extension Clause {
    /// A clause without words of SQLite's own, with its values written into it.
    ///
    /// - Parameter isLowercased: whether texts are compared in small letters.
    /// - Returns: the condition.
    func adql(isLowercased: Bool = false) -> String {
        var text = ""
        var values = arguments[...]
        for character in sql {
            guard character == "?", let value = values.popFirst() else {
                text.append(character)
                continue
            }
            switch value.storage {
            case .double(let number): text += "\(number)"
            case .int64(let number): text += "\(number)"
            case .string(let words):
                text += (isLowercased ? words.asciiLowercased : words).adqlLiteral
            case .null, .blob: text += "NULL"
            }
        }
        return text
    }
}
