extension ResolvedExpression {
    /// The column whose unit and meaning it keeps: itself, or that of which it is MIN, MAX or AVG.
    var meantColumn: Catalogue.Column? {
        switch form {
        case .column(let use): use.column
        case .aggregate(.min, _, let argument?), .aggregate(.max, _, let argument?),
            .aggregate(.avg, _, let argument?):
            if case .column(let use) = argument.form { use.column } else { nil }
        case .merged(let columns): columns.first?.meantColumn
        default: nil
        }
    }

    /// The unit of its values, where it is known.
    public var unit: String? {
        if let column = meantColumn { return column.unit }
        switch form {
        case .function(.inUnit, let values):
            if values.count == 2, case .string(let unit) = values[1].form { return unit }
            return nil
        case .function(.distance, _), .function(.coord1, _), .function(.coord2, _): return "deg"
        case .function(.area, _): return "deg**2"
        case .negated(let value): return value.unit
        case .subquery(let statement): return statement.columns.first?.unit
        default: return nil
        }
    }

    /// The column that it makes in a result.
    func column(named name: String) -> Catalogue.Column {
        guard let column = meantColumn else {
            if case .subquery(let statement) = form, var column = statement.columns.first {
                column.name = name
                return column
            }
            return Catalogue.Column(name, type, unit: unit)
        }
        // What is true of each value need not be true of their mean.
        let isSame = !isAggregate
        return Catalogue.Column(
            name, type, unit: column.unit, ucd: column.ucd, utype: isSame ? column.utype : nil,
            description: isSame ? column.description : nil)
    }
}
