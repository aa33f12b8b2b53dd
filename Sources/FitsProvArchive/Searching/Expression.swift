import Files

/// A question about the products of an archive, as `calib_version = v1.2 and not site = CTAO-S`.
public indirect enum Expression: Hashable, Sendable {
    /// Every one must be true.
    case all([Expression])
    /// One at least must be true.
    case any([Expression])
    /// It must not be true.
    case not(Expression)
    /// What is recorded under a name is compared with a value.
    case comparison(Comparison)

    /// Reads an expression (docs/find.md).
    ///
    /// - Parameter text: the expression, as a user writes it.
    /// - Throws: ``ExpressionError`` with the column, where it cannot be understood.
    public init(_ text: String) throws(ExpressionError) {
        var parser = try ExpressionParser(text)
        self = try parser.expression()
    }

    /// The comparisons, in the order in which they were written.
    public var comparisons: [Comparison] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.comparisons)
        case .not(let part): part.comparisons
        case .comparison(let comparison): [comparison]
        }
    }
}

/// A comparison of what is recorded under a name.
public struct Comparison: Hashable, Sendable {
    /// How it is compared.
    public enum Operation: String, Hashable, Sendable {
        /// The same, or it has the shape of a pattern with `*` and `?`.
        case equal = "="
        /// Earlier, or smaller.
        case less = "<"
        /// Earlier, or smaller, or the same.
        case lessOrEqual = "<="
        /// Later, or larger.
        case greater = ">"
        /// Later, or larger, or the same.
        case greaterOrEqual = ">="
        /// From the first value to the second, both included.
        case between
        /// Recorded at all.
        case recorded = "has"
    }

    /// The name, as it was written.
    public let name: String
    /// Where the name is, in characters from 1.
    public let column: Int
    /// How it is compared.
    public let operation: Operation
    /// With what: two values for `between`, none for `has`, else one.
    public let values: [SearchValue]
}

/// A value that something is compared with.
public struct SearchValue: Hashable, Sendable {
    /// The value, with a backslash before `*` and `?` that stand for themselves.
    public let text: String
    /// Whether it was in quotes, and so is not a number.
    public let isQuoted: Bool
    /// The unit behind it.
    public let unit: String?
    /// Where it is, in characters from 1.
    public let column: Int
}

/// Why an expression cannot be understood.
public struct ExpressionError: Error, Hashable, Sendable {
    /// The expression.
    public let text: String
    /// Where, in characters from 1.
    public let column: Int
    /// One line that says what is wrong.
    public let reason: String

    /// Describes what is wrong with an expression.
    ///
    /// - Parameters:
    ///   - text: the expression.
    ///   - column: where, in characters from 1.
    ///   - reason: one line that says what is wrong.
    package init(text: String, column: Int, reason: String) {
        self.text = text
        self.column = column
        self.reason = reason
    }

    /// How many characters are shown on either side.
    private static let context = 34

    /// The part of the expression where it goes wrong, and a caret below the place.
    public var excerpt: [String] {
        let characters = Array(text)
        let place = min(max(column - 1, 0), characters.count)
        let start = max(0, place - ExpressionError.context)
        let end = min(characters.count, place + ExpressionError.context)
        func shown(_ part: ArraySlice<Character>) -> String {
            // One column a character, whatever it is, so that the caret is where it should.
            String(
                part.map { $0.isWhitespace ? " " : ExpressionError.isPlain($0) ? $0 : "\u{FFFD}" })
        }
        let before = (start > 0 ? "…" : "") + shown(characters[start..<place])
        let line = before + shown(characters[place..<end]) + (end < characters.count ? "…" : "")
        return [line, String(repeating: " ", count: before.count) + "^"]
    }

    private static func isPlain(_ character: Character) -> Bool {
        !character.unicodeScalars.contains(where: \.isUnsafe)
    }
}
