import FITS
import Files
import FitsProv
import FitsProvExecution
import TestSupport
import Testing

/// Products that are written in one pass.
@Suite struct WriterTests {
    /// A record with everything fixed that is made anew else.
    private static func record(_ events: String) -> StampRequest {
        var record = StampRequest(activity: "make")
        record.activity.identifier = "urn:x:execution"
        record.activity.start = "2026-03-13T23:44:40Z"
        record.activity.end = "2026-03-13T23:44:46Z"
        record.product = "urn:x:product"
        record.used = [UsedEntity(location: events, role: "Main")]
        record.fields = [Field(name: "reco_method", value: "ImPACT")]
        return record
    }

    /// Writes bytes with an execution, and stamps the same bytes as a file.
    private func compare(_ bytes: [UInt8], pieces: [Int]) throws {
        let fixture = try RunFixture()
        let folder = try ScratchFolder()
        try folder.write(RunFixture.product(seed: 1), to: "events.fits")
        let stamped = try folder.write(bytes, to: "x.fits")
        var options = FileReplacer.Options()
        options.synchronizes = false
        let stamper = Stamper(replacer: FileReplacer(options: options))
        let isStamped =
            (try? stamper.stamp(stamped, WriterTests.record(folder.file("events.fits")))) != nil
        let wanted = isStamped ? try folder.bytes(of: "x.fits") : nil

        for length in pieces {
            var options = RunFixture.options
            options.capture = []
            options.overwrites = true
            let run = try Execution("make", options: options)
            try run.record(WriterTests.record(fixture.events))
            do {
                try run.write(fixture.folder.file("x.fits")) { file in
                    for start in stride(from: 0, to: bytes.count, by: length) {
                        try file.write(Array(bytes[start..<min(bytes.count, start + length)]))
                    }
                }
                try run.end()
                #expect(try fixture.folder.bytes(of: "x.fits") == wanted)
            } catch is FitsProvError {
                #expect(wanted == nil)
            }
        }
    }

    @Test(.enabled(if: Samples.areInstalled, Samples.notice), arguments: Samples.plain)
    func `a sample that is written is the sample that is stamped`(_ sample: Sample) throws {
        try compare(try Files.bytes(sample.path), pieces: [100_000])
    }

    @Test func `pieces of any length make the same file`() throws {
        try compare(RunFixture.product(seed: 4, size: 9000), pieces: [1, 79, 2880, 5000, 1 << 20])
    }

    @Test func `a large file is digested by a thread of its own`() throws {
        try compare(RunFixture.product(seed: 5, size: 12 << 20), pieces: [3 << 20, 40 << 20])
    }

    @Test func `a file that was stamped before loses its former stamp`() throws {
        let fixture = try RunFixture()
        let input = try fixture.folder.write(RunFixture.product(seed: 2), to: "input.fits")
        try Execution.run("first", options: RunFixture.options) { try $0.made(input) }
        let bytes = try fixture.folder.bytes(of: "input.fits")
        let former = try #require(try RunFixture.read(input))
        let copy = fixture.folder.file("copy.fits")
        try Execution.run("second", options: RunFixture.options) { run in
            try run.write(copy) { try $0.write(bytes) }
        }
        let told = try #require(try RunFixture.read(copy))
        #expect(told.activity.name == "second")
        #expect(told.product.identifier != former.product.identifier)
        try compare(bytes, pieces: [5000])
        // The document in the middle: what is behind it moves.
        try compare(bytes + FITSBytes.image(axes: [9], data: Array(1...9)), pieces: [5000])
    }

    @Test func `a product gets an identifier of its own`() throws {
        let fixture = try RunFixture()
        let copied = FITSBytes.primary([
            FITSBytes.fixed("LSST BUTLER ID", "'x'"),
            "DATAID  = 'urn:uuid:16fd2706-8baf-433b-82eb-8c7fada847da'",
        ])
        let one = fixture.folder.file("one.fits")
        let two = try fixture.folder.write(copied, to: "two.fits")
        try Execution.run("copy", options: RunFixture.options) { run in
            try run.write(one) { try $0.write(copied) }
            try run.made(two)
        }
        let told = try [one, two].map { try RunFixture.read($0)?.product.identifier }
        #expect(Set(told).count == 2)
        #expect(!told.contains("urn:uuid:16fd2706-8baf-433b-82eb-8c7fada847da"))
    }

    @Test func `what is told after the header is written has room all the same`() throws {
        let fixture = try RunFixture()
        let one = fixture.folder.file("one.fits")
        let bytes = RunFixture.product(seed: 2, size: 50_000)
        try Execution.run("late", options: RunFixture.options) { run in
            try run.write(one) { file in
                try file.write(bytes)
                for number in 0..<60 {
                    let name = "in\(number).fits"
                    try fixture.folder.write(RunFixture.product(seed: number), to: name)
                    try run.used(fixture.folder.file(name))
                }
            }
        }
        #expect(try RunFixture.read(one)?.used.count == 60)
        #expect(try Inspection(one).file.hdus[1].dataSize == 50_000)
        try Stamper().strip(one)
        #expect(try fixture.folder.bytes(of: "one.fits") == bytes)
    }

