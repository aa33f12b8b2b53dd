import FITS
import TestSupport
import Testing

@testable import FitsProv

/// Headers made to cost much: none takes a time that grows as the square of its length.
@Suite struct HighEnergyHostileTests {
    static let kinds: [(name: String, cards: @Sendable (Int) -> [String])] = [
        (
            "items of a list",
            { count in
                ["HISTORY  TOOL  :dmmerge", "HISTORY  PARM  :infile=@l"]
                    + (0..<count).map { "HISTORY  STCK  :/in/\($0).fits" }
            }
        ),
        (
            "lines that go on",
            { count in
                ["HISTORY  TOOL  :dmmerge", "HISTORY  PARM  :infile=a"]
                    + (0..<count).map { "HISTORY  CONT  :\($0)," }
            }
        ),
        ("tools", { count in (0..<count).map { "HISTORY  TOOL  :tool\($0)" } }),
        (
            "blocks",
            { count in
                (0..<count).map {
                    "HISTORY START PARAMETER list for t\($0)_1.0 at 2024-04-12T12:40:35"
                }
            }
        ),
        (
            "lines of one parameter",
            { count in
                ["HISTORY START PARAMETER list for t_1.0 at 2024-04-12T12:40:35"]
                    + (0..<count).map { $0 == 0 ? "HISTORY P1 infile = a" : "HISTORY P1 \($0)" }
            }
        ),
        (
            "filters",
            { count in
                (0..<count).map {
                    $0 % 2 == 0
                        ? "HISTORY CFITSIO used the following filtering expression"
                        : "HISTORY a\($0).fits[x]"
                }
            }
        ),
        (
            "open brackets",
            { count in
                ["HISTORY CFITSIO used the following filtering expression"]
                    + (0..<count).map { _ in "HISTORY a.fits[[[[[" }
            }
        ),
        (
            "original files",
            { count in (0..<count).map { "HISTORY The original fits file was \($0).pi" } }
        ),
        (
            "copied histories",
            { count in (0..<count).map { "HISTORY BEGIN history copied from \($0).fit" } }
        ),
        (
            "calibration files",
            { count in
                [RecordedFile.card("ASCDSVER", "1")]
                    + (0..<count).map { RecordedFile.card("GAINFILE", "\($0).fits") }
            }
        ),
        (
            "parameters of a command",
            { count in
                ["XPROC0  = 'arfgen &'"]
                    + (0..<count).map { "CONTINUE  'with\($0)set=no a\($0)set=\($0).ds &'" }
            }
        ),
        (
            "records of eROSITA",
            { count in
                ["SASSHIST= ' &'"]
                    + (0..<count).map { _ in
                        "CONTINUE  ' **** DATE:x TASK:y PARAMS:eventfiles=\"a &'"
                    }
            }
        ),
        (
            "subspaces",
            { count in
                (0..<count).map { RecordedFile.card("\($0 % 9 + 1)DSVAL\($0 % 99)", "\($0)") }
            }
        ),
    ]

    @Test(arguments: kinds.indices)
    func `time grows with the length`(kind: Int) throws {
        let make = Self.kinds[kind].cards
        let growth = try Growth.ofDoubling(2_000, bound: 3) { count in
            let folder = try ScratchFolder()
            let path = try folder.write(FITSBytes.primary(make(count)), to: "a.fits")
            _ = Provenance(recordedIn: try FITSFile(reading: path))
        }
        #expect(growth < 3.2, "\(Self.kinds[kind].name)")
    }

    @Test func `very many headers with a record each are merged`() throws {
        let growth = try Growth.ofDoubling(400, bound: 3) { count in
            var bytes = FITSBytes.primary()
            for index in 0..<count {
                bytes += FITSBytes.hdu([
                    FITSBytes.fixed("XTENSION", "'IMAGE   '"), FITSBytes.fixed("BITPIX", 8),
                    FITSBytes.fixed("NAXIS", 0), FITSBytes.fixed("PCOUNT", 0),
                    FITSBytes.fixed("GCOUNT", 1), "HISTORY  TOOL  :tool\(index)",
                ])
            }
            let found = try #require(try RecordedFile.provenance(bytes))
            #expect(found.steps.count == count)
        }
        #expect(growth < 3.2)
    }
}
