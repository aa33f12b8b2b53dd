import GRDB
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

@Suite struct SurveyTests {
    private static var products: [ProductFixture] {
        (0..<6).map { number in
            var product = ProductFixture("\(number).fits")
            product.activity = number < 4 ? "ctbin" : "ctlike"
            product.software = [("ctools", number == 0 ? nil : "2.\(number / 3).0")]
            product.fields = [
                ("reco_method", number < 5 ? "ImPACT" : "Hillas"), ("calib_level", "\(number)"),
            ]
            product.parameters = [("ebins", "\(10 * number)")]
            product.observed = [
                (.sRa, .real(Double(number) + 0.5)), (.tMin, .real(61_112)),
                (.targetName, .text("Crab")),
            ]
            return product
        }
    }

    private static func survey(_ names: [String] = [], limit: Int = 4) throws -> [SurveyedName] {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(products, in: folder)
        var found: [SurveyedName] = []
        var size = 0
        try index.survey(names: names, limit: limit) {
            size = $0.products
        } _: {
            found.append($0)
        }
        #expect(size == 6)
        return found
    }

    @Test func `names are told with how often they are recorded and with their values`() throws {
        let found = try SurveyTests.survey()
        #expect(
            found.map(\.name) == [
                "calib_level", "reco_method", "activity", "ctools", "target_name", "s_ra", "t_min",
                "parameter.ebins",
            ])
        #expect(found.map(\.count) == [6, 6, 6, 6, 6, 6, 6, 6])
        let method = found[1]
        #expect(method.values.map(\.text) == ["ImPACT", "Hillas"])
        #expect(method.values.map(\.count) == [5, 1])
        let software = found[3]
        #expect(software.values.map(\.text) == ["2.1.0", "2.0.0"])
        #expect(found[0].range?.high == "5")
        #expect(found[5].range?.low == "0.5")
        #expect(found[6].range?.low == "2026-03-13T00:00:00")
        #expect(found[7].range?.high == "50")
    }

    @Test func `only the names that are asked for are told, with as many values as allowed`() throws
    {
        let found = try SurveyTests.survey(["reco_method", "ra", "param.EBINS"], limit: 1)
        #expect(found.map(\.name) == ["reco_method", "s_ra", "parameter.ebins"])
        #expect(found.first?.values.map(\.text) == ["ImPACT"])
        #expect(found.first?.distinct == 2)
        #expect(throws: UnknownName.self) { try SurveyTests.survey(["reco_metod"]) }
    }

    @Test func `the most frequent values are kept, the first of equals`() {
        var frequent = FrequentValues(limit: 2)
        for (text, count) in [("a", 1), ("b", 3), ("c", 3), ("d", 2), ("e", 4)] {
            frequent.add(text, count)
        }
        #expect(frequent.values.map(\.text) == ["e", "b"])
        #expect(frequent.total == 13)
        #expect(frequent.distinct == 5)
    }

    @Test func `files that are gone are not counted`() throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(SurveyTests.products, in: folder)
        try index.write { try $0.execute(sql: "UPDATE files SET state = 3 WHERE name = '5.fits'") }
        var found: [String: SurveyedName] = [:]
        var size = 0
        try index.survey(limit: 4) {
            size = $0.products
        } _: {
            found[$0.name] = $0
        }
        #expect(size == 5)
        #expect(found.values.allSatisfy { $0.count == 5 })
        #expect(found["reco_method"]?.values.map(\.text) == ["ImPACT"])
        #expect(found["parameter.ebins"]?.range?.high == "40")
    }
}
