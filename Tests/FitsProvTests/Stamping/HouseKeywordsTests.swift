import FITS
import FitsProv
import Files
import TestSupport
import Testing

@testable import FitsProv

/// Stamps that say the same under the keywords of a house.
@Suite struct HouseKeywordsTests {
    private static let uuid = "7c9e6679-7425-40de-944b-e07fc1f90ae7"

    private func stamped(
        _ house: HouseKeywords, in folder: borrowing ScratchFolder, _ cards: [String] = [],
        change: (inout StampRequest) -> Void = { _ in }
    ) throws -> Inspection {
        let path = try folder.write(FITSBytes.primary(cards), to: "a.fits")
        var request = StampRequest(activity: "calibrate")
        request.activity.identifier = "urn:uuid:16fd2706-8baf-433b-82eb-8c7fada847da"
        request.product = "urn:uuid:" + Self.uuid
        request.software = [Software(name: "pipe", version: "2.1")]
        request.fields = [
            Field(name: "calib_version", value: "v7"), Field(name: "applied_cuts", value: "a < 1"),
        ]
        request.house = house
        change(&request)
        try Stamps.stamp(path, request)
        return try Inspection(path)
    }

    private func header(_ inspection: Inspection) throws -> Header {
        try #require(inspection.file.hdus.first).header
    }

    @Test(arguments: HouseKeywords.allCases)
    func `the stamp is intact, and strip takes all of it off`(house: HouseKeywords) throws {
        let folder = try ScratchFolder()
        let path = folder.file("a.fits")
        let inspection = try stamped(house, in: folder)
        #expect(Verification(inspection, inputs: nil, profile: .cta).verdict == .intact)
        try Stamps.strip(path)
        #expect(
            try FITSFile(reading: path).hdus.first?.header == Header(bytes: FITSBytes.primary()))
    }

    @Test func `ctapipe finds the activity, its software and the product`() throws {
        let folder = try ScratchFolder()
        let header = try header(try stamped(.ctapipe, in: folder))
        #expect(header.string("CTA PRODUCT ID") == Self.uuid)
        #expect(header.string("CTA ACTIVITY NAME") == "calibrate")
        #expect(header.string("CTA ACTIVITY ID") == "16fd2706-8baf-433b-82eb-8c7fada847da")
        #expect(header.string("CTA ACTIVITY SOFTWARE NAME") == "pipe")
        #expect(header.string("CTA ACTIVITY SOFTWARE VERSION") == "2.1")
        #expect(header.value("CTA ACTIVITY TYPE") == nil)
    }

    @Test func `GADF has its keywords beside the standard ones`() throws {
        let folder = try ScratchFolder()
        let inspection = try stamped(.gadf, in: folder)
        let header = try header(inspection)
        #expect(header.string("CALIBVER") == "v7")
        #expect(header.string("CAL_VER") == "v7")
        #expect(header.string("EV_CLASS") == "a < 1")
        #expect(header.string("CREATOR") == "pipe 2.1")
        let fields = inspection.fields(DialectTable(.cta))
        #expect(fields.first { $0.name == "calib_version" }?.value == "v7")
        #expect(fields.first { $0.name == "cal_ver" }?.value == "v7")
    }

    @Test func `the butler knows product, quantum and inputs by their UUIDs`() throws {
        let folder = try ScratchFolder()
        let inspection = try stamped(.lsst, in: folder) { request in
            var input = UsedEntity(location: "in.fits")
            input.identifier = "urn:uuid:e8b1bfad-a301-53ee-a501-fbb9321f9204"
            request.used = [UsedEntity(location: "plain.fits"), input]
        }
        let header = try header(inspection)
        #expect(header.string("LSST BUTLER ID") == Self.uuid)
        #expect(header.string("LSST BUTLER N_INPUTS") == "1")
        #expect(header.string("LSST BUTLER INPUT 0 ID") == "e8b1bfad-a301-53ee-a501-fbb9321f9204")
        #expect(inspection.provenance?.steps.count == 1)
    }

    @Test func `a card that says the same already stays where it is`() throws {
        let folder = try ScratchFolder()
        let inspection = try stamped(.gadf, in: folder, [FITSBytes.fixed("EV_CLASS", "'a < 1'")])
        #expect(Verification(inspection, inputs: nil, profile: .cta).verdict == .intact)
        #expect(try header(inspection).count { $0.keyword == "EV_CLASS" } == 1)
    }

    @Test func `a card that says otherwise is not touched`() throws {
        let folder = try ScratchFolder()
        #expect(throws: (any Error).self) {
            try stamped(.gadf, in: folder, [FITSBytes.fixed("EV_CLASS", "'std'")])
        }
    }

    @Test func `a product without a UUID has none`() throws {
        let folder = try ScratchFolder()
        let inspection = try stamped(.lsst, in: folder) { $0.product = "ivo://x/1" }
        #expect(try header(inspection).value("LSST BUTLER ID") == nil)
    }
}
