/// What is true, false or unknown of a row.
public indirect enum ResolvedCondition: Hashable, Sendable {
    /// In what a value is searched.
    public enum Values: Hashable, Sendable {
        /// Values; never empty.
        case list([ResolvedExpression])
        /// The rows of a query with one column.
        case subquery(ResolvedStatement)
    }

    /// AND: two or more.
    case all([ResolvedCondition])
    /// OR: two or more.
    case any([ResolvedCondition])
    /// NOT.
    case not(ResolvedCondition)
    /// Two values are compared.
    case comparison(ResolvedExpression, Comparison.Operation, ResolvedExpression)
    /// A value is from a low one to a high one; all ends belong to it.
    case between(
        ResolvedExpression, low: ResolvedExpression, high: ResolvedExpression, isNegated: Bool)
    /// A value is one of several.
    case membership(ResolvedExpression, Values, isNegated: Bool)
    /// A text is as a pattern says.
    case like(
        ResolvedExpression, pattern: ResolvedExpression, ignoresCase: Bool, isNegated: Bool)
    /// A value is null.
    case null(ResolvedExpression, isNegated: Bool)
    /// A query has rows.
    case exists(ResolvedStatement)
}
