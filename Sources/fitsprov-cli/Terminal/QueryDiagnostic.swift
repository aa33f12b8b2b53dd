import FitsProvArchive

/// A query that cannot be understood, with the place where it goes wrong.
struct QueryDiagnostic: Diagnosable {
    let path = ""
    let explanation: String
    /// The part of the expression, and a caret below the place.
    let excerpt: [String]

    init(_ error: ExpressionError, in text: String) {
        let placed = ExpressionError(text: text, column: error.column, reason: error.reason)
        explanation = "column \(error.column): \(error.reason)"
        excerpt = placed.excerpt
    }

    init(_ error: UnknownName, in text: String?) {
        if let column = error.column, let text {
            let placed = ExpressionError(text: text, column: column, reason: error.reason)
            explanation = "column \(column): \(error.reason)"
            excerpt = placed.excerpt
        } else {
            explanation = error.reason
            excerpt = []
        }
    }
}
