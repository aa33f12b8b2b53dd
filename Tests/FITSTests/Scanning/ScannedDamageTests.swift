import FITS
import TestSupport
import Testing

/// Keywords that the damage can change.
private let damagedKeywords =
    [
        "NAXIS1", "PCOUNT", "ZIMAGE", "EXTNAME", "OBJECT", "LONG", "CONTINUE", "ESO PRO CATG",
    ].map { [$0] }

/// A file of three HDUs, cut and changed in every place: scanning and reading must agree.
struct ScannedDamageTests {
    private static let whole: [UInt8] =
        FITSBytes.primary(
            axes: [2, 2],
            [
                "LONG    = 'a text that is continued on the next card because it is long&'",
                "CONTINUE  ', is it not' / why", "HIERARCH ESO PRO CATG = 'x' / y",
                FITSBytes.fixed("OBJECT", "'Crab    '"), FITSBytes.fixed("EXTEND", "T"),
            ], data: [1, 2, 3, 4])
        + FITSBytes.table(
            forms: ["4B"], rowSize: 4, rows: 2, [FITSBytes.fixed("ZIMAGE", "T")],
            data: [1, 2, 3, 4, 5, 6, 7, 8])
        + FITSBytes.image(bitpix: -32, axes: [3], [FITSBytes.fixed("EXTNAME", "'SCI'")])
        + [UInt8](repeating: 0, count: 2880)

    /// Where the cards of the three headers end.
    private static let headers = [0..<960, 5760..<6800, 11_520..<12_400]

    private func agree(
        _ bytes: some Sequence<UInt8>, _ folder: borrowing ScratchFolder,
        _ scanner: inout HeaderScanner, _ what: String
    ) throws -> Bool {
        let path = try folder.write(bytes, to: "a.fits")
        let scanned = FileAccount(&scanner, scanning: path)
        let read = FileAccount(reading: path, damagedKeywords)
        #expect(scanned.difference(from: read) == [], "\(what)")
        return scanned == read
    }

    @Test func `every truncation is the same to both`() throws {
        let folder = try ScratchFolder()
        var scanner = HeaderScanner(KeywordTable(damagedKeywords))
        #expect(try agree(Self.whole, folder, &scanner, "whole"))
        #expect(scanner.found.isPlain && scanner.found.hdus.count == 3)
        for size in stride(from: 0, to: Self.whole.count, by: 40) {
            guard try agree(Self.whole[..<size], folder, &scanner, "\(size) bytes") else { break }
        }
    }

    @Test(arguments: Array(" =0T/'".utf8) + [0xFF])
    func `every change of one byte is the same to both`(_ substitute: UInt8) throws {
        let folder = try ScratchFolder()
        var scanner = HeaderScanner(KeywordTable(damagedKeywords))
        for index in Self.headers.joined() {
            var bytes = Self.whole
            bytes[index] = substitute
            guard try agree(bytes, folder, &scanner, "\(substitute) at \(index)") else { break }
        }
    }

    @Test(arguments: 0..<100)
    func `cards moved, doubled and exchanged are the same to both`(seed: Int) throws {
        var random = SeededGenerator(seed)
        let folder = try ScratchFolder()
        var scanner = HeaderScanner(KeywordTable(damagedKeywords))
        let spare = [
            "NAXIS   = 1", "NAXIS1  = 4", "NAXIS1  = -4", "NAXIS2  = 9999999999999999999",
            "NAXIS2  = 4611686018427387904", "BITPIX  = -64 / x", "BITPIX  = 17", "PCOUNT  = 2880",
            "GCOUNT  = 0", "GCOUNT  = 2", "XTENSION= 'FOREIGN '", "XTENSION= 'IMAGE''   '",
            "XTENSION= 'TABLE'", "ZIMAGE  = F", "ZTABLE  = T", "GROUPS  = T", "END", "END     x",
            "HIERARCH NAXIS = 3", "HIERARCH OBJECT = 'long'", "NAXIS10 = 4", "NAXIS+1 = 2",
            "CONTINUE  'more'", "LONG    = 'x&'", "OBJECT   'none'", "PCOUNT  = 0.0", "NAXIS   = ",
        ].map(FITSBytes.card)
        for _ in 0..<20 {
            var bytes = Self.whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                guard let header = Self.headers.randomElement(using: &random) else { continue }
                func place() -> Int {
                    header.lowerBound + 80 * Int.random(in: 0..<header.count / 80, using: &random)
                }
                let start = place()
                let card = spare.randomElement(using: &random) ?? []
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.replaceSubrange(start..<start + 80, with: card)
                case 1:
                    let other = place()
                    bytes.replaceSubrange(start..<start + 80, with: bytes[other..<other + 80])
                default:
                    bytes.insert(contentsOf: card, at: start)
                    bytes.removeSubrange(header.lowerBound + 2800..<header.lowerBound + 2880)
                }
            }
            guard try agree(bytes, folder, &scanner, "seed \(seed)") else { break }
        }
    }
}
