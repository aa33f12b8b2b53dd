extension Catalogue {
    /// A table by its name.
    ///
    /// A name without schema is looked for in all of them; a catalog before the schema must be
    /// none: there is only one.
    func table(
        _ name: QualifiedName
    ) throws(ADQLError) -> (schema: String, table: Table) {
        let wanted = name.parts[name.parts.count - 1]
        let qualifiers = Array(name.qualifiers)
        if let schema = qualifiers.last, !schemas.contains(where: { schema.matches($0.name) }) {
            throw unknown(schema, "schema", among: schemas.map(\.name))
        }
        if qualifiers.count > 1 {
            throw ADQLError(
                .name, at: name.place, "there is no catalog '\(qualifiers[0].name.shown)'",
                hint: "write \(qualifiers[1]).\(wanted)")
        }
        let found = (tablePlaces[wanted.name.lowercased()] ?? []).filter { place in
            wanted.matches(schemas[place.schema].tables[place.table].name)
                && qualifiers.last?.matches(schemas[place.schema].name) ?? true
        }
        guard let place = found.first else {
            throw unknownTable(wanted, in: qualifiers.last)
        }
        guard found.count == 1 else {
            let names = found.map { "\(schemas[$0.schema].name).\(wanted.name)" }
            throw ADQLError(
                .name, at: name.place, "several schemas have a table '\(wanted.name.shown)'",
                hint: "write " + names.joined(separator: " or "))
        }
        return (schemas[place.schema].name, schemas[place.schema].tables[place.table])
    }

    private func unknownTable(_ name: Identifier, in schema: Identifier?) -> ADQLError {
        if let schema {
            let tables = schemas.filter { schema.matches($0.name) }.flatMap(\.tables)
            return unknown(
                name, "table", among: tables.map(\.name), suffix: " in schema \(schema.name)")
        }
        return unknown(
            name, "table",
            among: schemas.flatMap { schema in schema.tables.map(\.name) }
                + schemas.flatMap { schema in schema.tables.map { "\(schema.name).\($0.name)" } })
    }

    private func unknown(
        _ name: Identifier, _ what: String, among names: [String], suffix: String = ""
    ) -> ADQLError {
        .unknown(name, what, among: names, suffix: suffix)
    }
}

extension ADQLError {
    /// The fault that nothing has a name.
    static func unknown(
        _ name: Identifier, _ what: String, among names: [String], suffix: String = ""
    ) -> ADQLError {
        var hint = Spelling.nearest(to: name.name, among: names).map { near in
            let written = Identifier(name: near, isDelimited: false, place: name.place)
            return "did you mean \(what == "function" || near.contains(".") ? near : "\(written)")?"
        }
        if hint == nil, what == "column", name.isDelimited {
            hint = "a text stands in single quotes"
        }
        return ADQLError(
            .name, at: name.place, "there is no \(what) '\(name.name.shown)'\(suffix)", hint: hint)
    }
}
