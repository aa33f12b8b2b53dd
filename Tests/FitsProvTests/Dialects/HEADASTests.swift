import FITS
import Testing

@testable import FitsProv

/// The parameters of HEASoft's tasks in `HISTORY`.
@Suite struct HEADASTests {
    private func read(_ lines: String...) throws -> Provenance {
        let cards = lines.map { $0.isEmpty ? "HISTORY" : "HISTORY " + $0 }
        let found = try RecordedFile.provenance(cards: cards)
        return try #require(found)
    }

    @Test func `a block is a task with its version, its time, its parameters and its inputs`()
        throws
    {
        let found = try read(
            "", "START PARAMETER list for ftcopy_1.00 at 2016-04-26T12:24:33", "",
            "P1 infile = a.evt[EVENTS]", "P2 outfile = b.evt", "P3 copyall = yes",
            "P4 attfile = NONE", "P5 clockfile = CALDB", "END PARAMETER list for ftcopy_1.00", "")
        #expect(found.stepNames == ["ftcopy 1.00"])
        #expect(found.activity.start == "2016-04-26T12:24:33Z")
        #expect(found.uses == ["infile=a.evt"])
        #expect(
            found.making.settings == [
                "infile=a.evt[EVENTS]", "outfile=b.evt", "copyall=yes", "attfile=NONE",
                "clockfile=CALDB",
            ])
        #expect(found.software == [Software(name: "ftcopy", version: "1.00")])
        #expect(found.hasOrigins)
        #expect(
            found.making.origin
                == Origin(dialect: "heasarc-hdpar", hdu: 1, card: "HISTORY 2", certainty: .written))
        #expect(found.used[0].origin?.card == "HISTORY 4")
    }

    @Test func `lines with the number of the one before go on with it`() throws {
        let found = try read(
            "START PARAMETER list for barycorr_2.17 at 2024-04-12T12:40:35",
            "P1 infile = /FTP/rxte/data/archive/AO13/P94123/94123-01-81-10/pca/GX_1e0",
            "P1 75750-1e0757b6.evt.gz", "P2 expr = \"a >= 2 &&", "P2 b < 3\"",
            "END PARAMETER list for barycorr_2.17")
        #expect(
            found.uses == [
                "infile=/FTP/rxte/data/archive/AO13/P94123/94123-01-81-10/pca/GX_1e0"
                    + "75750-1e0757b6.evt.gz"
            ])
        #expect(found.making.settings[1] == "expr=\"a >= 2 &&b < 3\"")
    }

    @Test func `the files of a list follow it`() throws {
        let found = try read(
            "START PARAMETER list for barycorr_2.17 at 2024-04-12T12:40:35",
            "P1 (orbitfiles = @orbit.txt)", "", "START FILE listing: orbit.txt", "",
            "F1 /FTP/orbit/FPorbit_Day58", "F1 30", "F2 /FTP/orbit/FPorbit_Day5831",
            "END FILE listing: orbit.txt", "", "P2 ra = 148.9",
            "END PARAMETER list for barycorr_2.17")
        #expect(
            found.uses == [
                "orbitfiles=/FTP/orbit/FPorbit_Day5830", "orbitfiles=/FTP/orbit/FPorbit_Day5831",
            ])
        #expect(found.making.settings == ["orbitfiles=@orbit.txt", "ra=148.9"])
    }

    @Test func `blocks lack lines where files were merged`() throws {
        let found = try read(
            "START PARAMETER list for xrttimetag_0.8.1 at 2016-04-26T13:20:14",
            "P1 INFILE = /scratch/a_uf.evt", "P4 TRFILE =", "/swift/data/00684098000xtr.h",
            "P4 k.gz", "P7 its.gz", "P14 TELDEF =", "P23 MODE = ql",
            "2016-04-26T13:20:14: derived exposure time.",
            "START PARAMETER list for xrtflagpix_0.7.5 at 2016-04-26T13:20:15",
            "P10 MAXTEMP = 0.0", "/usr/local/badpix.fits CALDB bad pixels file",
            "P11 OUTBPFILE =", "/scratch/bp.fits", "TASK: FSELECT on FILENAME:")
        #expect(found.stepNames == ["xrttimetag 0.8.1", "xrtflagpix 0.7.5"])
        #expect(
            found.steps[0].settings == [
                "INFILE=/scratch/a_uf.evt", "TRFILE=/swift/data/00684098000xtr.hk.gz", "TELDEF=",
                "MODE=ql",
            ])
        #expect(
            found.uses == ["infile=/scratch/a_uf.evt", "trfile=/swift/data/00684098000xtr.hk.gz"])
        #expect(found.making.settings == ["MAXTEMP=0.0", "OUTBPFILE=/scratch/bp.fits"])
    }

    @Test func `the same task on another day is another run`() throws {
        let found = try read(
            "START PARAMETER list for ftcalc_1.00 at 2016-04-27T00:00:00", "P1 infile = b.evt",
            "END PARAMETER list for ftcalc_1.00",
            "START PARAMETER list for ftcalc_1.00 at 2016-04-26T00:00:00", "P1 infile = a.evt",
            "END PARAMETER list for ftcalc_1.00")
        #expect(found.stepNames == ["ftcalc 1.00", "ftcalc 1.00"])
        #expect(found.uses.sorted() == ["infile=a.evt", "infile=b.evt"])
    }

    @Test(arguments: [
        ["START PARAMETER list for a_task_with_a_very_long_name_2.17 at 2024-04-12", "T12:40:35"],
        ["START PARAMETER list for a_task_with_a_longer_n_2.17 at 2024-04-12T12:40", ":35"],
        [
            "START PARAMETER list for a_task_with_a_very_long_name_here_2.17 at",
            "2024-04-12T12:40:35",
        ],
    ])
    func `the time may stand on a second line`(lines: [String]) throws {
        let cards = (lines + ["P1 infile = a.evt"]).map { "HISTORY " + $0 }
        let found = try #require(try RecordedFile.provenance(cards: cards))
        #expect(found.activity.start == "2024-04-12T12:40:35Z")
        #expect(found.activity.version == "2.17")
        #expect(found.uses == ["infile=a.evt"])
    }

    @Test func `a block without a time is a step`() throws {
        let long = try read(
            "START PARAMETER list for a_task_with_a_very_long_name_and_no_time_2.17",
            "P1 infile = a.evt")
        #expect(long.stepNames == ["a_task_with_a_very_long_name_and_no_time 2.17"])
        #expect(long.uses == ["infile=a.evt"])
        let short = try read("START PARAMETER list for my_task at noon", "P1 infile = a.evt")
        #expect(short.stepNames == ["my_task"])
        #expect(short.activity.start == nil)
        let end = try read("START PARAMETER list for a_task_with_a_very_long_name_and_no_time_2.17")
        #expect(end.stepNames.count == 1)
    }

    @Test func `parameters behind the end belong to no block`() throws {
        let found = try read(
            "START PARAMETER list for ftcalc_1.00 at 2016-04-27T00:00:00", "P1 a = 1",
            "END PARAMETER list for ftcalc_1.00", "P2 b = 2")
        #expect(found.making.settings == ["a=1"])
        #expect(try RecordedFile.provenance(cards: ["HISTORY P1 infile = a.evt"]) == nil)
    }

    @Test func `a block that other headers repeat is one run`() throws {
        let block = RecordedFile.history(
            "START PARAMETER list for ftcalc_1.00 at 2016-04-27T00:00:00", "P1 infile = a.evt",
            "END PARAMETER list for ftcalc_1.00")
        let found = try #require(try RecordedFile.provenance(cards: block, ["HISTORY x"] + block))
        #expect(found.stepNames == ["ftcalc 1.00"])
        #expect(found.making.origin?.hdu == 1)
    }

    @Test func `a change by hand has its user, once`() throws {
        let line = "File modified by user 'meo' with fv  on 2025-02-04T21:36:06"
        let found = try read(line, line)
        #expect(found.stepNames == ["fv"])
        #expect(found.activity.start == "2025-02-04T21:36:06Z")
        #expect(found.agents.map(\.name) == ["meo"])
        #expect(found.hasOrigins)
        #expect(try RecordedFile.provenance(cards: ["HISTORY File modified by user 'x"]) == nil)
        #expect(
            try RecordedFile.provenance(cards: ["HISTORY File modified by user 'x' today"]) == nil)
    }
}
