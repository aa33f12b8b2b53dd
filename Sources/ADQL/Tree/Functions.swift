/// A function and its arguments.
public struct FunctionCall: Hashable, Sendable {
    /// Its name; that of a built-in function is in upper case.
    public var name: String
    /// The arguments.
    public var arguments: [Expression]
    /// Where the name stands.
    public var place: Place
}

/// A function of all rows of a group (`<set_function_specification>`).
public struct Aggregate: Hashable, Sendable {
    /// Which it is.
    public enum Function: String, Hashable, Sendable, CaseIterable {
        /// How many values, or rows.
        case count = "COUNT"
        /// The least value.
        case min = "MIN"
        /// The greatest value.
        case max = "MAX"
        /// The sum.
        case sum = "SUM"
        /// The mean.
        case avg = "AVG"
    }

    /// Which it is.
    public var function: Function
    /// Whether equal values count once.
    public var isDistinct: Bool
    /// Of what; nil for `COUNT(*)`.
    public var argument: Expression?
    /// Where its name stands.
    public var place: Place
}

/// `CAST(value AS type)` (ADQL 2.1 §4.7).
public struct Cast: Hashable, Sendable {
    /// A type that a value can be changed to.
    public enum Target: String, Hashable, Sendable, CaseIterable {
        /// 16 bits.
        case smallint = "SMALLINT"
        /// 32 bits.
        case integer = "INTEGER"
        /// 64 bits.
        case bigint = "BIGINT"
        /// A float.
        case real = "REAL"
        /// A double.
        case double = "DOUBLE PRECISION"
        /// A text.
        case char = "CHAR"
        /// A text.
        case varchar = "VARCHAR"
        /// A time.
        case timestamp = "TIMESTAMP"
        /// A place on the sky.
        case point = "POINT"
        /// A circle on the sky.
        case circle = "CIRCLE"
        /// A polygon on the sky.
        case polygon = "POLYGON"
    }

    /// The value.
    public var value: Expression
    /// Its new type.
    public var target: Target
    /// The length of a text, where it is written.
    public var length: Int?
    /// Where the word CAST stands.
    public var place: Place
}

/// `CASE [value] WHEN … THEN … [ELSE …] END`.
public struct Choice: Hashable, Sendable {
    /// What is compared.
    public enum Test: Hashable, Sendable {
        /// A condition, in a CASE without a value.
        case condition(Condition)
        /// A value that is compared with that of the CASE.
        case value(Expression)
    }

    /// One WHEN.
    public struct Branch: Hashable, Sendable {
        /// When it is taken.
        public var test: Test
        /// What it gives.
        public var result: Expression
    }

    /// The value that is compared, where there is one.
    public var value: Expression?
    /// WHEN; never empty.
    public var branches: [Branch]
    /// ELSE; without one, NULL.
    public var otherwise: Expression?
    /// Where the word CASE stands.
    public var place: Place
}

extension Expression {
    /// Where it begins; of a chain, where its first value does.
    public var place: Place {
        switch self {
        case .null(let place): place
        case .literal(let literal): literal.place
        case .column(let name): name.place
        case .signed(let signed): signed.place
        case .sum(let chain), .product(let chain): chain.first.place
        case .concatenation(let parts): parts.first?.place ?? Place(line: 1, column: 1)
        case .function(let call): call.place
        case .aggregate(let aggregate): aggregate.place
        case .cast(let cast): cast.place
        case .choice(let choice): choice.place
        case .subquery(let subquery): subquery.place
        }
    }
}
