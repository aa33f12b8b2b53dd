import Testing

@testable import FitsProvArchive

/// What an expression means, and where one goes wrong.
@Suite struct ExpressionShapeTests {
    @Test(arguments: [
        ("a or b and c", "(or a (and b c))"), ("a and b or c", "(or (and a b) c)"),
        ("(a or b) and c", "(and (or a b) c)"), ("a and (b or c)", "(and a (or b c))"),
        ("a and b or c and d", "(or (and a b) (and c d))"), ("a and b and c", "(and a b c)"),
        ("a or b or c", "(or a b c)"), ("a or (b or c)", "(or a (or b c))"),
        ("not a and b", "(and (not a) b)"), ("not a or b", "(or (not a) b)"),
        ("not (a and b)", "(not (and a b))"), ("a and not b or c", "(or (and a (not b)) c)"),
        ("not not a", "a"), ("not not not a", "(not a)"), ("not (not a)", "(not (not a))"),
        ("((a))", "a"), ("a && b || c", "(or (and a b) c)"),
        ("a AND NOT b OR c", "(or (and a (not b)) c)"),
        ("a && not b", "(and a (not b))"), ("not a = 1 and b = 2", "(and (not a=1) b=2)"),
    ])
    func `not binds strongest and or weakest`(text: String, shape: String) throws {
        #expect(try Expression(text).shape == shape)
    }

    @Test(arguments: [
        ("a", "a"), ("has a", "a"), ("HAS a", "a"), ("a = *", "a"), ("a == *", "a"),
        ("a = '*'", "a='*'"),
        ("a != *", "(and a (not a))"), ("a < *", "a<*"), ("a in (*)", "a"),
        ("a in (b, *)", "(or a=b a)"),
        ("a = **", "a=**"), ("a = b", "a=b"), ("a == b", "a=b"), ("a < b", "a<b"),
        ("a <= b", "a<=b"),
        ("a > b", "a>b"), ("a >= b", "a>=b"), ("a != b", "(and a (not a=b))"),
        ("a <> b", "(and a (not a=b))"), ("a in (b)", "a=b"), ("a IN (b, c)", "(or a=b a=c)"),
        ("a not in (b)", "(and a (not a=b))"), ("a not in (b, c)", "(and a (not a=b) (not a=c))"),
        ("a between 1 and 2", "a:1..2"), ("a Between 1 AND 2", "a:1..2"),
        ("a not between 1 and 2", "(and a (not a:1..2))"), ("a between * and 2", "a:*..2"),
        ("a between 1 and 2 and b", "(and a:1..2 b)"), ("a between 1 and 2 or b", "(or a:1..2 b)"),
        ("a between b and c and d between e and f", "(and a:b..c d:e..f)"),
        ("not a between 1 and 2", "(not a:1..2)"), ("a=1", "a=1"), ("a<=1", "a<=1"),
        ("a in('b','c')", "(or a='b' a='c')"), ("a = -1", "a=-1"), ("a = 1e3", "a=1e3"),
    ])
    func `each form of a comparison is one of a few`(text: String, shape: String) throws {
        #expect(try Expression(text).shape == shape)
    }

    @Test(arguments: [
        ("'and' = 'or'", "and='or'"), ("\"has\" = 3", "has=3"), ("has 'not'", "not"),
        ("'a b' < 3", "a b<3"), ("a = 'it''s'", "a='it's'"), ("a = ''", "a=''"),
        ("a = 'and' and b", "(and a='and' b)"), ("a in ('or', \"in\")", "(or a='or' a='in')"),
        ("a = '1'", "a='1'"), ("a = \"x y\"", "a='x y'"), ("a = '\\*'", "a='\\*'"),
    ])
    func `what stands in quotes is a text or a name`(text: String, shape: String) throws {
        #expect(try Expression(text).shape == shape)
    }

