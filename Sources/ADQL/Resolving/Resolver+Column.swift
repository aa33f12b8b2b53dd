extension Resolver {
    /// What a column's name means: in the innermost SELECT that knows it.
    func column(_ name: QualifiedName) throws(ADQLError) -> ResolvedExpression {
        for scope in scopes.reversed() {
            guard let found = try column(name, in: scope) else { continue }
            return ResolvedExpression(form: found.form, type: found.type, place: name.place)
        }
        throw unknown(name)
    }

    /// What it means in one SELECT; nil if nothing.
    private func column(
        _ name: QualifiedName, in scope: Scope
    ) throws(ADQLError) -> ResolvedExpression? {
        let own = name.parts[name.parts.count - 1]
        let qualifiers = Array(name.qualifiers)
        var found = scope.columns(own)
        if !qualifiers.isEmpty {
            let tables = scope.tables(qualifiers)
            guard !tables.isEmpty else { return nil }
            found = tables.flatMap { $0.columns(own) }
            if found.isEmpty {
                throw .unknown(
                    own, "column", among: tables.flatMap { $0.columns.map(\.name) },
                    suffix: " in \(tables[0].name.shown)")
            }
        }
        guard found.count > 1 else { return found.first?.value }
        let tables = scope.relation.tables.filter { !$0.columns(own).isEmpty }
        throw ADQLError(
            .name, at: name.place, "the column '\(own.name.shown)' is not clear",
            hint: tables.count > 1 && qualifiers.isEmpty
                ? "write " + tables.prefix(3).map { "\($0.name).\(own)" }.joined(separator: " or ")
                : "the table has it more than once: give it another name")
    }

    private func unknown(_ name: QualifiedName) -> ADQLError {
        let own = name.parts[name.parts.count - 1]
        let tables = scopes.reversed().flatMap(\.relation.tables)
        guard let qualifier = name.qualifiers.last else {
            return .unknown(
                own, "column",
                among: scopes.reversed().flatMap { $0.relation.columns.map(\.name) })
        }
        // A table that has an alias has no other name.
        return .unknown(
            qualifier, "table", among: tables.map(\.name), suffix: " in FROM")
    }
}
