import GRDB
import ObsCore

extension Condition.Test {
    /// How much two numbers may differ and still be the same, as a part of their size.
    private static let tolerance = 1e-9

    /// A test of a number that has a unit.
    static func number(
        _ column: String, unit: String?, _ operation: Comparison.Operation, _ value: SearchValue
    ) throws(Unfit) -> Clause {
        guard let number = value.measure(in: unit) else {
            throw Unfit(
                reason: unit == "m" && value.fallsWithWavelength
                    ? "is a length, or an energy above 0"
                    : "is a number\(unit.map { " in \($0)" } ?? "")")
        }
        // The higher the energy, the shorter the wave.
        let turns = unit == "m" && value.fallsWithWavelength
        return compare(column, turns ? operation.turned : operation, number)
    }

    static func compare(
        _ column: String, _ operation: Comparison.Operation, _ number: Double
    ) -> Clause {
        guard operation == .equal else {
            return Clause("\(column) \(operation.rawValue) ?", number)
        }
        let margin = abs(number) * tolerance
        return Clause("\(column) BETWEEN ? AND ?", number - margin, number + margin)
    }

    /// A test of a modified Julian date.
    static func mjd(
        _ column: String, _ operation: Comparison.Operation, _ value: SearchValue
    ) throws(Unfit) -> Clause {
        let (start, end) = try value.interval()
        return compare(column, operation, from: start, to: end)
    }

    /// A test of a point in time against a date, which lasts from its start to its end.
    private static func compare<Time: DatabaseValueConvertible>(
        _ column: String, _ operation: Comparison.Operation, from start: Time, to end: Time
    ) -> Clause {
        switch operation {
        case .less: Clause("\(column) < ?", start)
        case .lessOrEqual: Clause("\(column) < ?", end)
        case .greater: Clause("\(column) >= ?", end)
        case .greaterOrEqual: Clause("\(column) >= ?", start)
        default: Clause("\(column) >= ? AND \(column) < ?", start, end)
        }
    }

    /// A test of the time range of an observation: with `=`, whether the ranges have a part in common.
    static func range(
        _ operation: Comparison.Operation, _ value: SearchValue
    ) throws(Unfit) -> Clause {
        let (start, end) = try value.interval()
        let last = "coalesce(x.t_max, x.t_min)"
        switch operation {
        case .less: return Clause("x.t_min < ? AND \(last) < ?", start, start)
        case .lessOrEqual: return Clause("x.t_min < ? AND \(last) < ?", end, end)
        case .greater: return Clause("x.t_min >= ?", end)
        case .greaterOrEqual: return Clause("x.t_min >= ?", start)
        default: return Clause("x.t_min < ? AND \(last) >= ?", end, start)
        }
    }

    /// A test of the range of energies: with `=`, whether the energy lies in it.
    static func energies(
        _ operation: Comparison.Operation, _ value: SearchValue
    ) throws(Unfit) -> Clause {
        guard value.unit != nil || value.number == nil, let energy = value.measure(in: "eV"),
            energy > 0
        else { throw Unfit(reason: "is an energy with a unit, as in 2 TeV") }
        // The higher the energy, the shorter the wave.
        let wavelength = Units.wavelengthOfElectronvolt / energy
        let longest = "coalesce(x.em_max, x.em_min)"
        switch operation {
        case .less: return Clause("x.em_min > ?", wavelength * (1 + tolerance))
        case .lessOrEqual: return Clause("x.em_min >= ?", wavelength * (1 - tolerance))
        case .greater: return Clause("\(longest) < ?", wavelength * (1 - tolerance))
        case .greaterOrEqual: return Clause("\(longest) <= ?", wavelength * (1 + tolerance))
        default:
            return Clause(
                "x.em_min <= ? AND \(longest) >= ?", wavelength * (1 + tolerance),
                wavelength * (1 - tolerance))
        }
    }

    /// A test of a time of the system.
    static func nanoseconds(
        _ column: String, _ operation: Comparison.Operation, _ value: SearchValue
    ) throws(Unfit) -> Clause {
        let date = try value.requiredDate()
        return compare(
            column, operation, from: date.startNanoseconds, to: date.endNanoseconds)
    }

    /// A test of a yes or no.
    static func flag(
        _ column: String, _ operation: Comparison.Operation, _ value: SearchValue
    ) throws(Unfit) -> Clause {
        let isYes = ["yes", "true", "t", "1"].contains(value.text.lowercased())
        guard operation == .equal,
            isYes || ["no", "false", "f", "0"].contains(value.text.lowercased())
        else { throw Unfit(reason: "is yes or no") }
        return Clause("\(column) = ?", isYes)
    }
}

extension Comparison.Operation {
    /// The comparison of what grows while the other shrinks.
    fileprivate var turned: Comparison.Operation {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: self
        }
    }
}

extension SearchValue {
    /// The number, converted to a unit; nil if it is none, or its unit does not convert.
    func measure(in unit: String?) -> Double? {
        guard let (digits, written) = parts, let number = Double(digits), number.isFinite else {
            return nil
        }
        guard let written else { return number }
        guard let from = Unit(written), let to = unit.flatMap({ Unit($0) }) else { return nil }
        return from.convert(number, to: to)
    }

    /// Whether it is written in a unit that shrinks as a wavelength grows.
    fileprivate var fallsWithWavelength: Bool {
        parts?.unit.flatMap { Unit($0) }?.fallsWithWavelength == true
    }

    /// The digits and the unit, which may follow them without a blank.
    private var parts: (digits: String, unit: String?)? {
        guard number == nil, !isQuoted else { return (text, unit) }
        let split = text.lastIndex { $0.isNumber || $0 == "." }.map { text.index(after: $0) }
        guard let split, split < text.endIndex else { return nil }
        return (String(text[..<split]), String(text[split...]))
    }

    /// From when to when, as modified Julian dates.
    func interval() throws(Unfit) -> (Double, Double) {
        // Four digits are a year: so long ago nobody observed.
        if let date, isQuoted || number == nil || text.count == 4 {
            return (date.startMJD, date.endMJD)
        }
        guard let number, unit == nil else {
            if looksLikeDate { _ = try requiredDate() }
            throw Unfit(reason: "is a date, as in 2026-03-13, or a modified Julian date")
        }
        return (number, number.nextUp)
    }
}
