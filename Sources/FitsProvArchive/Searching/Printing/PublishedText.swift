import FITS
import FitsProv

/// How values of text compare in the published tables, as they do in ``Condition``.
struct PublishedText {
    let column: String
    let numeric: String?
    let version: String?
    let isDate: Bool

    /// Tests of which one must be true of a row; the case of ASCII letters is ignored.
    func tests(_ operation: Comparison.Operation, _ value: SearchValue) -> [String] {
        let pattern = Pattern(value.text)
        let small = "LOWER(\(column))"
        if isDate, let date = value.date {
            return [
                Condition.Test.timestamp(small, operation, date).adql(isLowercased: true)
            ]
        }
        guard operation != .equal else {
            let same = PublishedText.same(column, pattern, ignoresCase: true)
            guard version == nil, let number = value.number, let numeric, !pattern.hasWildcards
            else { return [same] }
            return [same, "\(numeric) = \(number)"]
        }
        let sign = operation.rawValue
        if let version {
            return ["\(version) \(sign) \(SortKey.version(pattern.literal).adqlLiteral)"]
        }
        if let number = value.number {
            return ["\(numeric ?? "fitsprov_number(\(column))") \(sign) \(number)"]
        }
        return ["\(small) \(sign) \(pattern.literal.asciiLowercased.adqlLiteral)"]
    }

    /// A text in the shape of a pattern, or the text itself where nothing in it is a wildcard.
    private static func same(
        _ column: String, _ pattern: Pattern, ignoresCase: Bool
    ) -> String {
        let text = pattern.hasWildcards ? pattern.written : pattern.literal
        let value = (ignoresCase ? text.asciiLowercased : text).adqlLiteral
        let compared = ignoresCase ? "LOWER(\(column))" : column
        return pattern.hasWildcards
            ? "1 = fitsprov_matches(\(compared), \(value))" : "\(compared) = \(value)"
    }

    /// A column whose case counts.
    static func exactly(
        _ column: String, _ operation: Comparison.Operation, _ value: SearchValue
    ) -> String {
        let pattern = Pattern(value.text)
        return operation == .equal
            ? same(column, pattern, ignoresCase: false)
            : "\(column) \(operation.rawValue) \(pattern.literal.adqlLiteral)"
    }

    /// A name, or a name and a version with a blank or slash between them.
    static func software(
        _ operation: Comparison.Operation, _ value: SearchValue
    ) -> [String] {
        let pattern = Pattern(value.text)
        guard operation == .equal else {
            let name = pattern.literal.asciiLowercased.adqlLiteral
            return ["LOWER(x.name) \(operation.rawValue) \(name)"]
        }
        var tests = [same("x.name", pattern, ignoresCase: true)]
        if let (name, version) = pattern.halves {
            let parts = [
                same("x.name", name, ignoresCase: true),
                same("x.version", version, ignoresCase: true),
            ]
            tests.append("(\(parts.joined(separator: " AND ")))")
        }
        return tests
    }

    /// A location, the name of a file at its end, an identifier, a digest; with wildcards also the role.
    static func used(
        _ operation: Comparison.Operation, _ value: SearchValue
    ) throws(Unfit) -> [String] {
        guard operation == .equal else { throw Unfit(reason: "is compared with = and != only") }
        let pattern = Pattern(value.text)
        var tests = ["x.identifier", "x.digest"].map {
            same($0, pattern, ignoresCase: false)
        }
        let end = "*/" + pattern.written
        if pattern.hasWildcards {
            tests += ["x.role", "x.location"].map { same($0, pattern, ignoresCase: false) }
            tests.append("1 = fitsprov_matches(x.location, \(end.adqlLiteral))")
            return tests
        }
        let place = pattern.literal
        var named = "x.plain_name = \(NormalName(ofPath: place).text.adqlLiteral)"
        if place.contains("/") {
            named +=
                " AND (x.location = \(place.adqlLiteral)"
                + " OR 1 = fitsprov_matches(x.location, \(end.adqlLiteral)))"
        }
        return tests + ["(\(named))"]
    }

    /// An absolute path, or the end of one.
    static func path(
        _ operation: Comparison.Operation, _ value: SearchValue
    ) throws(Unfit) -> [String] {
        guard operation == .equal else { throw Unfit(reason: "is compared with = and != only") }
        let pattern = Pattern(value.text)
        let isAbsolute = value.text.hasPrefix("/") || value.text.hasPrefix("*")
        let shape = isAbsolute ? pattern.written : "*/" + pattern.written
        return ["1 = fitsprov_matches(x.path, \(shape.adqlLiteral))"]
    }
}
