import Foundation
import TestSupport
import Testing

@Suite struct SafetyTests {
    private static let stamp = ["stamp", "big.fits", "--activity", "x"]

    /// A folder with one file of some megabytes.
    private func folder(megabytes: Int) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let size = megabytes << 20
        let data = [UInt8](repeating: 7, count: size)
        try folder.write(FITSBytes.primary(axes: [size], data: data), to: "big.fits")
        return folder
    }

    @Test func `killed at any moment, a stamp has either happened or not`() throws {
        let folder = try folder(megabytes: 24)
        let original = try folder.bytes(of: "big.fits")
        var killed = 0
        for round in 0..<20 {
            let delay = String(Double(round) * 0.006 + 0.004)
            let outcome = try Tool("timeout").run(
                ["-s", "KILL", delay, Fitsprov.tool.name] + SafetyTests.stamp, in: folder.path)
            killed += outcome.status == 137 || outcome.status > 128 ? 1 : 0
            let bytes = try folder.bytes(of: "big.fits")
            if bytes != original {
                #expect(try Fitsprov.run("verify", "big.fits", in: folder).status == 0)
                #expect(try Fitsprov.run("strip", "big.fits", in: folder).status == 0)
                #expect(try folder.bytes(of: "big.fits") == original)
            }
        }
        #expect(killed > 0)
        // The next command sweeps what the killed ones left behind.
        #expect(try Fitsprov.tool.run(SafetyTests.stamp, in: folder.path).status == 0)
        #expect(try folder.names == ["big.fits"])
    }

    @Test func `a file that grows beyond a limit is left as it was`() throws {
        let folder = try folder(megabytes: 4)
        let original = try folder.bytes(of: "big.fits")
        let outcome = try Tool("sh").run(
            ["-c", "ulimit -f 1024; exec \"$0\" \"$@\"", Fitsprov.tool.name] + SafetyTests.stamp,
            in: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.complaints.hasPrefix("fitsprov: big.fits: File too large"))
        #expect(try folder.bytes(of: "big.fits") == original)
        #expect(try folder.names == ["big.fits"])
    }

    @Test(arguments: ["<&- >&- 2>&-", "2>&-", ">&- 2>&-", "<&- 2>&-"])
    func `what is said without standard streams goes into no file`(closed: String) throws {
        let folder = try Fitsprov.folder()
        let script = "exec \"$0\" stamp cube.fits --activity x --used gone.fits --no-sync \(closed)"
        let outcome = try Tool("sh").run(["-c", script, Fitsprov.tool.name], in: folder.path)
        #expect(outcome.status == 0)
        #expect(try Fitsprov.run("verify", "cube.fits", in: folder).status == 0)
    }

    @Test(.enabled(if: Tool.gzip.isPresent, Tool.gzip.notice), arguments: [[], ["--in-place"]])
    func `a dry run refuses a gzipped file as the run itself would`(words: [String]) throws {
        let folder = try Fitsprov.folder()
        _ = try Tool.gzip.run(["-n", "cube.fits"], in: folder.path)
        let stamp = ["stamp", "cube.fits.gz", "--activity", "x"] + words
        let real = try Fitsprov.tool.run(stamp, in: folder.path)
        let dry = try Fitsprov.tool.run(stamp + ["-n"], in: folder.path)
        #expect(real.status == 2 && dry.status == 2)
        #expect(dry.complaints == real.complaints)
        #expect(dry.output.isEmpty)
    }

    @Test func `many processes on one file leave it whole`() throws {
        let folder = try folder(megabytes: 1)
        let original = try folder.bytes(of: "big.fits")
        // seq and xargs run 40 stamps, 8 at a time; xargs has status 123 if one fails.
        let script = """
            seq 40 | xargs -P 8 -I{} "$0" stamp big.fits --activity a{} -q --no-sync
            """
        let outcome = try Tool("sh").run(["-c", script, Fitsprov.tool.name], in: folder.path)
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.complaints.isEmpty)
        #expect(try Fitsprov.run("verify", "big.fits", in: folder).status == 0)
        #expect(try Fitsprov.run("strip", "big.fits", in: folder).status == 0)
        #expect(try folder.bytes(of: "big.fits") == original)
        #expect(try folder.names == ["big.fits"])
    }

    @Test func `a hard link is refused, and changed alone when told so`() throws {
        let folder = try folder(megabytes: 1)
        let original = try folder.bytes(of: "big.fits")
        _ = try Tool("ln").run(["big.fits", "other.fits"], in: folder.path)
        let refused = try Fitsprov.tool.run(SafetyTests.stamp, in: folder.path)
        #expect(refused.status == 2)
        #expect(
            refused.complaints == """
                fitsprov: big.fits: has 2 names (hard links), of which only this one would change \
                (--break-links changes this one)

                """)
        let told = try Fitsprov.tool.run(SafetyTests.stamp + ["--break-links"], in: folder.path)
        #expect(told.status == 0)
        #expect(try folder.bytes(of: "other.fits") == original)
        #expect(try folder.bytes(of: "big.fits") != original)
    }

    @Test func `a file named twice in one call is stamped twice`() throws {
        let folder = try folder(megabytes: 1)
        let original = try folder.bytes(of: "big.fits")
        _ = try Tool("ln").run(["-s", "big.fits", "link.fits"], in: folder.path)
        let outcome = try Fitsprov.run(
            "stamp", "big.fits", "link.fits", "./big.fits", "--activity", "x", in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output.split(separator: "\n").count == 3)
        #expect(try Fitsprov.run("strip", "big.fits", in: folder).status == 0)
        #expect(try folder.bytes(of: "big.fits") == original)
    }

    @Test func `many files are stamped in one call, and one bad file does not stop the rest`()
        throws
    {
        let folder = try ScratchFolder()
        for index in 1...70 { try folder.write(FITSBytes.primary(), to: "f\(index).fits") }
        try folder.write("no FITS".utf8, to: "f35.fits")
        let names = (1...70).map { "f\($0).fits" }
        let outcome = try Fitsprov.tool.run(
            ["stamp"] + names + ["--activity", "x"], in: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.output.split(separator: "\n").count == 69)
        #expect(
            outcome.complaints
                == "fitsprov: f35.fits: is not a FITS file: no SIMPLE card at the start\n")
    }
}
