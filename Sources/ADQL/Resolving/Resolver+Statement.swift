extension Resolver {
    mutating func resolve(_ statement: Statement) throws(ADQLError) -> ResolvedStatement {
        if case .select(let select) = statement.body {
            return try resolve(select, of: statement)
        }
        let (body, columns, labels) = try resolve(statement.body)
        var order: [ResolvedOrder] = []
        let names = ResultNames(labels, columns)
        for term in statement.order {
            guard let index = try names.column(term) else {
                throw ADQLError(
                    .name, at: term.place,
                    "what is combined is ordered by a column of the result, by name or number")
            }
            order.append(ResolvedOrder(key: .column(index), isDescending: term.isDescending))
        }
        return ResolvedStatement(
            body: body, order: order, offset: statement.offset, columns: columns, labels: labels)
    }

    private mutating func resolve(
        _ body: QueryBody
    ) throws(ADQLError) -> (ResolvedBody, [Catalogue.Column], [String]) {
        switch body {
        case .select(let select):
            let whole = try resolve(
                Statement(body: body, order: [], offset: nil, place: select.place))
            return (whole.body, whole.columns, whole.labels)
        case .statement(let statement):
            let whole = try resolve(statement)
            return (.statement(whole), whole.columns, whole.labels)
        case .combination(let combination):
            return try resolve(combination)
        }
    }

    private mutating func resolve(
        _ combination: Combination
    ) throws(ADQLError) -> (ResolvedBody, [Catalogue.Column], [String]) {
        var (first, columns, labels) = try resolve(combination.first)
        var rest: [ResolvedCombination.Operand] = []
        var bodies = [first]
        for operand in combination.rest {
            let (body, others, _) = try resolve(operand.body)
            guard others.count == columns.count else {
                throw ADQLError(
                    .type, at: operand.place,
                    "\(operand.operation.rawValue) of \(columns.count) and \(others.count) columns")
            }
            for index in columns.indices {
                let isNull = (
                    first: bodies.allSatisfy { $0.isNull(index) }, second: body.isNull(index)
                )
                columns[index] = try combined(
                    columns[index], others[index], isNull: isNull, number: index + 1, operand)
            }
            bodies.append(body)
            rest.append(
                ResolvedCombination.Operand(
                    operation: operand.operation, isAll: operand.isAll, body: body,
                    place: operand.place))
        }
        return (.combination(ResolvedCombination(first: first, rest: rest)), columns, labels)
    }

    /// The column of both operands; what only one says of it is not said.
    private func combined(
        _ first: Catalogue.Column, _ second: Catalogue.Column,
        isNull: (first: Bool, second: Bool), number: Int,
        _ operand: Combination.Operand
    ) throws(ADQLError) -> Catalogue.Column {
        if isNull.second { return first }
        if isNull.first {
            var column = second
            column.name = first.name
            return column
        }
        guard let type = first.type.common(with: second.type) else {
            throw ADQLError(
                .type, at: operand.place,
                "column \(number) of \(operand.operation.rawValue) is \(first.type.kind.name) and "
                    + second.type.kind.name)
        }
        return Catalogue.Column(
            first.name, type, unit: first.unit == second.unit ? first.unit : nil,
            ucd: first.ucd == second.ucd ? first.ucd : nil,
            utype: first.utype == second.utype ? first.utype : nil,
            description: first.description == second.description ? first.description : nil)
    }
}

extension ResolvedBody {
    /// Whether a column is NULL in every row, as it is written, and so may be of any type.
    fileprivate func isNull(_ column: Int) -> Bool {
        switch self {
        case .select(let select): select.values[column].form == .null
        case .statement(let statement): statement.body.isNull(column)
        case .combination(let whole):
            whole.first.isNull(column) && whole.rest.allSatisfy { $0.body.isNull(column) }
        }
    }
}
