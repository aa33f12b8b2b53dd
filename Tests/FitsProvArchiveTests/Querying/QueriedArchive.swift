import ADQL
import FitsProv
import GRDB
import ObsCore
import TestSupport

@testable import FitsProvArchive

/// A small archive that tests ask in ADQL.
enum QueriedArchive {
    static let naming = Publication.Naming(archive: "test")

    /// Raw files, event lists that were made from them, and a cube that was made from the lists.
    static var products: [ProductFixture] {
        var products: [ProductFixture] = []
        for number in 1...4 {
            var raw = ProductFixture("raw\(number).fits")
            raw.isStamped = false
            raw.identifier = "urn:raw:\(number)"
            products.append(raw)
        }
        // Beside 0 h, at a pole, and twice near the Crab.
        let places = [(359.9, 0.0), (123.0, 89.95), (83.63, 22.01), (83.63, 23.0)]
        for (index, place) in places.enumerated() {
            let number = index + 1
            var list = ProductFixture("events\(number).fits")
            list.identifier = number == 4 ? "ivo://test/same" : "ivo://test/events?\(number)"
            list.activity = "ctselect"
            list.version = "1.\(number)"
            list.start = "2026-03-1\(number)T00:00:00Z"
            list.software = [("ctools", "2.\(number)")]
            list.fields = [
                ("calib_version", number < 3 ? "v1.2" : "v1.10"), ("reco_method", "ImPACT"),
            ]
            list.parameters = [("emin", "0.\(number)")]
            list.agents = ["Ada"]
            list.used = [UsedEntity("raw\(number).fits", identifier: "urn:raw:\(number)")]
            list.observed = [
                (.sRa, .real(place.0)), (.sDec, .real(place.1)), (.sFov, .real(2)),
                (.targetName, .text(number == 3 ? "Crab" : "crab nebula")),
                (.dataproductType, .text("event-list")), (.tExptime, .real(Double(600 * number))),
            ]
            products.append(list)
        }
        var cube = ProductFixture("cube's.fits")
        cube.identifier = "ivo://test/same"
        cube.activity = "ctbin"
        cube.used = [
            UsedEntity("events1.fits", identifier: "ivo://test/events?1"),
            UsedEntity("events2.fits", identifier: "ivo://test/events?2"),
        ]
        cube.observed = [
            (.calibLevel, .integer(3)), (.dataproductType, .text("cube")),
            (.obsPublisherDid, .text("ivo://else.where/cube")), (.obsId, .text("obs 7")),
            (.sRegion, .text("POLYGON ICRS 82 21 85 21 85 23 82 23")),
            (.sRa, .real(83.5)), (.sDec, .real(22)),
        ]
        products.append(cube)
        return products
    }

    /// An index of it, with inputs that are known.
    static func index(in folder: borrowing ScratchFolder) throws -> ArchiveIndex {
        let index = try ProductFixture.index(products, in: folder)
        try index.write { db in
            try db.execute(
                sql: """
                    UPDATE used SET state = 'identified', target =
                        (SELECT file FROM products WHERE products.identifier = used.identifier)
                    """)
        }
        return index
    }
}

extension ArchiveIndex {
    /// The rows of an answer, with `|` between values, in the order in which they came.
    func rows(
        _ adql: String, _ naming: Publication.Naming = QueriedArchive.naming,
        uploads: [UploadedTable] = [], limit: Int? = nil
    ) throws -> [String] {
        var rows: [String] = []
        _ = try query(adql, Publication(naming), uploads: uploads, limit: limit) { _ in
        } _: { row in
            rows.append(row.map(\.testText).joined(separator: "|"))
        }
        return rows
    }

    /// What an error says of a query; nil if there is none.
    func fault(_ adql: String) throws -> String? {
        do {
            _ = try rows(adql)
            return nil
        } catch let error as ADQLError {
            return error.description
        } catch let error as QueryFault {
            return error.reason
        }
    }
}

extension QueryValue {
    fileprivate var testText: String {
        switch self {
        case .null: "-"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): text
        case .numbers(let numbers): "\(numbers)"
        case .packed(let bytes): "packed \(bytes)"
        }
    }
}
