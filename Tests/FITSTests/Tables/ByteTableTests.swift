import FITS
import TestSupport
import Testing

struct ByteTableTests {
    private static let rows: [[[UInt8]]] = [
        [Array("urn:uuid:1".utf8), Array("first".utf8), (0..<255).map { UInt8($0) }],
        [Array("x".utf8), [], []],
        [[], Array("third".utf8), [UInt8](repeating: 7, count: 5000)],
    ]

    private static func write(_ rows: [[[UInt8]]], in folder: borrowing ScratchFolder) throws
        -> String
    {
        let table = ByteTable(
            [.characters("ID"), .characters("TYPE"), .heapBytes("DOC")], rows: rows)
        let cards = try Card.make("EXTNAME", .string("TEST"))
        return try folder.write(FITSBytes.primary() + table.bytes(with: cards), to: "a.fits")
    }

    @Test func `a table that is written is read back cell by cell`() throws {
        let folder = try ScratchFolder()
        let file = try FITSFile(
            reading: try Self.write(Self.rows, in: folder), measuring: .checksums,
            keep: { _ in true })
        let hdu = try #require(file.hdus.last)
        let table = try BinaryTable(hdu, data: try #require(file.keptData[2]))
        #expect(file.problems == [])
        #expect(hdu.name == "TEST")
        #expect(table.columns.map(\.name) == ["ID", "TYPE", "DOC"])
        #expect(file.measurements.last?.checksums?.checksum == .right)
        #expect(file.measurements.last?.checksums?.datasum == .right)
        for (index, row) in Self.rows.enumerated() {
            for (column, cell) in row.enumerated() {
                #expect(try table.cell(column, row: index) == cell)
            }
        }
    }

    @Test func `cfitsio reads the same bytes`() throws {
        let folder = try ScratchFolder()
        let reference = try ReferenceFile(try Self.write(Self.rows, in: folder))
        try reference.move(to: 2)
        for (index, row) in Self.rows.enumerated() {
            #expect(try reference.bytes(column: 3, row: index + 1) == row[2])
        }
    }

    @Test(.enabled(if: Tool.astropy.isPresent, Tool.astropy.notice))
    func `astropy reads the same table`() throws {
        let folder = try ScratchFolder()
        let path = try Self.write(Self.rows, in: folder)
        let program = """
            import sys, astropy.io.fits as fits
            with fits.open(sys.argv[1], checksum=True) as file:
                for row in file["TEST"].data:
                    print(row["ID"], row["TYPE"], bytes(row["DOC"]).hex(), sep="|")
            """
        let outcome = try Tool.astropy.run(["-W", "error", "-c", program, path])
        let rows = Self.rows.map { row in
            let text = row.prefix(2).map { String(decoding: $0, as: UTF8.self) }
            return (text + [hexadecimal(row[2])]).joined(separator: "|") + "\n"
        }
        #expect(outcome.complaints == "")
        #expect(outcome.output == rows.joined())
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test(.enabled(if: Tool.fitsverify.isPresent, Tool.fitsverify.notice), arguments: [0, 1, 3])
    func `fitsverify has nothing to say against a table`(_ count: Int) throws {
        let folder = try ScratchFolder()
        let path = try Self.write(Array(Self.rows.prefix(count)), in: folder)
        let outcome = try Tool.fitsverify.run(["-q", path])
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("verification OK"))
    }
}
