import FitsProv
import GRDB
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// A product of a small archive, as tests describe it.
struct ProductFixture {
    var folder = "/archive/a"
    var name: String
    var identifier: String?
    var digest: String?
    /// What was measured of its content.
    var measured: String?
    var activity: String? = "ctbin"
    var version: String?
    var type: String?
    var start: String?
    var end: String?
    var software: [(String, String?)] = []
    var agents: [String] = []
    var used: [UsedEntity] = []
    var parameters: [(String, String)] = []
    var fields: [(String, String)] = []
    var observed: [(ObsCore.Column, ObsCore.Value)] = []
    var problems: [(String, String)] = []
    var error: String?
    var state = FileRecord.State.product
    var isStamped = true
    var size: Int64 = 5760
    /// In nanoseconds since 1970.
    var modified: Int64 = 0

    init(_ name: String) {
        self.name = name
    }

    var record: FileRecord {
        var record = FileRecord(
            name: name, stamp: FileStamp(size: size, modified: modified, inode: 1, device: 1),
            state: state)
        record.identifier = identifier
        record.error = error
        record.digest = measured
        record.isStamped = isStamped
        record.fields = fields.map { Field(name: $0.0, value: $0.1) }
        for (column, value) in observed {
            record.observation.add(ObsCore.Entry(column, value, from: "CARD"))
        }
        record.problems = problems.map { FileRecord.ProblemFact(check: $0.0, summary: $0.1) }
        guard isStamped, let activity else { return record }
        var made = Activity(name: activity, identifier: "urn:activity:\(name)")
        made.start = start
        made.end = end
        made.version = version
        made.type = type
        var provenance = Provenance(
            product: Product(identifier: identifier ?? "", name: name, digest: digest ?? ""),
            activity: made)
        provenance.software = software.map { Software(name: $0.0, version: $0.1) }
        provenance.agents = agents.map { Agent(name: $0) }
        provenance.used = used
        provenance.parameters = parameters.map { Parameter(name: $0.0, value: $0.1) }
        record.provenance = provenance
        record.readsDocument = true
        return record
    }

    /// An index of products, in a folder that lives as long as the test.
    static func index(
        _ products: [ProductFixture], in folder: borrowing ScratchFolder
    ) throws -> ArchiveIndex {
        let index = try ArchiveIndex(creating: folder.file("test.index"))
        try IndexFixture.write(products.map { ($0.folder, $0.record) }, to: index)
        try index.write { db in
            try db.execute(sql: "INSERT INTO roots VALUES ('/archive')")
            try Schema.createIndices(db)
        }
        return index
    }
}

extension UsedEntity {
    init(_ location: String, identifier: String? = nil, digest: String? = nil) {
        self.init(location: location)
        self.identifier = identifier
        self.digest = digest
    }
}

extension ArchiveIndex {
    /// The names of the files that an expression finds, in order.
    func names(_ text: String?, cone: Cone? = nil) throws -> [String] {
        var query = Query(try text.map { try Expression($0) })
        query.cone = cone
        query.detail = .path
        var names: [String] = []
        var paths: [String] = []
        _ = try find(query) { paths.append($0.path) }
        names = paths.map { String($0.split(separator: "/").last ?? "") }
        // Whatever can be searched can be said in ADQL, with equal rows.
        let adql = try self.adql(query)
        let rows = try self.rows(adql)
        #expect(rows.sorted() == paths.sorted(), "\(adql)")
        return names.sorted()
    }
}
