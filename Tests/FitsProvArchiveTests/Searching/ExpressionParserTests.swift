import FITS
import Files
import TestSupport
import Testing

@testable import FitsProvArchive

@Suite struct ExpressionParserTests {
    @Test func `and binds stronger than or, and not stronger than and`() throws {
        let expression = try Expression("a or not b and c")
        let name = { (text: String, column: Int) in
            Expression.comparison(
                Comparison(name: text, column: column, operation: .recorded, values: []))
        }
        #expect(expression == .any([name("a", 1), .all([.not(name("b", 10)), name("c", 16)])]))
    }

    @Test func `what cannot be understood is shown with its place`() throws {
        let wrong = [
            "", "calib_version =", "= 3", "a = 3 b = 4", "target = Crab Nebula", "(a = 3", "a = 3)",
            "a = 'open", "a in 3", "a in (3,", "a in (3 4)", "a between 1", "a between 1 and",
            "a = and", "not", "a and or b", "a ! b", "a = = 3", "a <", "has", "has 'x' = 3", "()",
            "x = \u{1B}[31m y", String(repeating: "a = 3 and ", count: 20) + "b = = 4",
        ]
        var text = ""
        for expression in wrong {
            let error = #expect(throws: ExpressionError.self) { try Expression(expression) }
            guard let error else { continue }
            text += "\(error.column): \(error.reason)\n"
            text += error.excerpt.map { "  \($0)\n" }.joined()
        }
        try expectGolden(text, "archive/expression-errors.txt")
    }

    @Test(arguments: [
        String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000),
        String(repeating: "a = 1 and ", count: 100_000) + "b",
        String(repeating: "x", count: 1 << 20),
        "a = '" + String(repeating: "*", count: 60_000) + "'",
        String(repeating: "a or ", count: 5_000) + "a",
    ])
    func `an expression without measure is refused`(expression: String) {
        #expect(throws: ExpressionError.self) { try Expression(expression) }
    }

    @Test func `as much as is allowed is answered`() throws {
        let folder = try ScratchFolder()
        var product = ProductFixture("a.fits")
        product.fields = [("site", "x")]
        let index = try ProductFixture.index([product], in: folder)
        let many = (0..<499).map { "site = v\($0)" }.joined(separator: " or ")
        #expect(try index.names(many + " or site = x") == ["a.fits"])
        let deep =
            String(repeating: "(", count: 100) + "site = x" + String(repeating: ")", count: 100)
        #expect(try index.names(deep) == ["a.fits"])
        #expect(
            try index.names(String(repeating: "not ", count: 10_000) + "site = x") == ["a.fits"])
    }

    @Test(arguments: [
        ("2026", "2026", "2027"), ("2026-12", "2026-12", "2027-01"),
        ("2024-02-28", "2024-02-28", "2024-02-29"), ("2026-12-31", "2026-12-31", "2027-01-01"),
        ("2026-03-13 23:59", "2026-03-13T23:59", "2026-03-14T00:00"),
        ("2026-03-13T23:44:46Z", "2026-03-13T23:44:46", "2026-03-13T23:44:47"),
    ])
    func `a date ends where the next one of its kind begins`(
        text: String, start: String, end: String
    ) throws {
        let date = try #require(DateRange(text))
        #expect(date.start == start)
        #expect(date.end == end)
    }

    @Test(arguments: [
        "2026-13", "2026-1", "26", "2026-03-13T24:00", "2026-03-13T1", "x", "", "2026-",
    ])
    func `what is no date is none`(text: String) {
        #expect(DateRange(text) == nil)
    }

    @Test func `dates and modified Julian dates are the same times`() throws {
        #expect(DateRange("2000-01-01T12:00:00")?.startMJD == 51_544.5)
        #expect(ModifiedJulianDate(51_544.5).text == "2000-01-01T12:00:00")
        #expect(ModifiedJulianDate(0).text == "1858-11-17T00:00:00")
        #expect(ModifiedJulianDate(-0.5).text == "1858-11-16T12:00:00")
    }

    @Test(arguments: 0..<20) func `any text is an expression or an error with its place`(
        seed: Int
    ) throws {
        let pieces = [
            "a", "calib_version", "and", "or", "not", "in", "between", "has", "(", ")", ",", "=",
            "!=", "<", ">=", "'", "\"", "'x y'", "3", "v1.*", "\\", "\\*", "?", "\u{1B}", "é", "🔭",
            "2026-03", "30", "arcmin", "!", "&&", "|", " ", "\n", "\0", "--", "%", "_", ";",
        ]
        let folder = try ScratchFolder()
        var product = ProductFixture("a.fits")
        product.fields = [("a", "3"), ("calib_version", "v1.2")]
        let index = try ProductFixture.index([product], in: folder)
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<200 {
            let count = Int.random(in: 0...14, using: &generator)
            let text = (0..<count).map { _ in
                (pieces.randomElement(using: &generator) ?? "")
                    + (Bool.random(using: &generator) ? " " : "")
            }.joined()
            do {
                _ = try index.names(text)
            } catch let error as ExpressionError {
                #expect((1...text.count + 1).contains(error.column), "\(text.debugDescription)")
                #expect(error.excerpt.allSatisfy { $0.escapingControls == $0 })
            } catch is UnknownName {
                continue
            }
        }
    }
}
