/// A value (`<value_expression>`).
public indirect enum Expression: Hashable, Sendable {
    /// NULL.
    case null(Place)
    /// A number or a text.
    case literal(Literal)
    /// A column.
    case column(QualifiedName)
    /// A value with a sign before it.
    case signed(Signed)
    /// `a + b - c`, from left to right.
    case sum(Arithmetic)
    /// `a * b / c`, from left to right.
    case product(Arithmetic)
    /// `a || b || c`: two or more, none of which is one itself.
    case concatenation([Expression])
    /// A function, built in or not.
    case function(FunctionCall)
    /// COUNT, MIN, MAX, SUM or AVG.
    case aggregate(Aggregate)
    /// CAST.
    case cast(Cast)
    /// CASE, which is no part of ADQL 2.1.
    case choice(Choice)
    /// A query in parentheses that gives one value.
    case subquery(Subquery)
}

/// A number or a text as it is written.
public struct Literal: Hashable, Sendable {
    /// What it says.
    public enum Value: Hashable, Sendable {
        /// A number without sign, in the digits of the query.
        case number(String)
        /// A text, without quotes.
        case string(String)
    }

    /// What it says.
    public var value: Value
    /// Where it stands.
    public var place: Place

    init(value: Value, place: Place) {
        self.value = value
        self.place = place
    }

    /// Makes a text to be written; the description of it as an ``Expression`` has quotes.
    ///
    /// - Parameter text: the text, without quotes.
    public init(_ text: String) {
        self.init(value: .string(text), place: Place(line: 1, column: 1))
    }
}

/// A value with a sign before it.
public struct Signed: Hashable, Sendable {
    /// Whether the sign is a minus.
    public var isNegative: Bool
    /// The value.
    public var value: Expression
    /// Where the sign stands.
    public var place: Place
}

/// Values that are added and subtracted, or multiplied and divided, from left to right.
public struct Arithmetic: Hashable, Sendable {
    /// What is done with the value and all before it.
    public enum Operation: String, Hashable, Sendable {
        /// Added.
        case add = "+"
        /// Subtracted.
        case subtract = "-"
        /// Multiplied.
        case multiply = "*"
        /// Divided.
        case divide = "/"
    }

    /// A value and its sign.
    public struct Operand: Hashable, Sendable {
        /// What is done.
        public var operation: Operation
        /// The value.
        public var value: Expression
        /// Where the sign stands.
        public var place: Place
    }

    /// The leftmost value; no chain of the same signs itself.
    public var first: Expression
    /// The others; never empty.
    public var rest: [Operand]
}
