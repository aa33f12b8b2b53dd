import CZlib
import Testing
import VOTable

struct StreamTests {
    private func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = Array(bytes[start..<min(start + 3, bytes.count)])
            let group = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for digit in 0..<4 {
                text.append(
                    digit <= part.count
                        ? alphabet[group >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// What gzip makes of the bytes.
    private func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var stream = unsafe z_stream()
        unsafe deflateInit2_(
            &stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        var bytes = bytes
        var output = [UInt8](repeating: 0, count: bytes.count + 1_000)
        let count = unsafe bytes.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.next_in = source.baseAddress
                unsafe stream.avail_in = UInt32(source.count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(target.count)
                _ = unsafe deflate(&stream, Z_FINISH)
                return unsafe Int(stream.total_out)
            }
        }
        unsafe deflateEnd(&stream)
        return Array(output[..<count])
    }

    private func document(
        _ fields: String, _ bytes: [UInt8], _ encoding: String = "base64", _ form: String = "BINARY"
    ) -> [UInt8] {
        Array(
            """
            <VOTABLE><RESOURCE><TABLE>\(fields)<DATA><\(form)><STREAM encoding='\(encoding)'>\(base64(bytes))
            </STREAM></\(form)></DATA></TABLE></RESOURCE></VOTABLE>
            """.utf8)
    }

    private static let byte = "<FIELD name='x' datatype='unsignedByte'/>"
    private static let texts = "<FIELD name='x' datatype='char' arraysize='*'/>"
    private static let five: [UInt8] = [0, 0, 0, 5, 97, 98, 99, 100, 101]

    @Test(arguments: ["BINARY", "BINARY2"])
    func `gzip streams are read`(_ form: String) throws {
        let count = 50_000
        var bytes: [UInt8] = []
        var expected: [[Cell]] = []
        for number in 0..<count {
            if form == "BINARY2" { bytes.append(0) }
            bytes.append(UInt8(number & 0xFF))
            expected.append([.integer(Int64(number & 0xFF))])
        }
        let found = try StoredTable.all(in: document(Self.byte, gzip(bytes), "gzip", form))
        #expect(found.first?.rows == expected)
    }

    @Test func `gzip streams of several members are one`() throws {
        let found = try StoredTable.all(in: document(Self.byte, gzip([1, 2]) + gzip([3]), "gzip"))
        #expect(found.first?.rows == [[.integer(1)], [.integer(2)], [.integer(3)]])
    }

    @Test(
        arguments: [
            ([0, 0, 0, 6, 97, 98, 99, 100, 101], "row 1: the stream ends within the row"),
            ([0, 0, 0], "row 1: the stream ends within the row"),
            ([0xFF, 0xFF, 0xFF, 0xFF], "row 1, column x: -1 elements"),
            (
                [0x7F, 0xFF, 0xFF, 0xFF, 1, 2, 3],
                "row 1, column x: more bytes than 1048576 (limit cellBytes)"
            ),
            ([0, 0, 0, 1, 97, 0], "row 2: the stream ends within the row"),
        ] as [([UInt8], String)])
    func `lengths that are not true are an error`(_ bytes: [UInt8], _ message: String) {
        let fault = Samples.fault(document(Self.texts, bytes))?.description
        #expect(fault == "read VOTable: \(message)")
    }

    @Test func `damaged streams are an error`() {
        let whole = gzip(Self.five + Self.five)
        var broken = whole
        broken[whole.count / 2] ^= 0xFF
        #expect(Samples.fault(document(Self.texts, broken, "gzip"))?.code == .stream)
        #expect(
            Samples.fault(document(Self.texts, Array(whole.dropLast()), "gzip"))?.code == .stream)
        #expect(Samples.fault(document(Self.texts, whole + [1, 2, 3], "gzip"))?.code == .stream)
        #expect(Samples.fault(document(Self.texts, Self.five, "gzip"))?.code == .stream)
        let text = String(decoding: document(Self.texts, Self.five), as: UTF8.self)
        let bad = text.split(separator: "AAAABW", maxSplits: 1).joined(separator: "AA*ABW")
        #expect(Samples.fault(Array(bad.utf8))?.code == .stream)
        let cut = text.split(separator: "\n</STREAM>").map {
            $0.hasSuffix("l") ? $0.dropLast() : $0
        }
        #expect(Samples.fault(Array(cut.joined(separator: "</STREAM>").utf8))?.code == .stream)
    }

    @Test func `an empty stream has no rows`() throws {
        for encoding in ["base64", "gzip"] {
            let found = try StoredTable.all(in: document(Self.byte, [], encoding))
            #expect(found.first?.rows.isEmpty == true)
        }
    }

    @Test func `a stream that expands too far is refused by its ratio`() {
        let bomb = gzip([UInt8](repeating: 0, count: 8 << 20))
        let fault = Samples.fault(document(Self.texts, bomb, "gzip"), limits: .large)
        #expect(fault?.description.contains("(limit expansion)") == true)
    }

    @Test func `a stream that expands too far is refused by its bytes`() {
        var limits = Limits.upload
        limits.expandedBytes = 100
        let rows = (0..<101).map { UInt8($0) }
        let fault = Samples.fault(document(Self.byte, gzip(rows), "gzip"), limits: limits)
        #expect(fault?.description.contains("(limit expandedBytes)") == true)
        #expect(
            Samples.fault(document(Self.byte, gzip(Array(rows.dropLast())), "gzip"), limits: limits)
                == nil)
    }

    @Test func `rows without bytes are refused, not read for ever`() {
        let none = "<FIELD name='x' datatype='int' arraysize='0'/>"
        let fault = Samples.fault(document(none, [1]))?.description
        #expect(fault == "read VOTable: the columns are such that a row takes no bytes")
        #expect(Samples.fault(document(none, [0, 0], "base64", "BINARY2")) == nil)
    }

    @Test func `bytes that are no boolean are an error`() {
        let fault = Samples.fault(document("<FIELD name='x' datatype='boolean'/>", [0x58]))?
            .description
        #expect(fault == "read VOTable: row 1, column x: the byte 88 is no boolean")
    }

    @Test func `text ends at NUL, and wide text is UTF-16`() throws {
        let fields =
            "<FIELD name='a' datatype='char' arraysize='4'/><FIELD name='b' datatype='unicodeChar' arraysize='2'/>"
        let bytes: [UInt8] = [
            97, 0, 98, 99, 0xD8, 0x3D, 0xDE, 0x00, 0xFF, 97, 98, 99, 0xD8, 0, 0, 97,
        ]
        let rows = try StoredTable.all(in: document(fields, bytes)).first?.rows
        #expect(
            rows == [
                [.text("a"), .text("\u{1F600}")], [.text("\u{FFFD}abc"), .text("\u{FFFD}a")],
            ])
    }

    @Test func `a stream of many megabytes is read`() throws {
        let columns = [Column("x", .double), Column("y", .char, .any)]
        var writer = VOTableWriter(.binary2)
        writer.begin()
        writer.begin(Resource(.results))
        try writer.begin(Table(columns))
        var reader = VOTableReader(limits: .large)
        var rows = 0
        let text = Cell.text(String(repeating: "x", count: 1_000))
        for row in 0..<16_000 {
            try writer.append([.real(Double(row)), text])
            reader.append(writer.take())
            while let event = try reader.next() { if case .row = event { rows += 1 } }
        }
        writer.endTable()
        writer.endResource()
        writer.end()
        reader.append(writer.take())
        reader.finish()
        while let event = try reader.next() { if case .row = event { rows += 1 } }
        #expect(rows == 16_000)
    }
}