    @Test func `a file that is there stays, unless it may be replaced`() throws {
        let fixture = try RunFixture()
        let before = RunFixture.product(seed: 2)
        let one = try fixture.folder.write(before, to: "one.fits")
        let error = #expect(throws: FitsProvError.self) {
            try Execution.run("x", options: RunFixture.options) { run in
                try run.write(one) { try $0.write(RunFixture.product(seed: 3)) }
            }
        }
        #expect(error?.code.name == "refused")
        #expect(try fixture.folder.bytes(of: "one.fits") == before)
        var options = RunFixture.options
        options.overwrites = true
        try Execution.run("x", options: options) { run in
            try run.write(one) { try $0.write(RunFixture.product(seed: 3)) }
        }
        #expect(try RunFixture.read(one)?.activity.name == "x")
    }

    @Test func `a file of another kind gets its document beside it`() throws {
        let fixture = try RunFixture()
        let plot = fixture.folder.file("plot.pdf")
        let table = try fixture.folder.write(Array("a,b\n".utf8), to: "table.csv")
        let made = try Execution("plot", options: RunFixture.options)
        try made.used(fixture.events)
        try made.write(plot) { try $0.write(Array("%PDF-1.7".utf8)) }
        try made.made(table)
        let products = try made.end()
        #expect(products.map(\.sidecar) == [plot + ".prov.xml", table + ".prov.xml"])
        #expect(try fixture.folder.bytes(of: "plot.pdf") == Array("%PDF-1.7".utf8))
        let text = String(
            decoding: try fixture.folder.bytes(of: "plot.pdf.prov.xml"), as: UTF8.self)
        #expect(text.contains("events.fits"))
        let digest = try Digest(ofFile: plot).base64URL
        #expect(text.contains("file-sha256:" + digest))
    }

    @Test(arguments: ["", "S", "SIMPLE", "SIMPLE  "])
    func `what is too short for a FITS file is kept as it is`(_ text: String) throws {
        let fixture = try RunFixture()
        let note = fixture.folder.file("note.txt")
        try Execution.run("note", options: RunFixture.options) { run in
            try run.write(note) { file in
                for byte in text.utf8 { try file.write([byte]) }
            }
        }
        #expect(try fixture.folder.bytes(of: "note.txt") == Array(text.utf8))
        let document = try fixture.folder.bytes(of: "note.txt.prov.xml")
        let digest = try Digest(ofFile: note).base64URL
        #expect(String(decoding: document, as: UTF8.self).contains("file-sha256:" + digest))
    }

    @Test func `no sidecar is written where none is wanted`() throws {
        let fixture = try RunFixture()
        var options = RunFixture.options
        options.writesSidecars = false
        try Execution.run("plot", options: options) { run in
            try run.write(fixture.folder.file("plot.pdf")) { try $0.write(Array("%PDF".utf8)) }
        }
        #expect(try fixture.folder.names == ["events.fits", "plot.pdf"])
    }

    @Test(arguments: [
        Array(RunFixture.product(seed: 1).dropLast()), Array("SIMPLE  =    ".utf8),
        RunFixture.product(seed: 1) + FITSBytes.primary(),
    ])
    func `a broken FITS file is not put into place`(_ bytes: [UInt8]) throws {
        let fixture = try RunFixture()
        #expect(throws: FitsProvError.self) {
            try Execution.run("x", options: RunFixture.options) { run in
                try run.write(fixture.folder.file("one.fits")) { try $0.write(bytes) }
            }
        }
        #expect(try fixture.folder.names == ["events.fits"])
    }

    @Test func `a writer is closed once, and then takes nothing`() throws {
        let fixture = try RunFixture()
        let run = try Execution("x", options: RunFixture.options)
        let writer = try run.writer(fixture.folder.file("one.fits"))
        try writer.write(RunFixture.product(seed: 1))
        #expect(throws: FitsProvError.self) { try run.writer(fixture.folder.file("one.fits")) }
        try writer.close()
        try writer.close()
        #expect(throws: FitsProvError.self) { try writer.write([1]) }
        try run.end()
        #expect(try fixture.folder.names == ["events.fits", "one.fits"])
        #expect(throws: FitsProvError.self) { try writer.write([1]) }
    }

    @Test func `a writer that is open at the end is told of`() throws {
        let fixture = try RunFixture()
        let run = try Execution("x", options: RunFixture.options)
        let writer = try run.writer(fixture.folder.file("one.fits"))
        let error = #expect(throws: FitsProvError.self) { try run.end() }
        #expect(error?.reason.contains("still being written") == true)
        #expect(throws: FitsProvError.self) { try writer.write([1]) }
        #expect(try fixture.folder.names == ["events.fits"])
    }

    @Test func `a writer that is abandoned leaves nothing`() throws {
        let fixture = try RunFixture()
        let run = try Execution("x", options: RunFixture.options)
        let writer = try run.writer(fixture.folder.file("one.fits"))
        try writer.write(RunFixture.product(seed: 1))
        writer.abandon()
        #expect(try run.end().isEmpty)
        #expect(try fixture.folder.names == ["events.fits"])
    }

    @Test(arguments: ["missing/one.fits", "events.fits/one.fits"])
    func `a folder that is not there is told of`(_ name: String) throws {
        let fixture = try RunFixture()
        let run = try Execution("x", options: RunFixture.options)
        let error = #expect(throws: FitsProvError.self) {
            try run.writer(fixture.folder.file(name))
        }
        #expect(error?.path.hasSuffix(name) == true)
    }
}
