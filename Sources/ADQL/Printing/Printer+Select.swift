extension Printer {
    mutating func write(_ select: Select) {
        text += "SELECT "
        if select.isDistinct { text += "DISTINCT " }
        if let top = select.top { text += "TOP \(top) " }
        list("", select.items) { printer, item in printer.write(item) }
        list(" FROM ", select.tables) { printer, table in printer.write(table) }
        if let condition = select.condition {
            text += " WHERE "
            write(condition)
        }
        if !select.groups.isEmpty {
            list(" GROUP BY ", select.groups) { printer, value in printer.write(value) }
        }
        if let having = select.having {
            text += " HAVING "
            write(having)
        }
    }

    private mutating func write(_ item: SelectItem) {
        switch item {
        case .all: text += "*"
        case .allOf(let name): text += "\(name).*"
        case .expression(let value, let alias):
            write(value)
            write(alias: alias)
        }
    }

    private mutating func write(alias: Identifier?) {
        if let alias { text += " AS \(alias)" }
    }

    private mutating func write(_ table: TableReference) {
        switch table {
        case .table(let named):
            text += named.name.description
            write(alias: named.alias)
        case .derived(let derived):
            write(subquery: derived.statement)
            write(alias: derived.alias)
        case .join(let join):
            write(operand: join.first)
            for step in join.steps { write(step) }
        }
    }

    private mutating func write(operand table: TableReference) {
        guard case .join = table else { return write(table) }
        text += "("
        write(table)
        text += ")"
    }

    private mutating func write(_ step: JoinedTable.Step) {
        text += step.isNatural ? " NATURAL " : " "
        if step.kind != .inner { text += "\(step.kind.rawValue) " }
        text += "JOIN "
        write(operand: step.table)
        switch step.specification {
        case .on(let condition):
            text += " ON "
            write(condition)
        case .using(let names):
            list(" USING (", names) { printer, name in printer.write(name) }
            text += ")"
        case nil: break
        }
    }
}
