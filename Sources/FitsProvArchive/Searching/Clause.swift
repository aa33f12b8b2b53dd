import GRDB

/// A piece of SQL with the values that are bound to its question marks.
struct Clause {
    var sql: String
    var arguments: [DatabaseValue]

    init(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) {
        self.sql = sql
        self.arguments = arguments.map { $0?.databaseValue ?? .null }
    }

    init(_ sql: String, bound arguments: [DatabaseValue]) {
        self.sql = sql
        self.arguments = arguments
    }

    static let always = Clause("1")

    var statementArguments: StatementArguments { StatementArguments(arguments) }

    func and(_ other: Clause) -> Clause {
        Clause("\(sql) AND \(other.sql)", bound: arguments + other.arguments)
    }

    /// The same, but of no use to an index: what is known of a row is only tested.
    var unindexed: Clause {
        // Columns are only ever named with the alias `x`, and texts are bound, never written.
        var plain = ""
        var previous: Character = " "
        var rest = sql[...]
        while let character = rest.popFirst() {
            let isWord = previous.isLetter || previous.isNumber || previous == "_"
            if character == "x", rest.first == ".", !isWord { plain.append("+") }
            plain.append(character)
            previous = character
        }
        return Clause(plain, bound: arguments)
    }

    /// Clauses joined by a word in a tree, not a chain, whose depth SQLite limits.
    static func joined(_ clauses: [Clause], by word: String) -> Clause {
        var level = clauses
        guard level.count > 1 else { return level.first ?? Clause(word == "AND" ? "1" : "0") }
        while level.count > 1 {
            var next: [Clause] = []
            for start in stride(from: 0, to: level.count, by: 2) {
                guard start + 1 < level.count else {
                    next.append(level[start])
                    continue
                }
                let (left, right) = (level[start], level[start + 1])
                next.append(
                    Clause(
                        "(\(left.sql) \(word) \(right.sql))",
                        bound: left.arguments + right.arguments))
            }
            level = next
        }
        return level[0]
    }
}

/// What a comparison asks of one table.
struct Condition {
    /// The tables that are asked, of which `x` is the first.
    let tables: String
    /// The column of `x` with the number of the file.
    let file: String
    /// Which of its rows: `x.name = ?`.
    let rows: Clause
    /// Any one must be true of a row.
    let tests: [Test]

    /// A test of a row.
    struct Test {
        let clause: Clause
        /// Whether an index finds the rows of which it is true.
        let isIndexed: Bool

        init(_ clause: Clause, isIndexed: Bool) {
            self.clause = clause
            self.isIndexed = isIndexed
        }
    }

    /// True of the file of the row `F`.
    var filter: Clause {
        let test = Clause.joined(
            tests.map { Clause("(\($0.clause.unindexed.sql))", bound: $0.clause.arguments) },
            by: "OR")
        return Clause(
            "EXISTS (SELECT 1 FROM \(tables) WHERE \(file) = F.id AND \(rows.sql) AND \(test.sql))",
            bound: rows.arguments + test.arguments)
    }

    /// What finds the files of which it is true; nil if that is no cheaper than to look at each.
    var drivers: [Clause]? {
        guard tests.allSatisfy(\.isIndexed) else { return nil }
        return tests.map { test in
            let wanted = rows.and(Clause("(\(test.clause.sql))", bound: test.clause.arguments))
            return Clause(
                "SELECT \(file) AS file FROM \(tables) WHERE \(wanted.sql)", bound: wanted.arguments
            )
        }
    }
}
