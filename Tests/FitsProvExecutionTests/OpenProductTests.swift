import FITS
import Files
import FitsProv
import FitsProvExecution
import TestSupport
import Testing

/// Products that another library has open.
@Suite struct OpenProductTests {
    private static var options: ExecutionOptions {
        var options = RunFixture.options
        options.capture = []
        return options
    }

    private static func record(_ events: String) -> StampRequest {
        var record = StampRequest(activity: "make")
        record.activity.identifier = "urn:x:execution"
        record.activity.start = "2026-03-13T23:44:40Z"
        record.activity.end = "2026-03-13T23:44:46Z"
        record.product = "urn:x:product"
        record.used = [UsedEntity(location: events, role: "Main")]
        return record
    }

    /// Hands a file over as a library would.
    private func hand(_ bytes: [UInt8], to product: OpenProduct) throws {
        var intake = FITSIntake(path: "x")
        try intake.add(bytes[...])
        for hdu in try intake.finished().hdus {
            let size = try product.add(
                header: Array(hdu.header.cardBytes), size: hdu.header.bytes.count)
            #expect(size == hdu.paddedDataSize)
            let data = Array(bytes[hdu.dataOffset..<hdu.end])
            try product.add(data: Array(data.prefix(1000)))
            try product.add(data: Array(data.dropFirst(1000)))
        }
    }

    /// What is written when the library does as it is told.
    private func written(_ bytes: [UInt8], _ stamp: OpenStamp) throws -> [UInt8] {
        var intake = FITSIntake(path: "x")
        try intake.add(bytes[...])
        var written: [UInt8] = []
        for hdu in try intake.finished().hdus where hdu.number != stamp.dropped {
            written += stamp.headers[hdu.number - 1].bytes + bytes[hdu.dataOffset..<hdu.end]
        }
        return written + stamp.documentHeader.bytes + stamp.documentData
    }

    @Test(arguments: [false, true])
    func `what comes back is the file that is stamped when it is closed`(again: Bool) throws {
        let fixture = try RunFixture()
        let path = try fixture.folder.write(RunFixture.product(seed: 2), to: "x.fits")
        if again { try Stamper().stamp(path, StampRequest(activity: "earlier")) }
        let before = try fixture.folder.bytes(of: "x.fits")
        let run = try Execution("make", options: OpenProductTests.options)
        try run.record(OpenProductTests.record(fixture.events))
        let product = try OpenProduct(path, by: run)
        try hand(before, to: product)
        let stamp = try product.finish(sums: false, isLast: false)
        #expect((stamp.dropped != nil) == again)
        #expect(run.products.isEmpty)
        product.written()
        #expect(run.products.map(\.identifier) == ["urn:x:product"])

        try Stamper().stamp(path, OpenProductTests.record(fixture.events))
        #expect(try written(before, stamp) == fixture.folder.bytes(of: "x.fits"))
    }

    @Test func `with sums every HDU has right ones`() throws {
        let fixture = try RunFixture()
        let bytes = RunFixture.product(seed: 2)
        let run = try Execution("make", options: OpenProductTests.options)
        let product = try OpenProduct(fixture.folder.file("x.fits"), by: run)
        try hand(bytes, to: product)
        let stamp = try product.finish(sums: true, isLast: true)
        let path = try fixture.folder.write(try written(bytes, stamp), to: "x.fits")
        let file = try FITSFile(reading: path, measuring: [.checksums, .digests])
        #expect(file.measurements.count == 3)
        #expect(file.measurements.allSatisfy { $0.checksums?.checksum == .right })
        #expect(file.measurements.allSatisfy { $0.checksums?.datasum == .right })
        #expect(try RunFixture.read(path)?.activity.end != nil)
    }

    @Test func `what was told of the product holds, and the end leaves it alone`() throws {
        let fixture = try RunFixture()
        let path = fixture.folder.file("x.fits")
        let run = try Execution("make", options: OpenProductTests.options)
        try run.made(path, role: "cube", identifier: "urn:x:told")
        let product = try OpenProduct(path, by: run)
        try hand(RunFixture.product(seed: 2), to: product)
        let stamp = try product.finish(sums: false, isLast: false)
        #expect(stamp.identifier == "urn:x:told")
        product.written()
        #expect(try run.end().isEmpty)
        #expect(run.products.map(\.path) == [path])
    }

    @Test func `what is wrong or missing is said`() throws {
        let fixture = try RunFixture()
        let run = try Execution("make", options: OpenProductTests.options)
        let product = try OpenProduct(fixture.folder.file("x.fits"), by: run)
        let cards = Array(FITSBytes.primary(axes: [100], data: []).prefix(5 * 80))
        #expect(throws: FitsProvError.self) { try product.add(header: [0x20], size: 2880) }
        #expect(throws: FitsProvError.self) { try product.add(header: cards, size: -1) }
        #expect(throws: FitsProvError.self) { try product.add(header: cards, size: .max) }
        #expect(throws: FitsProvError.self) { try product.add(data: [0]) }
        #expect(throws: FitsProvError.self) { try product.finish(sums: false, isLast: false) }
        #expect(try product.add(header: Array(cards.prefix(4 * 80)), size: 2880) == 2880)
        #expect(throws: FitsProvError.self) { try product.add(header: cards, size: 2880) }
        #expect(throws: FitsProvError.self) { try product.finish(sums: false, isLast: false) }
        try run.end()
        #expect(throws: FitsProvError.self) { try OpenProduct("x.fits", by: run) }
    }
}
