import FitsProv
import GRDB
import Glibc
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// The tables of an index, what is written down about it as a whole, and how its rows are read.
@Suite struct SchemaTests {
    private static func states(_ numbers: [Int]) throws -> ArchiveIndex {
        let index = try ArchiveIndex(temporaryFor: "x")
        try IndexFixture.write(
            numbers.indices.map { ("/a", IndexFixture.raw("\($0)")) }, to: index)
        for (place, number) in numbers.enumerated() {
            try index.write {
                try $0.execute(sql: "UPDATE files SET state = \(number) WHERE id = \(place + 1)")
            }
        }
        return index
    }

    @Test(arguments: [
        ([0, 0, 0], [1, 2, 3]), ([0, 3, 0], [1, 3]), ([3, 3, 3], []), ([0, 1, 2, 3], [1, 2, 3]),
        ([], []),
    ])
    func `all are there but those that are gone`(states: [Int], there: [Int64]) throws {
        let index = try Self.states(states)
        let found = try index.read { db in
            try Int64.fetchAll(
                db, sql: "SELECT id FROM files WHERE \(try Schema.isThere("id", db)) ORDER BY id")
        }
        #expect(found == there)
    }

    @Test(arguments: [
        ([0, 0], false), ([0, 1], true), ([2, 3], false), ([1, 3], true), ([], false),
    ])
    func `files that cannot be read are noticed`(states: [Int], has: Bool) throws {
        #expect(try Self.states(states).read(Schema.hasUnreadable) == has)
    }

    @Test(arguments: Resolution.State.allCases)
    func `what an audit tells of is neither confirmed nor identified`(state: Resolution.State)
        throws
    {
        let isUnsure = try DatabaseQueue().read {
            try Bool.fetchOne(
                $0, sql: "SELECT \(Schema.unsure("s")) FROM (SELECT ? AS s)",
                arguments: [state.rawValue])
        }
        #expect(isUnsure == ![.confirmed, .identified].contains(state))
    }

    @Test func `an index is empty only before its tables are made`() throws {
        try DatabaseQueue().write { db in
            #expect(try Schema.isEmpty(db))
            try Schema.create(db)
            #expect(try !Schema.isEmpty(db))
            #expect(try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID)
            #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == Schema.version)
            #expect(try Schema.foreignObject(db) == nil)
        }
    }

    @Test func `indices are made once, and again without harm`() throws {
        try DatabaseQueue().write { db in
            try Schema.create(db)
            try Schema.createIndices(db)
            try Schema.createIndices(db)
            let made = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
            #expect(Set(made) == Set(Schema.indices.keys))
            #expect(try Schema.foreignObject(db) == nil)
        }
    }

    @Test(arguments: Schema.indexedColumns)
    func `the columns of ObsCore that are asked for have an index of their own`(
        column: ObsCore.Column
    ) {
        let words = Schema.indices["obscore_\(column.rawValue)"]
        #expect(words?.hasPrefix("obscore (\(column.rawValue)) ") == true)
    }

    @Test(arguments: [
        ("DROP TABLE origins", "'origins'"), ("DROP VIEW paths", "'paths'"),
        ("CREATE TABLE aaa (x)", "'aaa'"), ("CREATE TABLE zzz (x); DROP TABLE roots", "'zzz'"),
        (
            "DROP TABLE roots; CREATE TABLE roots (path TEXT)", "'roots'"
        ),
    ])
    func `what is missing, added or otherwise made is named`(change: String, name: String) throws {
        try DatabaseQueue().write { db in
            try Schema.create(db)
            try db.execute(sql: change)
            #expect(try Schema.foreignObject(db) == name)
        }
    }

    @Test func `an index that lacks indices is as it should be`() throws {
        try DatabaseQueue().write { db in
            try Schema.create(db)
            try Schema.createIndices(db)
            try db.execute(sql: "DROP INDEX used_target")
            #expect(try Schema.foreignObject(db) == nil)
        }
    }

