/// What is asked of an archive.
public struct Query: Sendable {
    /// What must be true of a product; nil for all of them.
    public var expression: Expression?
    /// Where on the sky its centre must be.
    public var cone: Cone?
    /// The name by which the answers are sorted; nil for the order in which they are found.
    public var order: String?
    /// Whether the largest comes first.
    public var isDescending = false
    /// The most products that are given.
    public var limit: Int?
    /// The names whose values are wanted in addition to what is said about every product.
    public var columns: [String] = []
    /// How much is said about each product.
    public var detail = Detail.summary

    /// How much is said about a product.
    public enum Detail: Sendable {
        /// Its path.
        case path
        /// What a table has room for.
        case summary
        /// All that is recorded.
        case everything
    }

    /// Asks for products.
    ///
    /// - Parameter expression: what must be true of them; nil for all.
    public init(_ expression: Expression? = nil) {
        self.expression = expression
    }
}

/// How a search went.
public struct QueryResult: Sendable {
    /// How many products were given.
    public let count: Int
    /// Whether there are more, beyond the limit.
    public let isCut: Bool
    /// What may explain why there are not more: values that never occur, and those that do.
    public let notes: [String]
}

/// A name that means nothing in this archive.
public struct UnknownName: Error, Hashable, Sendable {
    /// The name.
    public let name: String
    /// Where it is in the expression, in characters from 1; nil if it is not from one.
    public let column: Int?
    /// Names that may have been meant.
    public let suggestions: [String]

    /// One line that says what is wrong.
    public var reason: String {
        let hint: String =
            switch suggestions.count {
            case 0: "; 'fitsprov fields' lists what is recorded"
            case 1: "; did you mean \(suggestions[0])?"
            default:
                "; did you mean " + suggestions.dropLast().joined(separator: ", ")
                    + " or \(suggestions[suggestions.count - 1])?"
            }
        return "nothing is recorded under '\(name)'\(hint)"
    }
}
