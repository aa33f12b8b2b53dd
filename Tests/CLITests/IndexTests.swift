import Foundation
import Glibc
import TestSupport
import Testing

@Suite struct IndexTests {
    /// A folder `archive` with some hundred files in it, the last few of them stamped.
    private func archive(_ count: Int, stamped: Int) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        for number in 0..<count {
            let part = "archive/n\(number / 40)"
            if number % 40 == 0 {
                try FileManager.default.createDirectory(
                    atPath: folder.file(part), withIntermediateDirectories: true)
            }
            try folder.write(
                FITSBytes.primary([
                    FITSBytes.fixed("OBJECT", "'o\(number)'"), FITSBytes.fixed("EXPTIME", 1.5),
                ]) + FITSBytes.image([FITSBytes.fixed("EXTNAME", "'SCI'")]),
                to: "\(part)/f\(1000 + number).fits")
        }
        for number in 0..<stamped {
            let name = "archive/n0/f\(1000 + number).fits"
            let stamp = try Fitsprov.run(
                "stamp", "-q", "--no-sync", name, "--activity", "made", "--used",
                "archive/n0/f\(1001 + number).fits", "--param", "gain=\(number)", in: folder)
            #expect(stamp.status == 0, "\(stamp.complaints)")
        }
        return folder
    }

    @Test func `an index is made, and brought up to date`() throws {
        let folder = try archive(50, stamped: 3)
        let first = try Fitsprov.run("index", "archive", in: folder)
        #expect(first.complaints.isEmpty)
        #expect(first.output == "archive.sqlite: 50 files: 50 new\n")
        try folder.write("broken".utf8, to: "archive/n0/f1004.fits")
        try folder.write("text".utf8, to: "archive/n0/notes.txt")
        try FileManager.default.removeItem(atPath: folder.file("archive/n1/f1045.fits"))
        let second = try Fitsprov.run("index", "archive", in: folder)
        #expect(
            second.output == """
                archive.sqlite: 50 files: 1 new, 1 changed, 48 unchanged, 1 gone, 1 of them \
                unreadable, 1 of them not FITS

                """)
        #expect(second.status == 0)
        let lines = try IndexDump.lines(folder.file("archive.sqlite"))
        #expect(lines.count { $0.contains(" used ") && $0.contains("f100") } == 3)
        #expect(lines.contains { $0.contains("f1000.fits used ") && $0.contains("n0/f1001.fits") })
        #expect(lines.contains { $0.contains("f1002.fits parameters name=\"gain\"") })
        #expect(
            lines.contains { $0.contains("f1004.fits files ") && $0.contains("no SIMPLE card") })
        #expect(!lines.contains("dirty"))
    }

    @Test func `cards alone tell less than documents`() throws {
        let folder = try archive(3, stamped: 2)
        _ = try Fitsprov.run("index", "-q", "archive", "--cards-only", in: folder)
        let lines = try IndexDump.lines(folder.file("archive.sqlite"))
        #expect(lines.contains { $0.contains("f1000.fits activities ") && $0.contains("made") })
        #expect(lines.contains { $0.contains("f1000.fits used ") })
        #expect(!lines.contains { $0.contains(" parameters ") })
    }

    @Test func `digests and sums are kept, and failed checks`() throws {
        let folder = try archive(3, stamped: 1)
        var bytes = try folder.bytes(of: "archive/n0/f1000.fits")
        let place = try #require(bytes.firstRange(of: Array("o0".utf8)))
        bytes.replaceSubrange(place, with: "XX".utf8)
        try folder.write(bytes, to: "archive/n0/f1000.fits")
        _ = try Fitsprov.run("index", "-q", "archive", "--checksums", "--digests", in: folder)
        let lines = try IndexDump.lines(folder.file("archive.sqlite"))
        #expect(lines.contains { $0.contains("f1000.fits problems ") && $0.contains("content") })
        #expect(lines.count { $0.contains(" files ") && $0.contains("digest=\"sha256:") } == 3)
    }

    @Test func `all that a failed check says is kept`() throws {
        let folder = try ScratchFolder()
        try folder.write(
            FITSBytes.primary([
                FITSBytes.fixed("CHECKSUM", "'0000000000000000'"),
                FITSBytes.fixed("DATASUM", "'17      '"),
            ]), to: "a.fits")
        _ = try Fitsprov.run("index", "-q", ".", "--checksums", in: folder)
        let lines = try IndexDump.lines(folder.file("archive.sqlite"))
        #expect(
            lines.contains {
                $0.contains("HDU 1: CHECKSUM is wrong; HDU 1: DATASUM is wrong")
            }, "\(lines)")
    }

    @Test func `an index knows whether all sums were checked`() throws {
        let folder = try archive(2, stamped: 0)
        func saysNotChecked() throws -> Bool {
            let audit = try Fitsprov.run("audit", "archive.sqlite", in: folder)
            return audit.output.contains("broken-checksum")
        }
        _ = try Fitsprov.run("index", "-q", "archive", "--checksums", in: folder)
        #expect(try !saysNotChecked())
        _ = try Fitsprov.run("index", "-q", "archive", in: folder)
        #expect(try !saysNotChecked(), "nothing was added")
        try folder.write(FITSBytes.primary(), to: "archive/n0/new.fits")
        _ = try Fitsprov.run("index", "-q", "archive", in: folder)
        #expect(try saysNotChecked())
        _ = try Fitsprov.run("index", "-q", "archive", "--checksums", in: folder)
        #expect(try saysNotChecked(), "the new file is not read again")
    }

    @Test(.timeLimit(.minutes(5)))
    func `a run that is killed leaves a whole index, and the next goes on`() throws {
        let folder = try archive(400, stamped: 10)
        let arguments = ["index", "-q", "archive", "--batch", "10", "--jobs", "2"]
        let clock = ContinuousClock()
        var undisturbed: Tool.Outcome?
        let time = try clock.measure {
            undisturbed = try Fitsprov.tool.run(
                arguments + ["--into", "whole.sqlite"], in: folder.path)
        }
        #expect(undisturbed?.status == 0)
        let whole = try IndexDump.lines(folder.file("whole.sqlite")).filter { $0 != "dirty" }
        #expect(whole.count > 1000)
        let seconds = time / .seconds(1)
        var killed = 0
        for round in 0..<20 {
            let index = "killed-\(round).sqlite"
            let moment = seconds * Double.random(in: 0.05...1)
            let first = try Tool("timeout").run(
                ["-s", "KILL", String(moment), Fitsprov.tool.name] + arguments
                    + ["--into", index], in: folder.path)
            if first.status != 0 { killed += 1 }
            // What is there is there wholly; a journal that is left keeps strangers out.
            let partly = try? IndexDump.lines(folder.file(index))
            let rows = (partly ?? []).filter { $0 != "dirty" && !$0.contains(" used ") }
            #expect(Set(rows).subtracting(whole).sorted() == [])
            let next = try Fitsprov.tool.run(arguments + ["--into", index], in: folder.path)
            #expect(next.status == 0, "\(next.complaints)")
            let lines = try IndexDump.lines(folder.file(index))
            #expect(
                Set(lines).symmetricDifference(whole).sorted() == [], "killed after \(moment) s")
        }
        #expect(killed >= 5)
    }

    @Test func `two runs at once leave one whole index`() throws {
        let folder = try archive(400, stamped: 0)
        let index = "fitsprov index -q archive --batch 5 --into"
        let tool = Fitsprov.tool.name
        let command = index.replacing("fitsprov", with: tool)
        let both = try Tool("sh").run(
            [
                "-c",
                "\(command) both.sqlite & \(command) both.sqlite; status=$?; wait $!; echo $? $status",
            ],
            in: folder.path)
        #expect(both.output == "0 0\n", "\(both.complaints)")
        _ = try Tool("sh").run(["-c", "\(command) one.sqlite"], in: folder.path)
        let lines = try IndexDump.lines(folder.file("both.sqlite"))
        #expect(try lines == IndexDump.lines(folder.file("one.sqlite")))
        #expect(!lines.contains { $0.hasPrefix("nobody") })
    }

    @Test(arguments: ["INT", "TERM", "HUP"])
    func `a signal stops after the batch at hand, and it is said how to go on`(
        signal: String
    ) throws {
        let folder = try archive(400, stamped: 0)
        let stopped = try Tool("timeout").run(
            ["-s", signal, "0.03", Fitsprov.tool.name, "index", "archive", "--batch", "5"],
            in: folder.path)
        // It may have been done already, or not yet have begun.
        if stopped.complaints.contains("stopped") {
            #expect(
                stopped.complaints
                    == "fitsprov: archive.sqlite: stopped; the next run continues from here\n")
        }
        #expect(try Fitsprov.run("index", "archive", in: folder).status == 0)
    }

    @Test func `what is no index is left alone, and wrong usage is told`() throws {
        let folder = try archive(1, stamped: 0)
        try folder.write("precious".utf8, to: "notes")
        let notes = try Fitsprov.run("index", "archive", "--into", "notes", in: folder)
        #expect(notes.status == 2)
        #expect(try folder.bytes(of: "notes") == Array("precious".utf8))
        #expect(try Fitsprov.run("index", "none", in: folder).status == 64)
        #expect(try Fitsprov.run("index", "archive", "--batch", "0", in: folder).status == 64)
        #expect(try Fitsprov.run("index", in: folder).status == 64)
    }
}
