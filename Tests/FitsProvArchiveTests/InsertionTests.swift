import GRDB
import Testing

@testable import FitsProvArchive

@Suite struct InsertionTests {
    @Test func `every value comes back as it was bound`() throws {
        let text = "Khélifi \u{0} 'x'; DROP TABLE t"
        var row = CellList()
        row.add(true)
        row.add(-0.5)
        row.add(nil as Double?)
        row.add("")
        row.add(nil as String?)
        row.add(text)
        try DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE t (a, b, c, d, e, f, g)")
            let insertion = try Insertion("t", columns: 7, db)
            for _ in 0..<2 { try insertion.run(row, row.cells.indices, id: Int64.min) }
            let rows = try Row.fetchAll(db, sql: "SELECT *, length(CAST(g AS BLOB)) FROM t")
            #expect(rows.count == 2)
            let row = try #require(rows.last)
            #expect(row[0] == Int64.min)
            #expect(row[1] == 1)
            #expect(row[2] == -0.5)
            #expect(row[3] == DatabaseValue.null)
            #expect(row[4] == "")
            #expect(row[5] == DatabaseValue.null)
            #expect(row[7] == text.utf8.count)
        }
    }

    @Test func `what SQLite refuses is an error with its words, and the next row is taken`() throws
    {
        try DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE t (a, b INTEGER NOT NULL)")
            let insertion = try Insertion("t", columns: 2, db)
            var rows = CellList()
            rows.add(nil as String?)
            rows.add(1)
            let error = #expect(throws: DatabaseError.self) {
                try insertion.run(rows, 0..<1, id: 1)
            }
            #expect(error?.message?.contains("NOT NULL") == true)
            try insertion.run(rows, 1..<2, id: 1)
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM t") == 1)
        }
    }
}
