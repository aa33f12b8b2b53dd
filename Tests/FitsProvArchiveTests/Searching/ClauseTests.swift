import GRDB
import Testing

@testable import FitsProvArchive

@Suite struct ClauseTests {
    private let a = Clause("a = ?", 1)
    private let b = Clause("b = ?", "two")
    private let c = Clause("c", nil as Int?)

    @Test func `values stay in the order of their question marks`() {
        let both = a.and(b)
        #expect(both.sql == "a = ? AND b = ?")
        #expect(both.arguments == [1.databaseValue, "two".databaseValue])
        #expect(c.arguments == [.null])
    }

    @Test func `clauses are joined in a tree, in order`() {
        #expect(Clause.joined([a], by: "OR").sql == "a = ?")
        #expect(Clause.joined([a, b], by: "OR").sql == "(a = ? OR b = ?)")
        let three = Clause.joined([a, b, a], by: "AND")
        #expect(three.sql == "((a = ? AND b = ?) AND a = ?)")
        #expect(three.arguments == [1.databaseValue, "two".databaseValue, 1.databaseValue])
        let five = Clause.joined((0..<5).map { Clause("\($0)") }, by: "OR")
        #expect(five.sql == "(((0 OR 1) OR (2 OR 3)) OR 4)")
    }

    @Test func `of nothing all is true and any is false`() {
        #expect(Clause.joined([], by: "AND").sql == "1")
        #expect(Clause.joined([], by: "OR").sql == "0")
        #expect(Clause.always.sql == "1")
    }

    @Test func `a thousand clauses are at most ten deep`() {
        let sql = Clause.joined(Array(repeating: a, count: 1000), by: "AND").sql
        var (depth, deepest) = (0, 0)
        for character in sql {
            if character == "(" { depth += 1 } else if character == ")" { depth -= 1 }
            deepest = max(deepest, depth)
        }
        #expect(deepest == 10)
        #expect(depth == 0)
    }

    @Test(arguments: [
        ("x.name = ?", "+x.name = ?"), ("x.a AND x.b", "+x.a AND +x.b"), ("(x.a)", "(+x.a)"),
        ("max.name", "max.name"), ("_x.a", "_x.a"), ("2x.a", "2x.a"), ("x", "x"),
        ("x = y", "x = y"),
        ("d.x.a", "d.+x.a"), ("", ""), ("F.id", "F.id"), ("'-x.'", "'-+x.'"),
    ])
    func `what is only tested is of no use to an index`(sql: String, plain: String) {
        let clause = Clause(sql, 7).unindexed
        #expect(clause.sql == plain)
        #expect(clause.arguments == [7.databaseValue])
    }

    @Test func `a condition finds files only if an index finds all that it asks for`() {
        func condition(_ isIndexed: Bool...) -> Condition {
            Condition(
                tables: "t x", file: "x.file", rows: Clause("x.r = ?", 0),
                tests: isIndexed.enumerated().map {
                    Condition.Test(Clause("x.a = ?", $0 + 1), isIndexed: $1)
                })
        }
        let drivers = condition(true, true).drivers
        #expect(drivers?.count == 2)
        #expect(drivers?[1].sql == "SELECT x.file AS file FROM t x WHERE x.r = ? AND (x.a = ?)")
        #expect(drivers?[1].arguments == [0.databaseValue, 2.databaseValue])
        #expect(condition(true, false).drivers == nil)
        #expect(condition(false).drivers == nil)
        let filter = condition(true, false).filter
        #expect(filter.arguments == [0, 1, 2].map(\.databaseValue))
        #expect(filter.sql.contains("((+x.a = ?) OR (+x.a = ?))"))
    }
}
