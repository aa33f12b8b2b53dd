import ADQL
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

    init(_ error: ADQLError, in text: String) {
        explanation = error.description
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let place = error.place, lines.indices.contains(place.line - 1) else {
            excerpt = []
            return
        }
        let line = String(lines[place.line - 1])
        excerpt = ExpressionError(text: line, column: place.column, reason: error.reason).excerpt
    }

    init(_ error: QueryFault) {
        explanation = error.reason
        excerpt = []
    }
}
