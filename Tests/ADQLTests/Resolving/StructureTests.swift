import ADQL
import Testing

/// What the resolved form says to who prints it.
@Suite struct StructureTests {
    private func uses(_ values: [ResolvedExpression]) -> [String] {
        values.map { value in
            switch value.form {
            case .column(let use): "\(use.instance).\(use.index)"
            case .merged(let parts): "(" + uses(parts).joined(separator: " ") + ")"
            default: "?"
            }
        }
    }

    private func join(_ select: ResolvedSelect?) -> ResolvedJoin? {
        if case .join(let join) = select?.tables.first { join } else { nil }
    }

    @Test func `NATURAL and USING become conditions, and their columns come first`() throws {
        let left = try Sky.select("SELECT * FROM my.spectra a LEFT JOIN my.stars b USING (id)")
        let leftUses = uses(left?.values ?? [])
        #expect(
            leftUses == [
                "0.0", "0.1", "0.2", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8",
            ])
        let right = try Sky.select("SELECT id FROM my.spectra a NATURAL RIGHT JOIN my.stars b")
        let rightUses = uses(right?.values ?? [])
        #expect(rightUses == ["1.0"])
        let full = try Sky.select(
            "SELECT id, a.id, b.id FROM my.spectra a NATURAL FULL JOIN my.stars b")
        let fullUses = uses(full?.values ?? [])
        #expect(fullUses == ["(0.0 1.0)", "0.0", "1.0"])
        let step = join(full)?.steps.first
        #expect(step?.kind == .full)
        guard case .comparison(let one, .equal, let other) = step?.condition else {
            Issue.record("there is no condition")
            return
        }
        let sides = uses([one, other])
        #expect(sides == ["0.0", "1.0"])
    }

    @Test func `columns of several full joins are merged in one list`() throws {
        let select = try Sky.select(
            "SELECT id FROM my.spectra a FULL JOIN my.spectra b USING (id) FULL JOIN my.stars c USING (id)"
        )
        let found = uses(select?.values ?? [])
        #expect(found == ["(0.0 1.0 2.0)"])
    }

    @Test func `a natural join without common columns has no condition`() throws {
        let select = try Sky.select("SELECT * FROM my.lone NATURAL JOIN obscore")
        #expect(join(select)?.steps.first?.condition == nil)
        #expect(select?.values.count == 10)
    }

    @Test func `parentheses around a join keep it together`() throws {
        let select = try Sky.select(
            "SELECT a.id FROM my.stars a LEFT JOIN (my.spectra b JOIN obscore c USING (obs_id)) ON a.id = b.id"
        )
        guard case .join(let inner) = join(select)?.steps.first?.table else {
            Issue.record("there is no inner join")
            return
        }
        #expect(inner.steps.count == 1)
    }

    @Test func `ON sees the tables of its join alone`() {
        let found = Sky.fault(
            "SELECT a.id FROM my.lone c, my.stars a JOIN my.spectra b ON a.id = c.x")
        #expect(found == "line 1, column 68: there is no table 'c' in FROM")
    }

    @Test func `a subquery sees the tables around it, a query in FROM does not see its neighbours`()
        throws
    {
        let inner = try Sky.resolve(
            "SELECT id FROM my.stars s WHERE EXISTS (SELECT 1 FROM my.spectra p WHERE p.id = s.id AND mag > 1)"
        )
        guard case .select(let select) = inner.statement.body,
            case .exists(let statement) = select.condition,
            case .select(let within) = statement.body, case .all(let parts) = within.condition,
            case .comparison(_, _, let outer) = parts[0], case .comparison(let mag, _, _) = parts[1]
        else {
            Issue.record("the tree is another")
            return
        }
        let found = uses([outer, mag])
        #expect(found == ["0.0", "0.3"])
        let beside = Sky.fault("SELECT 1 FROM my.stars s, (SELECT s.id FROM my.spectra) q")
        #expect(beside == "line 1, column 35: there is no table 's' in FROM")
    }

    @Test func `the nearest SELECT that knows a name is meant`() throws {
        let select = try Sky.select("SELECT (SELECT MAX(id) FROM my.spectra) FROM my.stars")
        guard case .subquery(let statement) = select?.values[0].form,
            case .select(let inner) = statement.body,
            case .aggregate(.max, false, let argument?) = inner.values[0].form
        else {
            Issue.record("the tree is another")
            return
        }
        let found = uses([argument])
        #expect(found == ["1.0"])
    }

    @Test func `a column of a query around is as good as constant in a group`() throws {
        let found = Sky.fault(
            "SELECT id FROM my.stars s WHERE 1 = (SELECT COUNT(*) + s.id FROM my.spectra)")
        #expect(found == nil)
    }

    @Test func `ORDER BY is a column of the result where it can`() throws {
        let order = try Sky.resolve(
            "SELECT s_ra AS x, s_dec + 1, s_dec AS s_ra FROM obscore ORDER BY 2 DESC, x, s_ra, s_dec + 1, s_dec, t_min"
        ).statement.order
        let columns = order.map { if case .column(let index) = $0.key { index } else { -1 } }
        #expect(columns == [1, 0, 2, 1, 2, -1])
        let descending = order.map(\.isDescending)
        #expect(descending == [true, false, false, false, false, false])
    }

    @Test func `sets keep their order and their parentheses`() throws {
        let query = try Sky.resolve(
            "SELECT id FROM my.stars UNION ALL (SELECT TOP 3 id FROM my.spectra ORDER BY snr) ORDER BY id OFFSET 2"
        )
        guard case .combination(let whole) = query.statement.body,
            case .statement(let inner) = whole.rest[0].body
        else {
            Issue.record("the tree is another")
            return
        }
        #expect(whole.rest[0].isAll)
        #expect(inner.order.count == 1)
        #expect(query.statement.offset == 2)
        #expect(query.columns.map(\.type) == [.long])
    }

    @Test func `WITH is spoken of by number`() throws {
        let query = try Sky.resolve(
            "WITH a AS (SELECT id FROM my.stars), b AS (SELECT id AS n FROM a) SELECT b.n, a.id FROM b, A"
        )
        #expect(query.commonTables.map(\.name) == ["a", "b"])
        guard case .select(let select) = query.statement.body else {
            Issue.record("the tree is another")
            return
        }
        let sources = select.tables.map { table -> TableInstance.Source? in
            if case .instance(let instance) = table { instance.source } else { nil }
        }
        #expect(sources == [.common(1), .common(0)])
    }

    @Test func `CASE keeps its value`() throws {
        let select = try Sky.select(
            "SELECT CASE id WHEN 1 THEN 'a' WHEN 2 THEN 'b' END FROM my.stars")
        guard case .choice(let choice) = select?.values[0].form,
            case .value(let second) = choice.branches[1].test
        else {
            Issue.record("the tree is another")
            return
        }
        #expect(second.form == .integer(2))
        #expect(choice.otherwise == nil)
        #expect(choice.value != nil)
    }

    @Test func `truth values compare with numbers and texts, times with texts`() {
        for condition in [
            "isVariable = 1", "isVariable = 'true'", "id = id", "mag IS NULL", "flux IS NOT NULL",
        ] {
            let found = Sky.fault("SELECT id FROM my.stars WHERE " + condition)
            #expect(found == nil)
        }
        let time = Sky.fault("SELECT s_ra FROM obscore WHERE obs_release_date > '2020-01-01'")
        #expect(time == nil)
    }

    @Test func `resolves what is as deep as may be, and long chains`() throws {
        let deep =
            "SELECT " + String(repeating: "ABS(", count: 63) + "s_ra"
            + String(repeating: ")", count: 63) + " FROM obscore"
        let value = Sky.fault(deep)
        #expect(value == nil)
        let within =
            String(repeating: "(SELECT MAX(s_ra) + ", count: 30) + "1"
            + String(repeating: " FROM obscore)", count: 30)
        let subqueries = Sky.fault("SELECT " + within + " FROM obscore")
        #expect(subqueries == nil)
        let chain = Sky.fault(
            "SELECT s_ra" + String(repeating: " + s_ra", count: 5_000)
                + " FROM obscore WHERE s_ra = 1" + String(repeating: " OR s_ra=2", count: 1_000))
        #expect(chain == nil)
    }
}
