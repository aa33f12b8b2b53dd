import FITS
import FitsProv
import TestSupport
import Testing

@Suite struct FileKindTests {
    private func words(_ bytes: [UInt8], _ fields: [Field] = []) throws -> String {
        let folder = try ScratchFolder()
        return FileKind(
            try FITSFile(reading: try folder.write(bytes, to: "a.fits")), fields: fields
        ).words
    }

    private func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    @Test(arguments: [
        ([7], "array of 7"), ([3, 2], "image 3 × 2"), ([3, 2, 4], "cube 3 × 2 × 4"),
        ([3, 2, 4, 5], "array 3 × 2 × 4 × 5"),
    ])
    func `an array is called by its axes`(axes: [Int], expected: String) throws {
        let data = zeros(axes.reduce(1, *))
        #expect(try words(FITSBytes.primary(axes: axes, data: data)) == expected)
        #expect(
            try words(FITSBytes.primary() + FITSBytes.image(axes: axes, data: data)) == expected)
    }

    @Test func `a table is called by its rows`() throws {
        func table(_ rows: Int, _ cards: [String] = []) -> [UInt8] {
            FITSBytes.primary()
                + FITSBytes.table(
                    forms: ["4B"], rowSize: 4, rows: rows, cards, data: zeros(4 * rows))
        }
        #expect(try words(table(1)) == "table of 1 row")
        #expect(try words(table(2)) == "table of 2 rows")
        #expect(try words(table(0)) == "no data")
        #expect(
            try words(table(2, [FITSBytes.fixed("HDUCLAS1", "'EVENTS'")])) == "event list")
        #expect(
            try words(table(2, [FITSBytes.fixed("HDUCLAS1", "'OTHER'")])) == "table of 2 rows")
    }

    @Test func `the first HDU with a class names the file, if it has data`() throws {
        let image = FITSBytes.primary(axes: [2], data: [1, 2])
        let gti = FITSBytes.table(
            forms: ["4B"], rowSize: 4, rows: 1, [FITSBytes.fixed("HDUCLAS1", "'GTI'")],
            data: zeros(4))
        #expect(try words(image + gti) == "good time intervals")
        let empty = FITSBytes.primary([FITSBytes.fixed("HDUCLAS1", "'EVENTS'")])
        #expect(try words(empty) == "no data")
        #expect(try words(empty + gti) == "good time intervals")
    }

    @Test func `a field says it best, and a level comes before it`() throws {
        let level = "HIERARCH CTA PRODUCT DATA LEVELS = 'DL3'"
        let bytes = FITSBytes.primary(axes: [2], [level], data: [1, 2])
        #expect(try words(bytes) == "DL3 array of 2")
        #expect(
            try words(bytes, [Field(name: "dataproduct_type", value: "event-list")])
                == "DL3 event-list")
        #expect(try words(bytes, [Field(name: "other", value: "x")]) == "DL3 array of 2")
    }

    @Test func `the document of a stamp is not data`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        try Stamps.stamp(path, StampRequest(activity: "x"))
        #expect(FileKind(try FITSFile(reading: path), fields: []).words == "no data")
    }
}
