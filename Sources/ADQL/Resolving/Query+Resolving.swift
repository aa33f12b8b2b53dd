extension Query {
    /// Finds what every name means, checks every value, and gives types to all of them.
    ///
    /// - Parameters:
    ///   - catalogue: the tables and functions that are published.
    ///   - limits: the most columns and tables.
    /// - Throws: ``ADQLError`` that says what is not there, or cannot be, and where.
    /// - Returns: the query as it can be run.
    public func resolved(
        in catalogue: Catalogue, limits: Limits = Limits()
    ) throws(ADQLError) -> ResolvedQuery {
        var resolver = Resolver(catalogue: catalogue, limits: limits)
        return try resolver.resolve(self)
    }
}

/// Finds what names mean.
struct Resolver {
    /// Where aggregates may stand.
    enum Aggregation {
        case allowed
        /// Not here, with the words that say where this is.
        case refused(String)
    }

    let catalogue: Catalogue
    let limits: Limits
    /// What WITH has named so far.
    var commonTables: [ResolvedCommonTable] = []
    /// The scopes of the SELECTs around, the innermost last.
    var scopes: [Scope] = []
    var aggregation = Aggregation.refused("here")
    private(set) var instances = 0

    init(catalogue: Catalogue, limits: Limits) {
        self.catalogue = catalogue
        self.limits = limits
    }

    mutating func resolve(_ query: Query) throws(ADQLError) -> ResolvedQuery {
        for table in query.commonTables {
            let name = table.name
            if commonTables.contains(where: { name.matches($0.name) }) {
                throw ADQLError(
                    .name, at: name.place, "WITH names '\(name.name.shown)' twice")
            }
            let statement = try resolve(table.statement)
            commonTables.append(ResolvedCommonTable(name: name.name, statement: statement))
        }
        let statement = try resolve(query.statement)
        return ResolvedQuery(commonTables: commonTables, statement: statement)
    }

    /// The number of one more instance of a table.
    mutating func instance(at place: Place) throws(ADQLError) -> Int {
        guard instances < limits.tables else {
            throw ADQLError(
                .limit, at: place, "the query has more than \(limits.tables) tables")
        }
        instances += 1
        return instances - 1
    }

    /// Reads something with another scope, and with aggregates as they may be there.
    mutating func within<Value>(
        _ scope: Scope?, _ aggregation: Aggregation,
        _ read: (inout Resolver) throws(ADQLError) -> Value
    ) throws(ADQLError) -> Value {
        let before = self.aggregation
        self.aggregation = aggregation
        if let scope { scopes.append(scope) }
        defer {
            self.aggregation = before
            if scope != nil { scopes.removeLast() }
        }
        return try read(&self)
    }
}
