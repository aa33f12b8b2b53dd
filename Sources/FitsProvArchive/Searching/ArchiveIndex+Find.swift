import GRDB

extension ArchiveIndex {
    /// Finds products.
    ///
    /// - Parameters:
    ///   - query: what is asked.
    ///   - visit: is given each product, as soon as it is found.
    /// - Returns: how many there were.
    /// - Throws: ``UnknownName`` and ``ExpressionError`` for what cannot be asked, `FitsProvError`
    ///   where SQLite refuses, and what `visit` throws.
    public func find(_ query: Query, _ visit: (QueryRow) throws -> Void) throws -> QueryResult {
        try read { db in
            Cone.prepare(db)
            SortKey.prepare(db)
            let names = Names(db)
            let search = try Search(query, names, db)
            let reader = try QueryRowReader(query, names, db)
            var count = 0
            var isCut = false
            try search.forEach { file in
                guard count < query.limit ?? .max else {
                    isCut = true
                    return false
                }
                guard let product = try reader.row(file) else { return true }
                count += 1
                try visit(product)
                return true
            }
            return QueryResult(count: count, isCut: isCut, notes: try search.notes())
        }
    }
}

/// A query whose names are looked up.
struct Search {
    private let database: Database
    private let query: Query
    private let expression: BoundExpression
    private let order: [Clause]
    private var looked:
        [(comparison: Comparison, meanings: [SearchName], conditions: [Condition])] = []

    init(_ query: Query, _ names: Names, _ database: Database) throws {
        self.database = database
        self.query = query
        var binder = Binder(names: names)
        var parts: [BoundExpression] = []
        if let cone = query.cone { parts.append(.conditions([cone.condition])) }
        if let expression = query.expression { parts.append(try binder.bind(expression)) }
        expression = parts.count == 1 ? parts[0] : .all(parts)
        looked = binder.looked
        order = try query.order.map { try NamedColumn($0, names, database).order } ?? []
    }

    /// Calls with the number of each file, in the order of the query, until it gives false.
    func forEach(_ visit: (Int64) throws -> Bool) throws {
        let statement = try statement()
        let cursor = try Int64.fetchCursor(
            database, sql: statement.sql, arguments: statement.statementArguments)
        while let file = try cursor.next(), try visit(file) {}
    }

    /// The one statement that finds the files.
    func statement() throws -> Clause {
        var clause = Clause("SELECT F.id FROM files F WHERE F.state = 0")
        var filter = expression.filter
        if let plan = try Plan.cheapest(expression, database) {
            let found = plan.found
            clause = Clause(
                "SELECT F.id FROM (\(found.sql)) S CROSS JOIN files F ON F.id = S.file "
                    + "WHERE F.state = 0", bound: found.arguments)
            filter = BoundExpression.all(plan.rest).filter
        }
        clause = clause.and(filter)
        if !order.isEmpty {
            let terms = order.map { "\($0.sql)\(query.isDescending ? " DESC" : "") NULLS LAST" }
            clause.sql += " ORDER BY \(terms.joined(separator: ", ")), F.id"
            clause.arguments += order.flatMap(\.arguments)
        }
        // One more, so that it is known whether there are more.
        if let limit = query.limit { clause.sql += " LIMIT \(max(0, min(limit, .max - 1)) + 1)" }
        return clause
    }

    /// The most comparisons that are looked at for notes.
    private static let mostNotes = 10

    /// What is asked for and never occurs, and what does.
    func notes() throws -> [String] {
        var notes: [String] = []
        for (comparison, meanings, conditions) in looked.prefix(Search.mostNotes) {
            guard let meaning = meanings.first else { continue }
            guard try conditions.allSatisfy(isEmpty) else { continue }
            if let note = try ValueNote(comparison, meaning, database).text { notes.append(note) }
        }
        return notes
    }

    /// Whether an index tells at once that a condition is never true.
    private func isEmpty(_ condition: Condition) throws -> Bool {
        guard let drivers = condition.drivers else { return false }
        return try drivers.allSatisfy { driver in
            try Int.fetchOne(
                database, sql: "SELECT 1 FROM (\(driver.sql)) LIMIT 1",
                arguments: driver.statementArguments) == nil
        }
    }
}

/// Looks up the names of an expression.
struct Binder {
    let names: Names
    var looked: [(comparison: Comparison, meanings: [SearchName], conditions: [Condition])] = []

    mutating func bind(_ expression: Expression) throws -> BoundExpression {
        switch expression {
        case .all(let parts): .all(try parts.map { try bind($0) })
        case .any(let parts): .any(try parts.map { try bind($0) })
        case .not(let part): .not(try bind(part))
        case .comparison(let comparison): .conditions(try bind(comparison))
        }
    }

    private mutating func bind(_ comparison: Comparison) throws -> [Condition] {
        let (meanings, conditions) = try made(comparison) { column throws(Unfit) in
            try Condition(comparison, at: column)
        }
        looked.append((comparison, meanings, conditions))
        return conditions
    }

    /// What is made of a comparison for each column in which its name has a meaning, and its value fits.
    ///
    /// - Parameters:
    ///   - comparison: the comparison.
    ///   - make: makes it for one column.
    /// - Returns: what the name means, and what was made: one at least.
    /// - Throws: ``UnknownName``, ``ExpressionError`` if the value fits nowhere, and what SQLite refuses.
    func made<Made>(
        _ comparison: Comparison, _ make: (SearchColumn) throws(Unfit) -> Made
    ) throws -> (meanings: [SearchName], made: [Made]) {
        let meanings = try names.meanings(comparison.name)
        guard !meanings.isEmpty else {
            throw UnknownName(
                name: comparison.name, column: comparison.column,
                suggestions: try names.similar(to: comparison.name))
        }
        var made: [Made] = []
        var unfit: Unfit?
        for column in meanings.flatMap(\.columns) {
            do throws(Unfit) {
                made.append(try make(column))
            } catch {
                unfit = unfit ?? error
            }
        }
        if made.isEmpty, let unfit {
            let value = unfit.value ?? comparison.values.first
            throw ExpressionError(
                text: "", column: value?.column ?? comparison.column,
                reason: "\(comparison.name) \(unfit.reason)")
        }
        return (meanings, made)
    }
}
