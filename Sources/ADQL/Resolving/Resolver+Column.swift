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
        throw ambiguous(name, among: scope.relation.tables.filter { !$0.columns(own).isEmpty })
    }

    /// The fault that a name means several columns, and what to write instead.
    private func ambiguous(_ name: QualifiedName, among tables: [ScopeTable]) -> ADQLError {
        let own = name.parts[name.parts.count - 1]
        let names = tables.map { Identifier($0.name) }
        let isClear = Set(names.map { $0.name.lowercased() }).count == names.count
        var hint = "the table has it more than once: give it another name"
        if !isClear {
            hint = "several tables have one name: give each its own by AS"
        } else if names.count > 1, name.parts.count == 1 {
            hint = "write " + names.prefix(3).map { "\($0).\(own)" }.joined(separator: " or ")
        }
        return ADQLError(
            .name, at: name.place, "the column '\(own.name.shown)' is not clear", hint: hint)
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
