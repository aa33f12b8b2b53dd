import GRDB
import Glibc

/// A circle on the sky.
public struct Cone: Hashable, Sendable {
    /// The right ascension of its centre, in degrees from 0 to 360.
    public let rightAscension: Double
    /// The declination of its centre, in degrees.
    public let declination: Double
    /// Its radius, in degrees.
    public let radius: Double

    /// Draws a circle.
    ///
    /// - Parameters:
    ///   - rightAscension: of the centre, in degrees from -180 to 360.
    ///   - declination: of the centre, in degrees from -90 to 90.
    ///   - radius: in degrees from 0 to 180.
    public init?(rightAscension: Double, declination: Double, radius: Double) {
        guard rightAscension.isFinite, (-180.0...360.0).contains(rightAscension),
            (-90.0...90.0).contains(declination), (0.0...180.0).contains(radius)
        else { return nil }
        let turned = rightAscension.truncatingRemainder(dividingBy: 360)
        self.rightAscension = turned < 0 ? turned + 360 : turned
        self.declination = declination
        self.radius = radius
    }

    /// Reads `RA,DEC,RADIUS`: degrees, or `5:34:31.9,+22:00:52,30arcmin`.
    ///
    /// - Parameter text: three numbers with commas between them.
    public init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            .map { String($0.filter { !$0.isWhitespace }) }
        guard parts.count == 3,
            let ra = Cone.sexagesimal(parts[0]).map({ $0 * 15 }) ?? Cone.angle(parts[0]),
            let dec = Cone.sexagesimal(parts[1]) ?? Cone.angle(parts[1]),
            let radius = Cone.angle(parts[2])
        else { return nil }
        self.init(rightAscension: ra, declination: dec, radius: radius)
    }

    /// What keeps a text from being a circle; nil if nothing does.
    ///
    /// - Parameter text: three numbers with commas between them.
    /// - Returns: a few words that say it.
    public static func fault(in text: String) -> String? {
        guard Cone(text) == nil else { return nil }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            .map { String($0.filter { !$0.isWhitespace }) }
        guard parts.count == 3 else { return "must be RA,DEC,RADIUS" }
        guard let radius = angle(parts[2]), (0.0...180.0).contains(radius) else {
            return "must have a radius from 0 to 180 degrees"
        }
        guard let dec = sexagesimal(parts[1]) ?? angle(parts[1]), (-90.0...90.0).contains(dec)
        else {
            return "must have a declination from -90 to 90 degrees"
        }
        return "must have a right ascension from 0 to 360 degrees"
    }

    private static func angle(_ text: String) -> Double? {
        SearchValue(text: text, isQuoted: false, unit: nil, column: 1).measure(in: "deg")
    }

    private static func sexagesimal(_ text: String) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count) else { return nil }
        let numbers = parts.compactMap { Double($0) }
        guard numbers.count == parts.count,
            numbers.dropFirst().allSatisfy({ (0.0..<60.0).contains($0) })
        else { return nil }
        let size = abs(numbers[0]) + numbers[1] / 60 + (numbers.count > 2 ? numbers[2] / 3600 : 0)
        return parts[0].hasPrefix("-") ? -size : size
    }

    /// The distance of a place from the centre, in degrees: right for small and for large angles.
    func distance(rightAscension: Double, declination: Double) -> Double {
        let degree = Double.pi / 180
        let (d1, d2) = (declination * degree, self.declination * degree)
        let a = (rightAscension - self.rightAscension) * degree
        let x = cos(d2) * sin(d1) - sin(d2) * cos(d1) * cos(a)
        let y = cos(d1) * sin(a)
        let z = sin(d2) * sin(d1) + cos(d2) * cos(d1) * cos(a)
        return atan2((x * x + y * y).squareRoot(), z) / degree
    }

    /// The range of declinations, and the ranges of right ascension, outside of which nothing is.
    var bounds: (declinations: ClosedRange<Double>, rightAscensions: [ClosedRange<Double>]) {
        let margin = 1e-9
        let low = max(-90, declination - radius - margin)
        let high = min(90, declination + radius + margin)
        guard low > -90, high < 90 else { return (low...high, [0...360]) }
        let degree = Double.pi / 180
        let width = asin(min(1, sin(radius * degree) / cos(declination * degree))) / degree + margin
        guard width < 180 else { return (low...high, [0...360]) }
        let (west, east) = (rightAscension - width, rightAscension + width)
        if west < 0 { return (low...high, [0...east, (west + 360)...360]) }
        if east > 360 { return (low...high, [west...360, 0...(east - 360)]) }
        return (low...high, [west...east])
    }

    /// The zones of a degree in which a declination must be, in the words of the index of the sky.
    ///
    /// - Parameter declination: the column, in SQL.
    /// - Returns: a test.
    func zones(of declination: String) -> String {
        let range = bounds.declinations
        let zones = Int(range.lowerBound + 90)...Int(range.upperBound + 90)
        let list = zones.map(String.init).joined(separator: ", ")
        return "CAST(\(declination) + 90 AS INTEGER) IN (\(list))"
    }

    /// What the circle asks of the index: zones of a degree, right ascensions, then the distance.
    var condition: Condition {
        let (declinations, ranges) = bounds
        let tests = ranges.map { range in
            Clause(
                "\(zones(of: "x.s_dec")) AND x.s_ra BETWEEN ? AND ? "
                    + "AND x.s_dec BETWEEN ? AND ? AND \(Cone.function)(x.s_ra, x.s_dec, ?, ?) <= ?",
                range.lowerBound, range.upperBound, declinations.lowerBound,
                declinations.upperBound, rightAscension, declination, radius)
        }
        return Condition(
            tables: "obscore x", file: "x.file", rows: Clause("x.s_dec IS NOT NULL"),
            tests: tests.map { Condition.Test($0, isIndexed: true) })
    }

    /// The name of the function that SQL calls for a distance.
    private static let function = "fitsprov_distance"

    /// Teaches a database the distance of two places, in degrees.
    static func prepare(_ database: Database) {
        database.add(
            function: DatabaseFunction(function, argumentCount: 4, pure: true) { values in
                let numbers = values.compactMap { Double.fromDatabaseValue($0) }
                guard numbers.count == 4,
                    let cone = Cone(
                        rightAscension: numbers[2], declination: numbers[3], radius: 0)
                else { return nil }
                return cone.distance(rightAscension: numbers[0], declination: numbers[1])
            })
    }
}