    @Test func `a table holds no twins`() throws {
        let index = try Self.states([0])
        let error = #expect(throws: FitsProvError.self) {
            try index.write {
                try $0.execute(
                    sql:
                        "INSERT INTO files SELECT 2, folder, name, '', 0, 0, 0, 0, 0, '', '' FROM files"
                )
            }
        }
        #expect(error?.code == .database)
        #expect(try index.fileCount() == 1)
    }

    @Test(arguments: [
        ([], 0), ([0], 1), ([3], 0), ([0, 1, 2], 3), ([0, 3, 1, 3], 2),
    ])
    func `files are counted that are there`(states: [Int], count: Int) throws {
        #expect(try Self.states(states).fileCount() == count)
    }

    @Test func `a property is there from when it is set until it is taken back`() throws {
        let index = try ArchiveIndex(temporaryFor: "x")
        try index.write { db in
            #expect(try !Property.isSet("a", db))
            try Property.remove("a", db)
            try Property.set("a", db)
            try Property.set("b", to: "first", db)
            try Property.set("b", to: "second", db)
            #expect(try Property.isSet("a", db))
            #expect(try Property.isSet("b", db))
            #expect(try !Property.isSet("A", db))
            try Property.remove("a", db)
            #expect(try !Property.isSet("a", db))
            #expect(try Property.isSet("b", db))
            let values = try String.fetchAll(db, sql: "SELECT value FROM properties")
            #expect(values == ["second"])
        }
    }

    @Test func `an index is finished as long as nothing is dirty`() throws {
        let index = try ArchiveIndex(temporaryFor: "x")
        #expect(try index.isFinished)
        try index.write { try Property.set(Property.checksums, $0) }
        #expect(try index.isFinished)
        try index.write { try Property.set(Property.dirty, $0) }
        #expect(try !index.isFinished)
        try index.resolve()
        #expect(try index.isFinished)
        #expect(try index.read { try Property.isSet(Property.checksums, $0) })
    }

    @Test func `when an index was brought up to date is told in UTC`() throws {
        let index = try ArchiveIndex(temporaryFor: "x")
        #expect(try index.updated == nil)
        let before = DateRange.dayOfUnixEpoch + Double(time(nil)) / 86_400
        try index.noteUpdate()
        let after = DateRange.dayOfUnixEpoch + Double(time(nil)) / 86_400
        let text = try #require(try index.updated)
        #expect(text >= DateRange.text(before) + "Z")
        #expect(text <= DateRange.text(after) + "Z")
        #expect(text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/) != nil, "\(text)")
    }

    @Test(
        arguments: [
            ("'text'", "text", 0), ("''", "", 0), ("NULL", nil, 0), ("x'6162'", nil, 0),
            ("7", "7", 7), ("-7", "-7", -7), ("9223372036854775807", "9223372036854775807", .max),
            ("2.0", "2.0", 2), ("2.4", "2.4", 2), ("2.6", "2.6", 3), ("-2.6", "-2.6", -3),
            ("1e300", "1e+300", 0), ("9e999", "inf", 0), ("'7'", "7", 0),
        ] as [(String, String?, Int64)])
    func `whatever stands in a row is read as what is asked for`(
        sql: String, text: String?, integer: Int64
    ) throws {
        let row = try #require(
            try DatabaseQueue().read { try Row.fetchOne($0, sql: "SELECT \(sql) AS v") })
        #expect(row.textIfAny("v") == text)
        #expect(row.textIfAny(0) == text)
        #expect(row.text("v") == text ?? "")
        #expect(row.text(0) == text ?? "")
        #expect(row.integer("v") == integer)
        #expect(row.integer(0) == integer)
        #expect(row.textIfAny("none") == nil)
        #expect(row.integer("none") == 0)
    }

    @Test(
        arguments: [
            (.otherProduct("/a b.fits"), "other-product /a b.fits"),
            (.otherContent("/c"), "other-content /c"), (.ambiguous(12), "ambiguous 12"),
        ] as [(Resolution.Note, String)])
    func `the code of a note is the same in every release`(note: Resolution.Note, text: String) {
        #expect(StoredNote(note).text == text)
        #expect(StoredNote(text)?.note == note)
    }
}
