import GRDB
import Glibc

/// The functions that a query may call beside SQLite's own.
enum SQLFunctions {
    static let like = "fitsprov_like"
    static let mod = "fitsprov_mod"
    static let round = "fitsprov_round"
    static let truncate = "fitsprov_truncate"
    static let rand = "fitsprov_rand"
    static let cot = "fitsprov_cot"
    static let region = "fitsprov_region"
    static let point = "fitsprov_point"
    static let circle = "fitsprov_circle"
    static let polygon = "fitsprov_polygon"
    static let box = "fitsprov_box"
    static let contains = "fitsprov_contains"
    static let intersects = "fitsprov_intersects"
    static let distance = "fitsprov_distance"
    static let separation = "fitsprov_separation"
    static let escape = "fitsprov_escape"

    /// Teaches a database all of them.
    static func prepare(_ database: Database) {
        Cone.prepare(database)
        for function in numbers + shapes + texts { database.add(function: function) }
    }

    /// A function whose values are numbers; unknown if one of them is.
    static func numeric(
        _ name: String, _ count: Int?, _ body: @escaping @Sendable ([Double]) -> Double?
    ) -> DatabaseFunction {
        DatabaseFunction(name, argumentCount: count, pure: true) { values in
            let numbers = values.compactMap { Double.fromDatabaseValue($0) }
            guard numbers.count == values.count, let result = body(numbers), result.isFinite else {
                return nil
            }
            return result
        }
    }

    private static let numbers = [
        numeric(cot, 1) { 1 / tan($0[0]) },
        numeric(rand, nil) { values in
            // With a seed, always the same.
            guard let seed = values.first else { return Double.random(in: 0..<1) }
            var generator = SeededGenerator(state: seed.bitPattern)
            return Double.random(in: 0..<1, using: &generator)
        },
        rounding(round) { $0.rounded(.toNearestOrAwayFromZero) },
        rounding(truncate) { $0.rounded(.towardZero) },
        DatabaseFunction(mod, argumentCount: 2, pure: true) { values in
            if let a = Int64.fromDatabaseValue(values[0]),
                let b = Int64.fromDatabaseValue(values[1])
            {
                return b == 0 ? nil : a.remainderReportingOverflow(dividingBy: b).partialValue
            }
            guard let a = Double.fromDatabaseValue(values[0]),
                let b = Double.fromDatabaseValue(values[1]), b != 0
            else { return nil }
            return fmod(a, b)
        },
    ]

    /// A function of a number and of how many decimals are kept, which may be fewer than none.
    private static func rounding(
        _ name: String, _ body: @escaping @Sendable (Double) -> Double
    ) -> DatabaseFunction {
        numeric(name, nil) { values in
            guard let number = values.first else { return nil }
            guard values.count > 1, values[1] != 0 else { return body(number) }
            let scale = pow(10, values[1].rounded(.towardZero))
            guard scale.isFinite, scale > 0 else { return scale > 0 ? number : 0 }
            let result = body(number * scale) / scale
            return result.isFinite ? result : number
        }
    }
}

/// Random numbers that are the same for the same seed (splitmix64).
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
