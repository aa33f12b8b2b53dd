import ADQL
import GRDB

extension ArchiveIndex {
    /// The ADQL of a search: a query that gives the same products, by the tables `prov.product…`.
    ///
    /// - Parameter query: what is searched; what is said about each product is not part of it.
    /// - Returns: the query, on lines of its own for each part.
    /// - Throws: ``UnknownName`` and ``ExpressionError`` as ``find(_:_:)`` does, the latter for an order that ADQL has no
    ///   words for, and `FitsProvError` where SQLite refuses.
    public func adql(_ query: Query) throws -> String {
        try read { db in
            let names = Names(db)
            var conditions: [String] = []
            if let cone = query.cone { conditions.append(cone.adql) }
            if let expression = query.expression {
                conditions.append(try expression.condition(Binder(names: names)).adql)
            }
            let top = query.limit.map { "TOP \($0) " } ?? ""
            var lines = ["SELECT \(top)p.path", "FROM prov.product AS p"]
            if !conditions.isEmpty {
                lines.append("WHERE " + conditions.joined(separator: "\n  AND "))
            }
            if let order = query.order {
                let column = try query.orderColumn(order, names)
                lines.append("ORDER BY \(column)\(query.isDescending ? " DESC" : "")")
            }
            return lines.joined(separator: "\n")
        }
    }
}

extension Query {
    /// The column of `prov.product` by which a search is sorted.
    fileprivate func orderColumn(_ order: String, _ names: Names) throws -> String {
        let columns = try names.meanings(order).flatMap(\.columns)
        guard !columns.isEmpty else {
            throw UnknownName(name: order, column: nil, suggestions: try names.similar(to: order))
        }
        guard columns.count == 1, let column = columns.first?.published,
            column.table.name == ProductTable.product.name, let name = column.sorted
        else {
            throw ExpressionError(
                text: "", column: 1, reason: "ADQL has no words for sorting by '\(order)'")
        }
        return "p" + name.dropFirst()
    }
}

/// What must be true of the product of the row `p`.
private enum ProductCondition {
    /// It has a row in a table of which something is true.
    case row(ProductTable, String)
    /// A condition of ADQL.
    case text(String)

    /// The condition in ADQL.
    var adql: String {
        switch self {
        case .row(let table, let condition): table.rows(condition)
        case .text(let text): text
        }
    }

    /// One of several must be true; those that ask the same table ask it once.
    static func any(_ conditions: [ProductCondition]) -> ProductCondition {
        var rows: [(table: ProductTable, conditions: [String])] = []
        var others: [String] = []
        for condition in conditions {
            switch condition {
            case .text(let text): others.append(text)
            case .row(let table, let condition):
                if let place = rows.firstIndex(where: { $0.table.name == table.name }) {
                    rows[place].conditions.append(condition)
                } else {
                    rows.append((table, [condition]))
                }
            }
        }
        let merged = rows.map { row in
            (
                row.table,
                row.conditions.count == 1
                    ? row.conditions[0] : row.conditions.map { "(\($0))" }.joined(separator: " OR ")
            )
        }
        if others.isEmpty, merged.count == 1 { return .row(merged[0].0, merged[0].1) }
        let all = merged.map { $0.0.rows($0.1) } + others
        return .text("(" + all.joined(separator: "\n  OR ") + ")")
    }
}

extension Expression {
    /// What must be true of a product.
    fileprivate func condition(_ binder: Binder) throws -> ProductCondition {
        switch self {
        case .all(let parts):
            let texts = try parts.map { try $0.condition(binder).adql }
            return .text("(" + texts.joined(separator: "\n  AND ") + ")")
        case .any(let parts): return .any(try parts.map { try $0.condition(binder) })
        case .not(let part): return .text("NOT (\(try part.condition(binder).adql))")
        case .comparison(let comparison):
            return .any(
                try binder.made(comparison) { column throws(Unfit) in
                    let place = column.published
                    return .row(place.table, try place.test(comparison))
                }.made)
        }
    }
}

extension Cone {
    /// What must be true of the product of the row `p`.
    fileprivate var adql: String {
        ProductTable.product.rows(
            "1 = CONTAINS(POINT(x.s_ra, x.s_dec), CIRCLE(\(rightAscension), \(declination), \(radius)))"
        )
    }
}
