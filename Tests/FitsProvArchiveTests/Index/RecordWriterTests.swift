import FitsProv
import GRDB
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// What of a file's statements stands in which column, and what is left of an earlier record.
@Suite struct RecordWriterTests {
    private static let tables = [
        "hdus", "products", "activities", "software", "agents", "used", "parameters", "fields",
        "origins", "obscore", "problems",
    ]

    /// A record with something for every table, in two steps.
    private static var full: FileRecord {
        let stamp = FileStamp(size: 11, modified: 22, inode: 33, device: 44)
        var record = FileRecord(name: "m31.fits.gz", stamp: stamp, state: .product)
        record.digest = "sha256:measured"
        record.hdus = [
            FileRecord.HDUFact(number: 1, kind: "primary", name: nil, dataSize: 0),
            FileRecord.HDUFact(number: 2, kind: "table", name: "EVENTS", dataSize: 99),
        ]
        record.identifier = "id:m31"
        record.isStamped = true
        record.readsDocument = true
        record.problems = [
            FileRecord.ProblemFact(check: "content", summary: "first"),
            FileRecord.ProblemFact(check: "stamp", summary: "second"),
        ]
        record.fields = [
            field("calib_version", "v1.10", Origin(dialect: "fitsprov", hdu: 1, card: "CALIBVER")),
            field("reco_version", "7", Origin(dialect: "gadf", hdu: 2, card: "ANA_VER")),
            field("grade", "1e3", nil),
        ]
        record.observation.add(ObsCore.Entry(.sRa, .real(1.5), from: "RA_PNT[2]"))
        record.observation.add(ObsCore.Entry(.targetName, .text("M31"), from: "OBJECT"))
        record.provenance = provenance
        return record
    }

    private static func field(_ name: String, _ value: String, _ origin: Origin?) -> Field {
        var field = Field(name: name, value: value)
        field.origin = origin
        return field
    }

    private static var provenance: Provenance {
        var first = Activity(name: "calibrate", identifier: "")
        first.version = "1"
        first.end = "2026-01-01T00:00:00Z"
        var early = Step(activity: first)
        early.isAncestor = true
        early.software = [Software(name: "cal", version: "0.9"), Software(name: "lib")]
        early.agents = [Agent(name: "Ada", role: "operator"), Agent(name: "Eve")]
        early.used = [UsedEntity(location: "../raw/r.fits.fz", role: "raw"), UsedEntity("dark")]
        early.parameters = [Parameter(name: "bins", value: "10")]
        early.origin = Origin(dialect: "eso", hdu: 1, card: "PRO REC1 ID")
        var last = Activity(name: "image", identifier: "urn:run:2")
        last.type = "imaging"
        last.start = "2026-01-02T00:00:00Z"
        var making = Step(activity: last)
        making.software = [Software(name: "img", version: "2.0")]
        making.agents = [Agent(name: "Bob")]
        making.used = [UsedEntity("flat.fits", identifier: "id:flat", digest: "sha256:flat")]
        var width = Parameter(name: "width", value: "0.5")
        width.unit = "deg"
        width.origin = Origin(dialect: "fitsprov", hdu: 3, row: 4, certainty: .inferred)
        making.parameters = [width, Parameter(name: "Model_version", value: "1.0rc1")]
        var provenance = Provenance(
            product: Product(identifier: "id:m31", name: "m31", digest: "sha256:stamped"),
            making: making)
        provenance.earlierSteps = [early]
        return provenance
    }

