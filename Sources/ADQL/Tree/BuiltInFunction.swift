/// The functions of ADQL 2.1 that are written as a name and arguments (§3.4, §4.2, §4.3, §4.7).
enum BuiltInFunction: String, CaseIterable, Sendable {
    case abs = "ABS"
    case acos = "ACOS"
    case asin = "ASIN"
    case atan = "ATAN"
    case atan2 = "ATAN2"
    case ceiling = "CEILING"
    case cos = "COS"
    case cot = "COT"
    case degrees = "DEGREES"
    case exp = "EXP"
    case floor = "FLOOR"
    case log = "LOG"
    case log10 = "LOG10"
    case mod = "MOD"
    case pi = "PI"
    case power = "POWER"
    case radians = "RADIANS"
    case rand = "RAND"
    case round = "ROUND"
    case sin = "SIN"
    case sqrt = "SQRT"
    case tan = "TAN"
    case truncate = "TRUNCATE"
    case lower = "LOWER"
    case upper = "UPPER"
    case coalesce = "COALESCE"
    case inUnit = "IN_UNIT"
    case point = "POINT"
    case circle = "CIRCLE"
    case polygon = "POLYGON"
    case box = "BOX"
    case region = "REGION"
    case centroid = "CENTROID"
    case coord1 = "COORD1"
    case coord2 = "COORD2"
    case coordsys = "COORDSYS"
    case area = "AREA"
    case distance = "DISTANCE"
    case contains = "CONTAINS"
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
