import FITS
import FitsProv
import TestSupport
import Testing

/// What files hold, by their data.
@Suite struct DataKindTests {
    private func words(_ bytes: [UInt8], _ fields: [Field] = []) throws -> String {
        let folder = try ScratchFolder()
        return FileKind(
            try FITSFile(reading: try folder.write(bytes, to: "a.fits")), fields: fields
        ).words
    }

    private func table(_ cards: [String], rows: Int = 2) -> [UInt8] {
        FITSBytes.table(
            forms: ["4B"], rowSize: 4, rows: rows, cards,
            data: [UInt8](repeating: 0, count: 4 * rows))
    }

    @Test(arguments: [
        ("EVENTS", "event list"), ("GTI", "good time intervals"), ("SPECTRUM", "spectrum"),
        ("LIGHTCURVE", "light curve"), ("RESPONSE", "response"), ("IMAGE", "image"),
        ("INDEX", "index"), ("events", "table of 2 rows"), ("", "table of 2 rows"),
    ])
    func `a class of OGIP has its words`(name: String, expected: String) throws {
        let bytes = FITSBytes.primary() + table([FITSBytes.fixed("HDUCLAS1", "'\(name)'")])
        #expect(try words(bytes) == expected)
    }

    @Test func `a class that is not known hides those after it, and gives way to the data`() throws
    {
        let bytes =
            FITSBytes.primary() + table([FITSBytes.fixed("HDUCLAS1", "'ODD'")], rows: 3)
            + table([FITSBytes.fixed("HDUCLAS1", "'GTI'")])
        #expect(try words(bytes) == "table of 3 rows")
    }

    @Test(arguments: [
        ([], "compressed array "), (["ZNAXIS  = 1", "ZNAXIS1 = 7"], "compressed array of 7"),
        (["ZNAXIS  = 2", "ZNAXIS1 = 30", "ZNAXIS2 = 20"], "compressed image 30 × 20"),
        (
            ["ZNAXIS  = 3", "ZNAXIS1 = 3", "ZNAXIS2 = 2", "ZNAXIS3 = 4"],
            "compressed cube 3 × 2 × 4"
        ),
        // One length is missing, and then there are more axes than are counted.
        (["ZNAXIS  = 2", "ZNAXIS1 = 30"], "compressed array of 30"),
        (["ZNAXIS  = -5", "ZNAXIS1 = 30"], "compressed array of 30"),
        (["ZNAXIS  = 999999999", "ZNAXIS1 = 4", "ZNAXIS9 = 9"], "compressed image 4 × 9"),
    ])
    func `a compressed image has the axes of what is in it`(
        cards: [String], expected: String
    ) throws {
        let bytes = FITSBytes.primary() + table(["ZIMAGE  =                    T"] + cards)
        #expect(try words(bytes) == expected)
    }

    @Test func `a compressed table has the rows that it says`() throws {
        let bytes = FITSBytes.primary() + table(["ZTABLE  =                    T"], rows: 1)
        #expect(try words(bytes) == "table of 1 row")
    }

    @Test func `a text table is called by its rows, and a foreign extension by its name`() throws {
        let start = FITSBytes.array(8, [4, 3])
        let rest = [FITSBytes.fixed("PCOUNT", 0), FITSBytes.fixed("GCOUNT", 1)]
        let data = [UInt8](repeating: 0x20, count: 12)
        let text =
            [FITSBytes.fixed("XTENSION", "'TABLE   '")] + start + rest + [
                FITSBytes.fixed("TFIELDS", 1), FITSBytes.fixed("TBCOL1", 1),
                FITSBytes.fixed("TFORM1", "'A4'"),
            ]
        #expect(
            try words(FITSBytes.primary() + FITSBytes.hdu(text, data: data, fill: 0x20))
                == "table of 3 rows")
        let foreign = [FITSBytes.fixed("XTENSION", "'FOREIGN '")] + start + rest
        #expect(try words(FITSBytes.primary() + FITSBytes.hdu(foreign, data: data)) == "FOREIGN")
    }

    @Test func `random groups are called so`() throws {
        let cards =
            [FITSBytes.fixed("SIMPLE", "T")] + FITSBytes.array(8, [0, 3]) + [
                FITSBytes.fixed("GROUPS", "T"), FITSBytes.fixed("PCOUNT", 1),
                FITSBytes.fixed("GCOUNT", 2),
            ]
        #expect(
            try words(FITSBytes.hdu(cards, data: [UInt8](repeating: 0, count: 8)))
                == "random groups")
    }

    @Test func `a level alone is said of a file without data`() throws {
        let bytes = FITSBytes.primary(["HIERARCH CTA PRODUCT DATA LEVELS = 'DL1'"])
        #expect(try words(bytes) == "DL1 no data")
    }
}