    /// The rows of a table, each as its values with bars between them.
    private static func rows(_ table: String, _ index: ArchiveIndex) throws -> [String] {
        try index.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
                row.map { "\($1)".replacing("\"", with: "") }.joined(separator: "|")
            }
        }
    }

    private static func index(_ records: [FileRecord]) throws -> ArchiveIndex {
        let index = try ArchiveIndex(temporaryFor: "x")
        try IndexFixture.write(records.map { ("/a", $0) }, to: index)
        return index
    }

    @Test(arguments: [
        (
            "files",
            ["1|1|m31.fits.gz|m31|11|22|33|44|0|NULL|sha256:measured"]
        ),
        ("hdus", ["1|1|primary|NULL|0", "1|2|table|EVENTS|99"]),
        ("products", ["1|id:m31|sha256:stamped|NULL|1|1"]),
        (
            "activities",
            [
                "1|1|NULL|calibrate|1|NULL|NULL|2026-01-01T00:00:00Z|1",
                "1|2|urn:run:2|image|NULL|imaging|2026-01-02T00:00:00Z|NULL|0",
            ]
        ),
        ("agents", ["1|1|1|Ada|operator", "1|2|1|Eve|NULL", "1|3|2|Bob|NULL"]),
        (
            "used",
            [
                "1|1|1|../raw/r.fits.fz|r|NULL|NULL|raw|1|NULL|NULL|NULL|NULL",
                "1|2|1|dark|dark|NULL|NULL|NULL|1|NULL|NULL|NULL|NULL",
                "1|3|2|flat.fits|flat|id:flat|sha256:flat|NULL|0|NULL|NULL|NULL|NULL",
            ]
        ),
        ("problems", ["1|1|content|first", "1|2|stamp|second"]),
        (
            "origins",
            [
                "1|field|1|fitsprov|1|CALIBVER|NULL|written",
                "1|field|2|gadf|2|ANA_VER|NULL|written",
                "1|parameter|2|fitsprov|3|NULL|4|inferred",
                "1|step|1|eso|1|PRO REC1 ID|NULL|written",
            ]
        ),
    ])
    func `each statement stands in its column`(table: String, rows: [String]) throws {
        let index = try Self.index([Self.full])
        #expect(try Self.rows(table, index) == rows)
    }

    @Test func `what took part in steps is numbered through the whole file`() throws {
        let index = try Self.index([Self.full])
        let software = try index.read {
            try Row.fetchAll($0, sql: "SELECT number, step, name, version FROM software")
        }
        #expect(software.map { $0.integer(0) } == [1, 2, 3])
        #expect(software.map { $0.integer(1) } == [1, 1, 2])
        #expect(software.map { $0.text(2) } == ["cal", "lib", "img"])
        #expect(software.map { $0.textIfAny(3) } == ["0.9", nil, "2.0"])
        let parameters = try index.read {
            try Row.fetchAll(
                $0,
                sql: "SELECT number, step, name, value, unit FROM parameters ORDER BY number")
        }
        #expect(parameters.map { $0.integer(0) } == [1, 2, 3])
        #expect(parameters.map { $0.integer(1) } == [1, 2, 2])
        #expect(parameters.map { $0.text(2) } == ["bins", "width", "Model_version"])
        #expect(parameters.map { $0.textIfAny(4) } == [nil, "deg", nil])
    }

    @Test func `values are numbers, and versions, as far as they are some`() throws {
        let index = try Self.index([Self.full])
        let fields = try index.read {
            try Row.fetchAll(
                $0, sql: "SELECT name, keyword, numeric, version_key FROM fields ORDER BY name")
        }
        #expect(fields.map { $0.text(0) } == ["calib_version", "grade", "reco_version"])
        // A stamp's own keyword is no keyword of others.
        #expect(fields.map { $0.textIfAny(1) } == [nil, nil, "ANA_VER"])
        #expect(fields.map { $0[2] as Double? } == [nil, 1000, 7])
        #expect(
            fields.map { $0.textIfAny(3) }
                == [SortKey.version("v1.10"), nil, SortKey.version("7")])
        let parameters = try index.read {
            try Row.fetchAll(
                $0, sql: "SELECT numeric, version_key FROM parameters ORDER BY number")
        }
        #expect(parameters.map { $0[0] as Double? } == [10, 0.5, nil])
        #expect(parameters.map { $0.textIfAny(1) } == [nil, nil, SortKey.version("1.0rc1")])
        let software = try index.read {
            try Row.fetchAll($0, sql: "SELECT version_key FROM software ORDER BY number")
        }
        #expect(
            software.map { $0.textIfAny(0) }
                == [SortKey.version("0.9"), nil, SortKey.version("2.0")])
    }

    @Test func `a record that takes the place of another leaves nothing of it`() throws {
        let index = try Self.index([Self.full, IndexFixture.product("b", digest: "sha256:b")])
        for table in Self.tables { #expect(try !Self.rows(table, index).isEmpty, "\(table)") }
        let before = try Self.tables.map { try Self.rows($0, index).count }
        let other = FileRecord(
            name: "m31.fits.gz", stamp: FileStamp(size: 1, modified: 1, inode: 1, device: 1),
            state: .other)
        try index.write {
            try RecordWriter($0).write(FileRows(other), id: 1, folder: 1, isNew: false)
        }
        for (table, count) in zip(Self.tables, before) {
            let rows = try Self.rows(table, index)
            #expect(rows.allSatisfy { $0.hasPrefix("2|") }, "\(table)")
            #expect(rows.count < count, "\(table)")
        }
        #expect(try Self.rows("products", index).count == 1)
        #expect(try Self.rows("files", index).count == 2)
    }

    @Test(arguments: [FileRecord.State.unreadable, .other])
    func `of what is no product only the file, its HDUs and its problems are kept`(
        state: FileRecord.State
    ) throws {
        var record = Self.full
        record.state = state
        record.error = "why"
        let index = try Self.index([record])
        let full = try Self.tables.filter { try !Self.rows($0, index).isEmpty }
        #expect(full == ["hdus", "problems"])
        let file = try Self.rows("files", index)
        #expect(file == ["1|1|m31.fits.gz|m31|11|22|33|44|\(state.rawValue)|why|sha256:measured"])
    }

    @Test(arguments: [
        (FileRecord.State.product, 0), (.unreadable, 1), (.other, 2), (.gone, 3),
    ])
    func `the number of a state is the same in every release`(
        state: FileRecord.State, number: Int
    ) {
        #expect(state.rawValue == number)
    }

    @Test func `observed values go to their columns, whatever their order`() throws {
        func record(_ name: String, _ entries: [ObsCore.Entry]) -> FileRecord {
            var record = IndexFixture.raw(name)
            for entry in entries { record.observation.add(entry) }
            return record
        }
        let ra = ObsCore.Entry(.sRa, .real(83.5), from: "RA")
        let dec = ObsCore.Entry(.sDec, .real(-22), from: "DEC[2]")
        let name = ObsCore.Entry(.targetName, .text("Crab"), from: "OBJECT")
        let level = ObsCore.Entry(.calibLevel, .integer(2), from: "CALIBLEV")
        let index = try Self.index([
            record("1", [ra, dec, name, level]), record("2", [level, name, dec, ra]),
            record("3", [name]), record("4", []), record("5", [dec, ra]), record("6", [name]),
        ])
        let rows = try index.read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT file, s_ra, s_dec, target_name, calib_level, obs_id, sources FROM obscore
                    ORDER BY file
                    """)
        }
        #expect(rows.map { $0.integer(0) } == [1, 2, 3, 5, 6])
        #expect(rows.map { $0[1] as Double? } == [83.5, 83.5, nil, 83.5, nil])
        #expect(rows.map { $0[2] as Double? } == [-22, -22, nil, -22, nil])
        #expect(rows.map { $0.textIfAny(3) } == ["Crab", "Crab", "Crab", nil, "Crab"])
        #expect(rows.map { $0[4] as Int? } == [2, 2, nil, nil, nil])
        #expect(rows.allSatisfy { $0.textIfAny(5) == nil })
        #expect(rows[0].text(6) == "s_ra=RA s_dec=DEC[2] target_name=OBJECT calib_level=CALIBLEV")
        #expect(rows[1].text(6) == "calib_level=CALIBLEV target_name=OBJECT s_dec=DEC[2] s_ra=RA")
    }

    @Test func `every column of ObsCore can be written and read`() throws {
        for (number, column) in ObsCore.Column.allCases.enumerated() {
            let value: ObsCore.Value =
                switch column.type {
                case .text: .text("t\(number)")
                case .integer: .integer(number)
                default: .real(Double(number) + 0.5)
                }
            var record = IndexFixture.raw("r")
            record.observation.add(ObsCore.Entry(column, value, from: "CARD"))
            let index = try Self.index([record])
            let row = try #require(
                try index.read {
                    try Row.fetchOne($0, sql: "SELECT \(column.rawValue), sources FROM obscore")
                })
            let wanted =
                switch value {
                case .text(let text): text
                case .integer(let number): "\(number)"
                case .real(let number): "\(number)"
                }
            #expect(row.text(0) == wanted, "\(column)")
            #expect(row.text(1) == "\(column.rawValue)=CARD")
        }
    }
}
