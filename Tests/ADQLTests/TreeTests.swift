import ADQL
import Testing

/// What stands in the tree of a query.
@Suite struct TreeTests {
    private func select(_ text: String) throws -> Select {
        guard case .select(let select) = try Query(parsing: text).statement.body else {
            throw Missing()
        }
        return select
    }

    private func value(_ text: String) throws -> Expression {
        guard case .expression(let value, _) = try select("SELECT \(text) FROM t").items[0] else {
            throw Missing()
        }
        return value
    }

    private func condition(_ text: String) throws -> Condition {
        guard let condition = try select("SELECT a FROM t WHERE \(text)").condition else {
            throw Missing()
        }
        return condition
    }

    private struct Missing: Error {}

    @Test func `multiplication binds tighter than addition, a sign tighter than both`() throws {
        guard case .sum(let sum) = try value("a + b * -c - d"),
            case .product(let product) = sum.rest[0].value,
            case .signed(let signed) = product.rest[0].value
        else { throw Missing() }
        #expect(sum.rest.map(\.operation) == [.add, .subtract])
        #expect(product.rest.map(\.operation) == [.multiply])
        #expect(signed.isNegative)
    }

    @Test func `chains are flat on the left and nested on the right`() throws {
        guard case .sum(let left) = try value("((a + b) - c) + d"),
            case .sum(let right) = try value("a - (b - c)")
        else { throw Missing() }
        #expect(left.rest.count == 3)
        #expect(right.rest.count == 1)
    }

    @Test func `AND binds tighter than OR, NOT tighter than AND`() throws {
        guard case .any(let any) = try condition("a = 1 OR b = 2 AND NOT c = 3 OR d = 4"),
            case .all(let all) = any[1], case .not(let inner) = all[1], case .comparison = inner
        else { throw Missing() }
        #expect(any.count == 3)
        #expect(all.count == 2)
    }

    @Test func `BETWEEN takes its own AND`() throws {
        guard case .all(let all) = try condition("a BETWEEN 1 AND 2 AND b = 3"),
            case .between(let between) = all[0]
        else { throw Missing() }
        #expect(all.count == 2)
        #expect(!between.isNegated)
    }

    @Test func `parentheses hold a condition or a value`() throws {
        guard case .comparison(let comparison) = try condition("((a) + 1) = (2)"),
            case .sum = comparison.left, case .literal = comparison.right,
            case .comparison = try condition("(((a = 1)))")
        else { throw Missing() }
    }

    @Test func `INTERSECT binds tighter than UNION`() throws {
        let query = try Query(
            parsing:
                "SELECT a FROM t UNION SELECT b FROM u INTERSECT SELECT c FROM v EXCEPT SELECT d FROM w"
        )
        guard case .combination(let whole) = query.statement.body,
            case .combination(let inner) = whole.rest[0].body
        else { throw Missing() }
        #expect(whole.rest.map(\.operation) == [.union, .except])
        #expect(inner.rest.map(\.operation) == [.intersect])
    }

    @Test func `ORDER BY and OFFSET belong to the whole`() throws {
        let statement = try Query(
            parsing: "SELECT a FROM t UNION SELECT TOP 3 b FROM u ORDER BY 2 DESC, a OFFSET 7"
        ).statement
        #expect(statement.offset == 7)
        #expect(statement.order.count == 2)
        #expect(statement.order[0].key == .position(2))
        #expect(statement.order[0].isDescending)
        #expect(!statement.order[1].isDescending)
    }

    @Test func `joins go from left to right`() throws {
        let tables = try select(
            "SELECT a FROM t NATURAL LEFT OUTER JOIN u JOIN v USING (a, \"B\") RIGHT JOIN w ON a = b, x"
        ).tables
        guard case .join(let join) = tables[0] else { throw Missing() }
        #expect(tables.count == 2)
        #expect(join.steps.map(\.kind) == [.left, .inner, .right])
        #expect(join.steps.map(\.isNatural) == [true, false, false])
        guard case .using(let names) = join.steps[1].specification else { throw Missing() }
        #expect(names.map(\.isDelimited) == [false, true])
    }

    @Test func `names keep their parts, and whether they are in quotes`() throws {
        guard case .column(let name) = try value("c.\"s\".t.X") else { throw Missing() }
        #expect(name.parts.map(\.name) == ["c", "s", "t", "X"])
        #expect(name.parts.map(\.isDelimited) == [false, true, false, false])
    }

    @Test func `places are kept, and not compared`() throws {
        let one = try Query(parsing: "SELECT a FROM t")
        let other = try Query(parsing: "\n  SELECT\n a FROM t")
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(other.statement.place.line == 2)
        #expect(other.statement.place.column == 3)
        #expect(one != (try Query(parsing: "SELECT b FROM t")))
    }

    @Test func `built-in functions are in upper case, others as they are written`() throws {
        guard case .function(let own) = try value("Sqrt(a)"),
            case .function(let other) = try value("Ivo_HasWord(a, b)")
        else { throw Missing() }
        #expect(own.name == "SQRT")
        #expect(other.name == "Ivo_HasWord")
        #expect(other.arguments.count == 2)
    }

    @Test func `CASE with and without a value`() throws {
        guard case .choice(let with) = try value("CASE a WHEN 1 THEN 2 WHEN 3 THEN 4 ELSE 5 END"),
            case .choice(let without) = try value("CASE WHEN a = 1 OR b = 2 THEN 2 END")
        else { throw Missing() }
        #expect(with.value != nil)
        #expect(with.branches.count == 2)
        #expect(with.otherwise != nil)
        #expect(without.value == nil)
        guard case .condition(.any) = without.branches[0].test else { throw Missing() }
    }
}
