import FITS
import TestSupport
import Testing

@testable import FitsProv

/// What many statements, cards or HDUs cost: near as much as they are long.
@Suite struct StampGrowthTests {
    /// What there may be many of in a stamp.
    enum Many: CaseIterable {
        case fields, parameters, used, software, agents, configuration
    }

    private static func request(_ many: Many, _ count: Int) -> StampRequest {
        var request = StampRequest(activity: "x")
        let names = (0..<count).map { "name_\($0)" }
        switch many {
        case .fields: request.fields = names.map { Field(name: $0, value: "v") }
        case .parameters: request.parameters = names.map { Parameter(name: $0, value: "v") }
        case .used: request.used = names.map { UsedEntity(location: "http://example.org/\($0)") }
        case .software: request.software = names.map { Software(name: $0) }
        case .agents: request.agents = names.map { Agent(name: $0) }
        case .configuration:
            request.configuration = names.map {
                ConfigurationFile(location: "http://example.org/\($0)")
            }
        }
        return request
    }

    @Test(arguments: Many.allCases)
    func `twice the statements of a stamp cost twice as much`(many: Many) throws {
        let growth = try Growth.ofDoubling(400) { count in
            let folder = try ScratchFolder()
            let path = try folder.write(FITSBytes.primary(), to: "a.fits")
            try Stamps.stamp(path, StampGrowthTests.request(many, count))
            #expect(try Stamps.verify(path).verdict == .intact)
        }
        #expect(growth <= 2.5)
    }

    @Test(arguments: ["HIERARCH A K%d = 1 / c", "HIERARCH K = %d", "HISTORY %d", "OBJECT  = '%d'"])
    func `twice the cards of a header cost twice as much`(card: String) throws {
        let table = DialectTable(.cta)
        let growth = try Growth.ofDoubling(2_000) { count in
            let folder = try ScratchFolder()
            let cards = (0..<count).map { card.replacing("%d", with: "\($0)") }
            let path = try folder.write(FITSBytes.primary(cards), to: "a.fits")
            let inspection = try Inspection(path)
            _ = Report(
                inspection, verification: inspection.verify(), profile: .cta)
            _ = inspection.fields(table)
        }
        #expect(growth <= 2.5)
    }

    @Test func `twice the HDUs of a file cost twice as much`() throws {
        let growth = try Growth.ofDoubling(400) { count in
            let folder = try ScratchFolder()
            let images = (0..<count).flatMap { _ in FITSBytes.image() }
            let path = try folder.write(FITSBytes.primary() + images, to: "a.fits")
            #expect(try Inspection(path).file.hdus.count == count + 1)
        }
        #expect(growth <= 2.5)
    }
}
