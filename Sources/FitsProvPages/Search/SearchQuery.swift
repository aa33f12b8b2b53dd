/// The ADQL of a form: the one place where a search becomes a query.
package struct SearchQuery: Hashable, Sendable {
    /// The columns, as they are shown; ``SearchQuery/hidden`` come after them.
    package let columns: [String]
    /// What must be true of a product; empty for all.
    package let conditions: [String]
    private let selected: [String]
    private let order: String

    /// The columns that every row has, so that it can be led to.
    package static let hidden = ["path", "obs_publisher_did"]
    /// The columns that are shown where nobody has chosen.
    static let usual = [
        "obs_id", "target_name", "dataproduct_type", "s_ra", "s_dec", "t_min", "t_exptime",
        "activity_name", "activity_version",
    ]

    /// The query of a form.
    ///
    /// - Parameters:
    ///   - form: what was filled in.
    ///   - place: what its name or position means; nil if there is none.
    ///   - columns: those of `ivoa.obscore`.
    /// - Throws: ``FormFault`` for what cannot be understood.
    package init(
        _ form: SearchForm, _ place: SearchPlace?, _ columns: [ColumnInfo]
    ) throws(FormFault) {
        var builder = ConditionBuilder(columns)
        try builder.add(form, place)
        conditions = builder.conditions
        var shown = form.shown.filter { name in columns.contains { $0.name == name } }
        // What was asked is shown, so that one sees why a row is there.
        if shown.isEmpty { shown = SearchQuery.usual + builder.mentioned }
        var names: [String] = []
        for name in shown
        where !names.contains(name) && columns.contains(where: { $0.name == name }) {
            if !SearchQuery.hidden.contains(name) { names.append(name) }
        }
        self.columns = names
        selected = (names + SearchQuery.hidden).map { name in
            columns.first { $0.name == name }?.written ?? name
        }
        if form.sort.isEmpty {
            order = ""
        } else {
            guard let column = columns.first(where: { $0.name == form.sort }) else {
                throw FormFault("there is no column '\(form.sort)' to sort by")
            }
            order = "\nORDER BY \(column.written)" + (form.isDescending ? " DESC" : "")
        }
    }

    /// The query, without pages.
    package var adql: String { "SELECT \(selected.joined(separator: ", "))\n" + source + order }

    /// Counts the products.
    package var count: String { "SELECT COUNT(*) AS products\n" + source }

    /// Gives the paths alone.
    package var paths: String { "SELECT path\n" + source + order }

    private var source: String {
        "FROM ivoa.obscore"
            + (conditions.isEmpty ? "" : "\nWHERE " + conditions.joined(separator: "\n  AND "))
    }
}
