/// What a SELECT with GROUP BY, or with aggregates, may give (SQL-92 §7.9).
struct Grouping {
    private let groups: Set<ResolvedExpression>
    /// The columns of FROM; others belong to queries around, and are as good as constant.
    private let own: Set<ColumnUse>

    init(groups: [ResolvedExpression], relation: Relation) {
        self.groups = Set(groups)
        var own: Set<ColumnUse> = []
        for table in relation.tables {
            for column in table.columns {
                if case .column(let use) = column.value.form { own.insert(use) }
            }
        }
        self.own = own
    }

    /// Refuses a column that is neither grouped nor in an aggregate.
    func check(_ values: [ResolvedExpression]) throws(ADQLError) {
        for value in values { try check(value) }
    }

    private func check(_ value: ResolvedExpression) throws(ADQLError) {
        if value.isAggregate || groups.contains(value) { return }
        if case .column(let use) = value.form, own.contains(use) {
            throw ADQLError(
                .grouping, at: value.place,
                "the column '\(use.column.name.shown)' is neither in GROUP BY nor in an aggregate",
                hint: groups.isEmpty
                    ? "add GROUP BY \(use.column.name)" : "add it to GROUP BY, or write MIN of it")
        }
        try check(value.parts)
    }
}
