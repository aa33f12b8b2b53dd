import FitsProv

/// A value that the column cannot hold, in words.
struct Unfit: Error {
    let reason: String
    /// Which one, if there are several.
    var value: SearchValue?
}

extension Condition.Test {
    /// Tests of a column of text; columns without an index are tested row by row.
    static func text(
        _ column: String, numeric: String?, version: String?, isDate: Bool, hasIndex: Bool,
        _ operation: Comparison.Operation, _ value: SearchValue
    ) -> [Condition.Test] {
        let pattern = Pattern(value.text)
        if isDate, let date = value.date {
            return [
                Condition.Test(
                    timestamp(column, operation, date, collation: " COLLATE NOCASE"),
                    isIndexed: hasIndex)
            ]
        }
        if operation == .equal {
            if pattern.hasWildcards {
                var clause = Clause("\(column) LIKE ? ESCAPE '\\'", pattern.like)
                if !pattern.prefix.isEmpty {
                    clause = between(column, pattern.prefix, " COLLATE NOCASE").and(clause)
                }
                return [Condition.Test(clause, isIndexed: hasIndex && column != "x.version")]
            }
            var same = Clause("\(column) = ? COLLATE NOCASE", pattern.literal)
            if let version, column == "x.version" {
                // The key is the same where the text is, and it has an index while this has none.
                same = same.and(Clause("\(version) = ?", SortKey.version(pattern.literal)))
            }
            var tests = [Condition.Test(same, isIndexed: hasIndex)]
            if version == nil, let number = value.number {
                if let numeric {
                    let clause = Clause("\(numeric) = ?", number)
                    tests.append(Condition.Test(clause, isIndexed: hasIndex))
                }
            }
            return tests
        }
        let sign = operation.rawValue
        if let version {
            let key = SortKey.version(pattern.literal)
            return [Condition.Test(Clause("\(version) \(sign) ?", key), isIndexed: hasIndex)]
        }
        if let number = value.number {
            if let numeric {
                return [Condition.Test(Clause("\(numeric) \(sign) ?", number), isIndexed: hasIndex)]
            }
            let isNumber = "\(column) GLOB '*[0-9]*' AND NOT \(column) GLOB '*[^0-9.eE+-]*'"
            let clause = Clause("\(isNumber) AND CAST(\(column) AS REAL) \(sign) ?", number)
            return [Condition.Test(clause, isIndexed: false)]
        }
        let clause = Clause("\(column) \(sign) ? COLLATE NOCASE", pattern.literal)
        return [Condition.Test(clause, isIndexed: hasIndex)]
    }

    /// Tests of a column whose case counts.
    static func exact(
        _ column: String, _ operation: Comparison.Operation, _ value: SearchValue
    ) -> [Condition.Test] {
        let pattern = Pattern(value.text)
        guard operation == .equal else {
            let clause = Clause("\(column) \(operation.rawValue) ?", pattern.literal)
            return [Condition.Test(clause, isIndexed: true)]
        }
        return [Condition.Test(like(column, pattern), isIndexed: true)]
    }

    /// Exactly the text, or in the shape of the pattern.
    static func like(_ column: String, _ pattern: Pattern) -> Clause {
        guard pattern.hasWildcards else { return Clause("\(column) = ?", pattern.literal) }
        let glob = Clause("\(column) GLOB ?", pattern.glob)
        return pattern.prefix.isEmpty ? glob : between(column, pattern.prefix, "").and(glob)
    }

    /// From a prefix to the last text that begins with it.
    static func between(_ column: String, _ prefix: String, _ collation: String) -> Clause {
        Clause(
            "\(column) >= ?\(collation) AND \(column) < ?\(collation)", prefix,
            prefix + "\u{10FFFF}")
    }

    /// Tests of a timestamp.
    static func timestamp(
        _ column: String, _ operation: Comparison.Operation, _ date: DateRange,
        collation: String = ""
    ) -> Clause {
        switch operation {
        case .less: Clause("\(column) < ?\(collation)", date.start)
        case .lessOrEqual: Clause("\(column) < ?\(collation)", date.end)
        case .greater: Clause("\(column) >= ?\(collation)", date.end)
        case .greaterOrEqual: Clause("\(column) >= ?\(collation)", date.start)
        default:
            Clause(
                "\(column) >= ?\(collation) AND \(column) < ?\(collation)", date.start, date.end)
        }
    }
}

extension SearchValue {
    /// The value as a number, if it is one and was in no quotes.
    var number: Double? {
        guard !isQuoted, let first = text.first, first.isNumber || "+-.".contains(first),
            let number = Double(text), number.isFinite
        else { return nil }
        return number
    }

    /// The value as a date, if it is one.
    var date: DateRange? { DateRange(Pattern(text).literal) }

    /// Whether it is written as a date, be there such a day or not.
    var looksLikeDate: Bool {
        let parts = text.prefix { $0 != "T" && $0 != " " }.split(separator: "-")
        return parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
    }

    /// The value as a date.
    ///
    /// - Throws: ``Unfit`` if it is none.
    func requiredDate() throws(Unfit) -> DateRange {
        if let date { return date }
        throw Unfit(
            reason: looksLikeDate
                ? "is a date, and \(text) is not one" : "is a date, as in 2026-03-13")
    }
}
