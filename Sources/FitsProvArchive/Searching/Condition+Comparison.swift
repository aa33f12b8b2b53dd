import ObsCore

extension Condition {
    /// What a comparison asks of a column.
    ///
    /// - Parameters:
    ///   - comparison: the comparison.
    ///   - searched: the tables and the column.
    /// - Throws: ``Unfit`` if the column cannot hold the value.
    init(_ comparison: Comparison, at searched: SearchColumn) throws(Unfit) {
        let tests: [Test]
        switch comparison.operation {
        case .recorded: tests = [Condition.recorded(searched.column)]
        case .between:
            // Both bounds hold of the same row.
            let low = try Condition.tests(searched, .greaterOrEqual, comparison.values[0])
            let high: [Test]
            do throws(Unfit) {
                high = try Condition.tests(searched, .lessOrEqual, comparison.values[1])
            } catch {
                throw Unfit(reason: error.reason, value: comparison.values[1])
            }
            guard low.count == 1, high.count == 1, let low = low.first, let high = high.first else {
                throw Unfit(reason: "has no order")
            }
            tests = [
                Test(low.clause.and(high.clause), isIndexed: low.isIndexed && high.isIndexed)
            ]
        default:
            tests = try Condition.tests(searched, comparison.operation, comparison.values[0])
        }
        self.init(tables: searched.tables, file: searched.file, rows: searched.rows, tests: tests)
    }

    private static func recorded(_ column: ValueColumn) -> Test {
        switch column {
        case .text(let name, numeric: _, version: _, isDate: _), .exact(let name),
            .timestamp(let name), .mjd(let name), .number(let name, unit: _):
            Test(Clause("\(name) IS NOT NULL"), isIndexed: hasIndex(name))
        case .range: Test(Clause("x.t_min IS NOT NULL"), isIndexed: true)
        case .energies: Test(Clause("x.em_min IS NOT NULL"), isIndexed: false)
        case .flag(let name): Test(Clause("\(name) = 1"), isIndexed: false)
        case .software, .used: Test(Clause("1"), isIndexed: true)
        case .nanoseconds, .path, .name: Test(Clause("1"), isIndexed: false)
        }
    }

    /// The columns that have no index: rows are not found by them, only tested.
    private static func hasIndex(_ column: String) -> Bool {
        indexedColumns.contains(column)
    }

    private static let indexedColumns = Set(
        [
            "x.value", "x.identifier", "x.digest", "x.started", "x.t_min", "x.name",
        ] + Schema.indexedColumns.map { "x.\($0.rawValue)" })

    private static func tests(
        _ searched: SearchColumn, _ operation: Comparison.Operation, _ value: SearchValue
    ) throws(Unfit) -> [Test] {
        switch searched.column {
        case .text(let column, let numeric, let version, let isDate):
            return Test.text(
                column, numeric: numeric, version: version, isDate: isDate,
                hasIndex: hasIndex(column) || searched.tables == "software x", operation, value)
        case .exact(let column): return Test.exact(column, operation, value)
        case .number(let column, let unit):
            let clause = try Test.number(column, unit: unit, operation, value)
            return [Test(clause, isIndexed: hasIndex(column))]
        case .timestamp(let column):
            let date = try value.requiredDate()
            return [
                Test(Test.timestamp(column, operation, date), isIndexed: hasIndex(column))
            ]
        case .nanoseconds(let column):
            return [Test(try Test.nanoseconds(column, operation, value), isIndexed: false)]
        case .mjd(let column):
            return [Test(try Test.mjd(column, operation, value), isIndexed: hasIndex(column))]
        case .range: return [Test(try Test.range(operation, value), isIndexed: true)]
        case .energies: return [Test(try Test.energies(operation, value), isIndexed: false)]
        case .flag(let column):
            return [Test(try Test.flag(column, operation, value), isIndexed: false)]
        case .software: return Test.software(operation, value)
        case .used: return try Test.used(operation, value)
        case .path: return try Test.path(operation, value)
        case .name: return Test.name(operation, value)
        }
    }
}