    @Test(arguments: [
        ("a = 5 min", "a=5[min]"), ("a = 5 min and b", "(and a=5[min] b)"), ("a = 5min", "a=5min"),
        ("a between 1 s and 2 h", "a:1[s]..2[h]"), ("a in (1 s, 2 h)", "(or a=1[s] a=2[h])"),
        ("a != 2 keV", "(and a (not a=2[keV]))"), ("a > 5 d or d > 5", "(or a>5[d] d>5)"),
        ("a not in (5 d)", "(and a (not a=5[d]))"), ("a < -1.5e3 deg", "a<-1.5e3[deg]"),
        ("a = 5 and h", "(and a=5 h)"),
    ])
    func `a word behind a number is its unit, if it is one`(text: String, shape: String) throws {
        #expect(try Expression(text).shape == shape)
    }

    @Test(arguments: [
        ("a = 1 or", 9), ("not not", 8), ("(a or b", 1), ("((a or b)", 1), ("(a (b)", 4),
        ("a = (b)", 5),
        ("a in ()", 7), ("a in (b,)", 9), ("a in (b", 8), ("a in b", 6), ("a in", 5),
        ("a in (b c)", 9),
        ("a between 1 and and", 17), ("a between 1 or 2", 13), ("a between and 1", 11),
        ("a not b", 3),
        ("a not = b", 3), ("a not between 1", 16), ("a not in b", 10), ("has", 4), ("has and", 5),
        ("has = 3", 5), ("'' = 3", 1), ("a like b", 3), ("a ILIKE b", 3), ("a ~= b", 3),
        ("é = = 1", 5),
        ("🔭 = = 1", 5), ("a = 5 parsec", 7), ("exposure = 5 parsec", 14), ("exposure = 5 in", 14),
        ("EXPOSURE = 5 Parsec", 14), ("exposure = '5' min", 16), ("a = x min", 7), ("  a = = 1", 7),
        ("a = 1) or b", 6), (")", 1), ("a ( b", 3), ("a, b", 2), ("and", 1), ("a or and", 6),
        ("a = b = c", 7), ("a < in", 5), ("a = has", 5), ("(", 2), ("a and (b or)", 12),
    ])
    func `an error is shown at the column where it is`(text: String, column: Int) {
        let error = #expect(throws: ExpressionError.self) { try Expression(text) }
        #expect(error?.column == column)
        #expect(error?.text == text)
    }

    @Test func `parentheses may be 100 deep, and no more`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
        }
        #expect(try Expression(nested(100)).shape == "a")
        let error = #expect(throws: ExpressionError.self) { try Expression(nested(101)) }
        #expect(error?.column == 101)
        // Those that are closed do not count.
        let many = Array(repeating: nested(60), count: 5).joined(separator: " and ")
        #expect(try Expression(many).comparisons.count == 5)
    }

    @Test func `there may be 500 comparisons, and no more`() throws {
        func many(_ count: Int) -> String {
            Array(repeating: "a = 1", count: count).joined(separator: " or ")
        }
        #expect(try Expression(many(500)).comparisons.count == 500)
        let error = #expect(throws: ExpressionError.self) { try Expression(many(501)) }
        #expect(error?.column == 4501)
        // A list counts each of its values, and that something is recorded.
        let list = "a not in (" + Array(repeating: "1", count: 499).joined(separator: ",")
        #expect(try Expression(list + ")").comparisons.count == 500)
        #expect(throws: ExpressionError.self) { try Expression(list + ",1)") }
    }

    @Test func `the comparisons of an expression stand in the order in which they are written`()
        throws
    {
        let expression = try Expression("not (b = 2 or a) and (c > 1 or not a < 4)")
        #expect(expression.comparisons.map(\.name) == ["b", "a", "c", "a"])
        #expect(expression.comparisons.map(\.column) == [6, 15, 23, 36])
        #expect(expression.comparisons.map { $0.values.first?.column } == [10, nil, 27, 40])
    }
}
