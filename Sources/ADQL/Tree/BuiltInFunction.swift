/// The functions of ADQL 2.1 that are written as a name and arguments (§2.3, §4.2, §4.4, §4.8, §4.9).
public enum BuiltInFunction: String, CaseIterable, Sendable {
    /// The absolute value.
    case abs = "ABS"
    /// The arc cosine, in radians.
    case acos = "ACOS"
    /// The arc sine, in radians.
    case asin = "ASIN"
    /// The arc tangent, in radians.
    case atan = "ATAN"
    /// The arc tangent of `y, x`, in radians.
    case atan2 = "ATAN2"
    /// The next greater whole number.
    case ceiling = "CEILING"
    /// The cosine of radians.
    case cos = "COS"
    /// The cotangent of radians.
    case cot = "COT"
    /// Degrees of radians.
    case degrees = "DEGREES"
    /// The power of e.
    case exp = "EXP"
    /// The next smaller whole number.
    case floor = "FLOOR"
    /// The natural logarithm.
    case log = "LOG"
    /// The logarithm of base 10.
    case log10 = "LOG10"
    /// The remainder of a division.
    case mod = "MOD"
    /// π.
    case pi = "PI"
    /// A power.
    case power = "POWER"
    /// Radians of degrees.
    case radians = "RADIANS"
    /// A random number from 0 to 1, of a seed where there is one.
    case rand = "RAND"
    /// Rounded to digits behind the point.
    case round = "ROUND"
    /// The sine of radians.
    case sin = "SIN"
    /// The square root.
    case sqrt = "SQRT"
    /// The tangent of radians.
    case tan = "TAN"
    /// Cut to digits behind the point.
    case truncate = "TRUNCATE"
    /// In lower case.
    case lower = "LOWER"
    /// In upper case.
    case upper = "UPPER"
    /// The first that is not null.
    case coalesce = "COALESCE"
    /// A column's value in another unit.
    case inUnit = "IN_UNIT"
    /// A place on the sky.
    case point = "POINT"
    /// A circle on the sky.
    case circle = "CIRCLE"
    /// A polygon on the sky.
    case polygon = "POLYGON"
    /// A box on the sky, which is a polygon.
    case box = "BOX"
    /// A shape that is written as text.
    case region = "REGION"
    /// The middle of a shape.
    case centroid = "CENTROID"
    /// The longitude of a place, in degrees.
    case coord1 = "COORD1"
    /// The latitude of a place, in degrees.
    case coord2 = "COORD2"
    /// The coordinate system of a shape.
    case coordsys = "COORDSYS"
    /// The area of a shape, in square degrees.
    case area = "AREA"
    /// The distance of two places, in degrees.
    case distance = "DISTANCE"
    /// 1 if the first shape is within the second, else 0.
    case contains = "CONTAINS"
    /// 1 if two shapes have a place in common, else 0.
    case intersects = "INTERSECTS"

    /// How many arguments it takes, the coordinate system that geometry may begin with included.
    var argumentCounts: ClosedRange<Int> {
        switch self {
        case .pi: 0...0
        case .rand: 0...1
        case .round, .truncate: 1...2
        case .atan2, .mod, .power, .inUnit, .contains, .intersects: 2...2
        case .coalesce: 1...Int.max
        case .point: 2...3
        case .circle: 2...4
        case .box: 3...5
        case .polygon: 3...Int.max
        case .distance: 2...4
        default: 1...1
        }
    }
}
