/// A value and its type.
public struct ResolvedExpression: Hashable, Sendable {
    /// What a value is.
    public indirect enum Form: Hashable, Sendable {
        /// NULL.
        case null
        /// A whole number.
        case integer(Int64)
        /// A number with a fraction, or one that has more than 64 bits.
        case decimal(Double)
        /// A text.
        case string(String)
        /// A column.
        case column(ColumnUse)
        /// What a FULL JOIN makes of columns with the same name: the first that is not null.
        case merged([ResolvedExpression])
        /// A value with a minus before it.
        case negated(ResolvedExpression)
        /// Numbers that are added and subtracted from left to right.
        case sum(ResolvedExpression, [Operand])
        /// Numbers that are multiplied and divided from left to right.
        case product(ResolvedExpression, [Operand])
        /// Texts one behind the other.
        case concatenation([ResolvedExpression])
        /// A function of ADQL, except those that make shapes.
        ///
        /// DISTANCE has two places, always.
        case function(BuiltInFunction, [ResolvedExpression])
        /// A function of the catalogue.
        case call(Function, [ResolvedExpression])
        /// A place or a shape.
        case geometry(ResolvedGeometry)
        /// A function of all rows of a group; without argument, `COUNT(*)`.
        case aggregate(Aggregate.Function, isDistinct: Bool, ResolvedExpression?)
        /// CAST; the length is that of a text.
        case cast(ResolvedExpression, Cast.Target, length: Int?)
        /// CASE.
        case choice(ResolvedChoice)
        /// The one value of a query with one column.
        case subquery(ResolvedStatement)
    }

    /// A number and its sign.
    public struct Operand: Hashable, Sendable {
        /// What is done with the number and all before it.
        public let operation: Arithmetic.Operation
        /// The number.
        public let value: ResolvedExpression
    }

    /// What it is.
    public let form: Form
    /// The type of what it gives.
    public let type: ValueType
    /// Where it begins in the query.
    public let place: Place

    /// What may be done with it; nil for NULL, which may stand for anything.
    public var kind: ValueKind? { form == .null ? nil : type.kind }
}

/// A place or a shape, without coordinate system: all are ICRS, in degrees.
public indirect enum ResolvedGeometry: Hashable, Sendable {
    /// A place: longitude, latitude.
    case point(ResolvedExpression, ResolvedExpression)
    /// A circle: a POINT, and the radius.
    case circle(ResolvedExpression, radius: ResolvedExpression)
    /// A polygon: POINTs, three or more.
    case polygon([ResolvedExpression])
    /// A box: a POINT, the width and the height.
    case box(ResolvedExpression, width: ResolvedExpression, height: ResolvedExpression)
    /// What REGION says.
    case region(Shape)
}

/// CASE.
public struct ResolvedChoice: Hashable, Sendable {
    /// What is compared.
    public enum Test: Hashable, Sendable {
        /// A condition, in a CASE without a value.
        case condition(ResolvedCondition)
        /// A value that is compared with that of the CASE.
        case value(ResolvedExpression)

        /// The values of which it is made.
        var parts: [ResolvedExpression] {
            switch self {
            case .condition(let condition): condition.parts
            case .value(let value): [value]
            }
        }
    }

    /// One WHEN.
    public struct Branch: Hashable, Sendable {
        /// When it is taken.
        public let test: Test
        /// What it gives.
        public let result: ResolvedExpression
    }

    /// The value that is compared, where there is one.
    public let value: ResolvedExpression?
    /// WHEN; never empty.
    public let branches: [Branch]
    /// ELSE; without one, NULL.
    public let otherwise: ResolvedExpression?
}
