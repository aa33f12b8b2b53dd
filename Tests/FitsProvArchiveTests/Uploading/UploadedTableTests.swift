import ADQL
import FitsProv
import TestSupport
import Testing

@testable import FitsProvArchive

@Suite struct UploadedTableTests {
    /// A table of one column for each of some types.
    private static func table(
        _ types: [ValueType], _ rows: [[QueryValue]]
    ) -> UploadedTable {
        var rest = rows[...]
        return UploadedTable(
            name: "t",
            columns: types.enumerated().map { ADQL.Catalogue.Column("x\($0)", $1) }
        ) { rest.popFirst() }
    }

    private static func rows(
        _ adql: String, _ table: @autoclosure () -> UploadedTable
    ) throws -> [String] {
        let folder = try ScratchFolder()
        return try QueriedArchive.index(in: folder).rows(adql, uploads: [table()])
    }

    private static let numbers: [[QueryValue]] = [
        [.real(1)], [.real(.nan)], [.null], [.real(-.infinity)], [.real(3)],
    ]

    @Test func `numbers that are none come back, and are unknown to conditions`() throws {
        func ask(_ adql: String) throws -> [String] {
            try UploadedTableTests.rows(
                adql, UploadedTableTests.table([.double], UploadedTableTests.numbers))
        }
        let all = ["1.0", "nan", "-", "-inf", "3.0"]
        #expect(try ask("SELECT * FROM TAP_UPLOAD.t") == all)
        #expect(try ask("SELECT x0 FROM TAP_UPLOAD.t WHERE x0 > 0") == ["1.0", "3.0"])
        #expect(try ask("SELECT x0 FROM TAP_UPLOAD.t WHERE NOT x0 > 0") == ["-inf"])
        #expect(try ask("SELECT x0 FROM TAP_UPLOAD.t WHERE x0 IS NULL") == ["nan", "-"])
        #expect(
            try ask("SELECT x0 + 1 AS y FROM TAP_UPLOAD.t") == ["2.0", "-", "-", "-inf", "4.0"])
        #expect(try ask("SELECT COUNT(x0) AS n, MAX(x0) AS m FROM TAP_UPLOAD.t") == ["3|3.0"])
        // Beyond the first SELECT they are null.
        let inner = "SELECT s.x0 FROM (SELECT x0 FROM TAP_UPLOAD.t) AS s"
        #expect(try ask(inner) == ["1.0", "-", "-", "-inf", "3.0"])
        #expect(try ask("SELECT DISTINCT x0 FROM TAP_UPLOAD.t WHERE x0 IS NULL") == ["-"])
    }

    @Test func `shapes are shapes, and come back as they were`() throws {
        let rows: [[QueryValue]] = [
            [.numbers([370, 0]), .numbers([10, 0, 1])], [.numbers([200, 10]), .null],
            [.numbers([5]), .numbers([1, 2, -3])],
        ]
        func ask(_ adql: String) throws -> [String] {
            try UploadedTableTests.rows(adql, UploadedTableTests.table([.point, .circle], rows))
        }
        #expect(
            try ask("SELECT * FROM TAP_UPLOAD.t")
                == ["[370.0, 0.0]|[10.0, 0.0, 1.0]", "[200.0, 10.0]|-", "[5.0]|[1.0, 2.0, -3.0]"])
        #expect(
            try ask("SELECT x0 FROM TAP_UPLOAD.t WHERE 1 = CONTAINS(x0, CIRCLE(10, 0, 2))")
                == ["[370.0, 0.0]"])
        #expect(
            try ask("SELECT AREA(x1) AS a FROM TAP_UPLOAD.t WHERE AREA(x1) IS NULL") == ["-", "-"])
    }

    @Test func `arrays are given back, and nothing else`() throws {
        let rows: [[QueryValue]] = [
            [.numbers([1, .nan]), .packed([7, 0, 255])], [.null, .packed([])],
        ]
        let types = [
            ValueType(.double, arraysize: "*"), ValueType(.unsignedByte, arraysize: "*"),
        ]
        func ask(_ adql: String) throws -> [String] {
            try UploadedTableTests.rows(adql, UploadedTableTests.table(types, rows))
        }
        #expect(
            try ask("SELECT * FROM TAP_UPLOAD.t") == [
                "[1.0, nan]|packed [7, 0, 255]", "-|packed []",
            ])
        for wrong in ["x0 > 1", "x1 = 'a'", "x0 = x0"] {
            #expect(throws: ADQLError.self) {
                try ask("SELECT x0 FROM TAP_UPLOAD.t WHERE \(wrong)")
            }
        }
    }

    @Test func `a table is gone after its query, even if that fails`() throws {
        let folder = try ScratchFolder()
        let made = try QueriedArchive.index(in: folder)
        // As a service opens it: for reading, by several threads.
        let index = try ArchiveIndex(opening: made.path)
        struct Fault: Error {}
        for round in 0..<20 {
            var count = 0
            let broken = UploadedTable(
                name: "t", columns: [ADQL.Catalogue.Column("x", .integer)]
            ) {
                count += 1
                guard count < 5 else { throw Fault() }
                return [.integer(Int64(count))]
            }
            #expect(throws: Fault.self) {
                _ = try index.rows("SELECT * FROM TAP_UPLOAD.t", uploads: [broken])
            }
            let whole = UploadedTableTests.table([.integer], [[.integer(Int64(round))]])
            #expect(try index.rows("SELECT * FROM TAP_UPLOAD.t", uploads: [whole]) == ["\(round)"])
        }
        #expect(try index.fault("SELECT * FROM TAP_UPLOAD.t") != nil)
    }

    @Test func `a query that cannot be asked takes no rows`() throws {
        let folder = try ScratchFolder()
        let index = try QueriedArchive.index(in: folder)
        var isRead = false
        let table = UploadedTable(name: "t", columns: [ADQL.Catalogue.Column("x", .integer)]) {
            isRead = true
            return nil
        }
        #expect(throws: ADQLError.self) {
            _ = try index.rows("SELECT y FROM TAP_UPLOAD.t", uploads: [table])
        }
        #expect(!isRead)
    }

    @Test func `a query that is stopped while rows are taken ends`() throws {
        let folder = try ScratchFolder()
        let index = try QueriedArchive.index(in: folder)
        let endless = UploadedTable(name: "t", columns: [ADQL.Catalogue.Column("x", .integer)]) {
            [.integer(1)]
        }
        var code: FitsProvError.Code?
        do {
            _ = try index.query(
                "SELECT * FROM TAP_UPLOAD.t", Publication(QueriedArchive.naming),
                uploads: [endless], isStopped: { true }, begin: { _ in }, { _ in })
        } catch let error as FitsProvError { code = error.code }
        #expect(code == .interrupted)
    }

    @Test(arguments: ["0", "0.1", "0.4", "0.5", "1.1", "2", "4.9", "5", "60", "u.x2", "1 + 1"])
    func `places of two tables are joined as if each were compared with each`(
        radius: String
    ) throws {
        let folder = try ScratchFolder()
        let index = try QueriedArchive.index(in: folder)
        var generator = SeededGenerator(seed: 5)
        // Near the products, which are beside 0 h, at a pole, and at two places more; and beyond all ranges.
        var places: [(Double, Double)] = [(-0.1, 0), (720.05, 0), (303, 89.95), (83.63, 22.01)]
        for centre in [(0.0, 0.0), (123, 89), (83.6, 22.5), (200, -89.9)] {
            for width in [0.05, 0.5, 3, 20] {
                for _ in 0..<10 {
                    let dec = centre.1 + .random(in: -width...width, using: &generator)
                    let ra = centre.0 + .random(in: -2 * width...2 * width, using: &generator)
                    places.append((ra, max(-90, min(90, dec))))
                }
            }
        }
        func ask(_ condition: String) throws -> [String] {
            let rows = places.enumerated().map { number, place -> [QueryValue] in
                [.real(place.0), .real(place.1), .real(Double(number % 7))]
            }
            let table = UploadedTableTests.table([.double, .double, .double], rows)
            return try index.rows(
                "SELECT u.x0, u.x1, o.path FROM TAP_UPLOAD.t u JOIN ivoa.obscore o ON \(condition) "
                    + "ORDER BY 1, 2, 3", uploads: [table])
        }
        // What is no cone to the printer is compared row by row, in the same order of the two places.
        let (here, there) = ("POINT(u.x0, u.x1)", "POINT(o.s_ra, o.s_dec)")
        let near = try ask("DISTANCE(\(here), \(there)) + 0 <= \(radius)")
        #expect(try ask("DISTANCE(\(here), \(there)) <= \(radius)") == near)
        let within = try ask("DISTANCE(\(there), \(here)) + 0 <= \(radius)")
        let circle = "CIRCLE(u.x0, u.x1, \(radius))"
        #expect(try ask("1 = CONTAINS(\(there), \(circle))") == within)
        #expect(!near.isEmpty)
        #expect(!within.isEmpty)
    }
}
