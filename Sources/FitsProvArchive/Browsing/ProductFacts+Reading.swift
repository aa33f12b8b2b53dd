import GRDB
import ObsCore

extension ProductFacts {
    /// The most rows of a kind that a page tells.
    private static let most = 1_000
    /// The most products made from it that are told.
    private static let mostDerived = 100

    init?(_ number: Int64, _ db: Database) throws {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT d.path AS folder, f.* FROM files f JOIN folders d ON d.id = f.folder
                WHERE f.id = ?
                """, arguments: [number])
        guard let row else { return nil }
        self.number = number
        name = row.text("name")
        path = row.text("folder") + "/" + name
        state = FileRecord.State(rawValue: Int(row.integer("state"))) ?? .other
        error = row.textIfAny("error")
        stamp = FileStamp(
            size: row.integer("size"), modified: row.integer("modified"),
            inode: row.integer("inode"), device: row.integer("device"))
        measuredDigest = row.textIfAny("digest")
    }

    mutating func readProduct(_ db: Database, _ publication: Publication) throws {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT p.identifier AS own, p.digest AS digest, p.stamped AS stamped,
                    \(publication.naming.identifier) AS did
                FROM \(PublishedSchema.products) AND f.id = ?
                """, arguments: [number])
        if let row {
            identifier = row.textIfAny("own")
            statedDigest = row.textIfAny("digest")
            isStamped = row.integer("stamped") != 0
            publisherDID = row.textIfAny("did")
        }
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM obscore WHERE file = ?", arguments: [number])
        else { return }
        for column in ObsCore.Column.allCases {
            guard let value = row.textIfAny(column.rawValue) else { continue }
            observation.append(Fact(name: column.rawValue, value: value, unit: column.unit))
        }
    }

    mutating func readSteps(_ db: Database) throws {
        func rows(_ sql: String, _ visit: (Row) -> Void) throws {
            let cursor = try Row.fetchCursor(
                db, sql: sql + " LIMIT \(ProductFacts.most)", arguments: [number])
            while let row = try cursor.next() { visit(row) }
        }
        var steps: [Step] = []
        try rows("SELECT * FROM activities WHERE file = ? ORDER BY step") { row in
            steps.append(
                Step(
                    number: Int(row.integer("step")), name: row.text("name"),
                    version: row.textIfAny("version"), type: row.textIfAny("type"),
                    start: row.textIfAny("started"), end: row.textIfAny("ended"),
                    isAncestor: row.integer("ancestor") != 0))
        }
        var places: [Int: Int] = [:]
        for (place, step) in steps.enumerated() { places[step.number] = place }
        func place(_ row: Row) -> Int? { places[Int(row.integer("step"))] }
        try rows("SELECT * FROM software WHERE file = ? ORDER BY number") { row in
            guard let place = place(row) else { return }
            steps[place].software.append(
                Fact(name: row.text("name"), value: row.text("version")))
        }
        try rows("SELECT * FROM agents WHERE file = ? ORDER BY number") { row in
            guard let place = place(row) else { return }
            steps[place].agents.append(Fact(name: row.text("name"), value: row.text("role")))
        }
        try rows("SELECT * FROM parameters WHERE file = ? ORDER BY step, name, number") { row in
            guard let place = place(row) else { return }
            steps[place].parameters.append(
                Fact(
                    name: row.text("name"), value: row.text("value"), unit: row.textIfAny("unit")))
        }
        try rows("SELECT * FROM used WHERE file = ? ORDER BY number") { row in
            guard let place = place(row) else { return }
            steps[place].used.append(
                Neighbour(
                    number: row.integerIfAny("target"), name: row.text("location"),
                    role: row.textIfAny("role"), state: row.textIfAny("state")))
        }
        self.steps = steps
    }

    mutating func readLists(_ db: Database) throws {
        for row in try Row.fetchAll(
            db, sql: "SELECT * FROM fields WHERE file = ? ORDER BY name LIMIT \(ProductFacts.most)",
            arguments: [number])
        {
            fields.append(Fact(name: row.text("name"), value: row.text("value")))
        }
        for row in try Row.fetchAll(
            db, sql: "SELECT * FROM hdus WHERE file = ? ORDER BY number LIMIT \(ProductFacts.most)",
            arguments: [number])
        {
            hdus.append(
                HDU(
                    number: Int(row.integer("number")), kind: row.text("kind"),
                    name: row.textIfAny("name"), dataSize: row.integer("data_size")))
        }
        for row in try Row.fetchAll(
            db,
            sql: "SELECT * FROM problems WHERE file = ? ORDER BY number LIMIT \(ProductFacts.most)",
            arguments: [number])
        {
            problems.append(Fact(name: row.text("check"), value: row.text("summary")))
        }
    }

    mutating func readDerived(_ db: Database) throws {
        let users = """
            FROM used u JOIN files f ON f.id = u.file AND f.state = 0
            WHERE u.target = ? AND NOT u.ancestor
            """
        derivedCount =
            try Int.fetchOne(
                db, sql: "SELECT count(DISTINCT u.file) \(users)", arguments: [number]) ?? 0
        for row in try Row.fetchAll(
            db,
            sql:
                "SELECT DISTINCT f.id AS id, f.name AS name \(users) ORDER BY f.id LIMIT \(ProductFacts.mostDerived)",
            arguments: [number])
        {
            derived.append(Neighbour(number: row.integer("id"), name: row.text("name")))
        }
    }
}
