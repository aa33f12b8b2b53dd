import Foundation
import TestSupport
import Testing

@Suite struct LineageTests {
    @Test(arguments: [["lineage"], ["lineage", "--format", "json"], ["replay"]])
    func `what a search passes over is said`(command: [String]) throws {
        let folder = try LineageChain.folder()
        let manager = FileManager.default
        try manager.createSymbolicLink(
            atPath: folder.file("link.fits"), withDestinationPath: "cube.fits")
        try folder.write("x".utf8, to: ".hidden")
        let words = "fitsprov: \(folder.path): skipped: 1 symbolic link, 1 hidden name\n"
        func complaints() throws -> String {
            try Fitsprov.tool.run(command + ["spectrum.fits"], in: folder.path).complaints
        }
        // What is where it was is not searched for.
        #expect(try complaints() == "")
        try manager.moveItem(atPath: folder.file("raw1.fits"), toPath: folder.file("night1.fits"))
        #expect(try complaints() == words)
    }

    @Test func `a folder of which a name cannot be looked at is said, and is status 2`() throws {
        let folder = try LineageChain.folder()
        let made = try Tool("bash").run(
            ["-c", "mkdir sub && touch sub/$'\\xff.fits'"], in: folder.path)
        #expect(made.status == 0)
        try FileManager.default.moveItem(
            atPath: folder.file("raw1.fits"), toPath: folder.file("night1.fits"))
        let outcome = try Fitsprov.run("lineage", "spectrum.fits", in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.complaints.contains("the name is not UTF-8"))
        for command in ["show", "verify"] {
            let other = try Fitsprov.run(command, ".", in: folder)
            #expect(other.status == 2, "\(command)")
            #expect(other.complaints.contains("the name is not UTF-8"))
        }
        let stamped = try Fitsprov.run("stamp", ".", "--activity", "x", "--no-sync", in: folder)
        #expect(stamped.status == 2)
    }

    @Test func `the tree shows five levels, each product once`() throws {
        let folder = try LineageChain.folder()
        let tree = try Fitsprov.run("lineage", "spectrum.fits", in: folder)
        #expect(tree.status == 0, "\(tree.complaints)")
        #expect(tree.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(tree.output.contains("9 products, 5 levels: 8 confirmed\n"))
        try expectGolden(tree.output, "cli/lineage.txt")
    }

    @Test func `the JSON has the same layout in every release`() throws {
        let folder = try LineageChain.folder([
            "flat.fits": [
                "--start", "2026-03-13T23:44:46", "--set", "calib_version=v1.2", "--param", "n=3",
                "--agent", "CTA Consortium=Creator",
            ]
        ])
        try FileManager.default.removeItem(atPath: folder.file("dark.fits"))
        let json = try Fitsprov.run("lineage", "--format", "json", "flat.fits", in: folder)
        #expect(json.status == 1)
        try expectGolden(json.output, "cli/lineage.json")
    }

    @Test(.enabled(if: Tool.gzip.isPresent, Tool.gzip.notice))
    func `what became of each file is said`() throws {
        let folder = try LineageChain.folder()
        try LineageChain.disturb(folder)
        let tree = try Fitsprov.run("lineage", "spectrum.fits", in: folder)
        #expect(tree.status == 1)
        try expectGolden(tree.output, "cli/lineage-disturbed.txt")
        try expectFates(try LineageReport(["spectrum.fits"], in: folder))
    }

    @Test func `without measuring, a stamp's word is called so`() throws {
        let folder = try LineageChain.folder()
        let tree = try Fitsprov.run("lineage", "--no-check", "spectrum.fits", in: folder)
        #expect(tree.status == 0)
        try expectGolden(tree.output, "cli/lineage-no-check.txt")
    }

    @Test func `documents that were carried tell of files that are gone`() throws {
        let folder = try LineageChain.folder([
            "cal1.fits": ["--carry", "all"], "cube.fits": ["--carry", "all"],
        ])
        for name in ["cal1.fits", "flat.fits"] {
            try FileManager.default.removeItem(atPath: folder.file(name))
        }
        let report = try LineageReport(["spectrum.fits"], in: folder)
        #expect(report.words("cal1.fits") == ["carried"])
        #expect(report.words("flat.fits") == ["carried"])
        #expect(report.words("raw1.fits") == ["confirmed"])
        #expect(report.words("bias.fits") == ["confirmed"])
        let tree = try Fitsprov.run("lineage", "spectrum.fits", in: folder)
        #expect(tree.status == 0)
        try expectGolden(tree.output, "cli/lineage-carried.txt")
    }

    @Test func `a document that was carried is believed only if it is of what was used`() throws {
        let folder = try LineageChain.folder()
        // The cube carries what the flat-field was made from; the flat-field is made anew, used by
        // the spectrum alone, and lost.
        try LineageChain.stamp(
            "cube.fits", "ctbin", ["--used", "flat.fits", "--carry", "all"], in: folder)
        try folder.write(LineageChain.small("another flat"), to: "flat.fits")
        try LineageChain.stamp("flat.fits", "makeflat", [], in: folder)
        try LineageChain.stamp(
            "spectrum.fits", "ctspec", ["--used", "flat.fits", "--used", "cube.fits"], in: folder)
        try FileManager.default.removeItem(atPath: folder.file("flat.fits"))
        let report = try LineageReport(["spectrum.fits"], in: folder)
        #expect(report.words("flat.fits") == ["missing"])
    }

    @Test func `a document that is met late tells of what was met before`() throws {
        let folder = try LineageChain.folder()
        try LineageChain.stamp(
            "cal2.fits", "calibrate", ["--used", "flat.fits", "--carry", "all"], in: folder)
        try LineageChain.stamp(
            "spectrum.fits", "ctspec", ["--used", "flat.fits", "--used", "cal2.fits"], in: folder)
        try FileManager.default.removeItem(atPath: folder.file("flat.fits"))
        let report = try LineageReport(["spectrum.fits"], in: folder)
        #expect(report.words("flat.fits") == ["carried"])
        #expect(report.words("bias.fits") == ["confirmed"])
    }

    @Test func `many inputs that are alike are one line, and what is wrong is shown`() throws {
        let folder = try ScratchFolder()
        var used: [String] = []
        for number in 10..<40 {
            let name = "night\(number).fits"
            try folder.write(LineageChain.small(name), to: name)
            used += ["--used", "\(name)=Main"]
        }
        try folder.write(LineageChain.small("flat"), to: "flat.fits")
        try folder.write(LineageChain.small("stack"), to: "stack.fits")
        try LineageChain.stamp("flat.fits", "makeflat", [], in: folder)
        try LineageChain.stamp(
            "stack.fits", "stack", used + ["--used", "flat.fits=Calibration"], in: folder)
        try FileManager.default.removeItem(atPath: folder.file("night25.fits"))
        try LineageChain.change("night35.fits", in: folder)
        let tree = try Fitsprov.run("lineage", "stack.fits", in: folder)
        #expect(tree.status == 1)
        try expectGolden(tree.output, "cli/lineage-stack.txt")
        let all = try Fitsprov.run("lineage", "--all", "stack.fits", in: folder)
        #expect(all.output.split(separator: "\n").count == 33)
    }

    @Test func `people are named, and colours used, when they are asked for`() throws {
        let folder = try LineageChain.folder(["cube.fits": ["--agent", "CTA Consortium"]])
        let tree = try Fitsprov.run(
            "lineage", "--agent", "--color", "always", "spectrum.fits", in: folder)
        #expect(tree.output.contains("for CTA Consortium"))
        #expect(tree.output.contains("\u{1B}[32mconfirmed\u{1B}[0m"))
        let plain = try Fitsprov.run("lineage", "spectrum.fits", "-o", "tree.txt", in: folder)
        #expect(plain.output.isEmpty)
        let text = String(decoding: try folder.bytes(of: "tree.txt"), as: UTF8.self)
        #expect(!text.contains("for CTA Consortium"))
        try expectGolden(text, "cli/lineage.txt")
    }

    @Test func `a file that was edited since its stamp has status 1`() throws {
        let folder = try LineageChain.folder()
        try LineageChain.change("spectrum.fits", in: folder)
        let tree = try Fitsprov.run("lineage", "spectrum.fits", in: folder)
        #expect(tree.status == 1)
        #expect(tree.output.contains("edited since its stamp"))
    }

    @Test func `what was made from a file is found forth`() throws {
        let folder = try LineageChain.folder()
        let tree = try Fitsprov.run("lineage", "--direction", "forth", "bias.fits", in: folder)
        #expect(tree.status == 0)
        try expectGolden(tree.output, "cli/lineage-forth.txt")
        let raw = try Fitsprov.run("lineage", "--direction", "forth", "raw1.fits", in: folder)
        #expect(raw.status == 0)
        #expect(raw.output.contains("4 products, 4 levels"))
        let last = try Fitsprov.run("lineage", "--direction", "forth", "spectrum.fits", in: folder)
        #expect(last.status == 3)
        #expect(last.complaints.contains("--root FOLDER or --archive DIR looks elsewhere"))
    }

    @Test func `a product of more inputs than cards hold is found forth by its last one`() throws {
        let folder = try ScratchFolder()
        try folder.write(LineageChain.small("stack"), to: "stack.fits")
        try folder.write(LineageChain.small("last"), to: "last.fits")
        let urls = (1...105).flatMap { ["--used", "http://example.org/\($0).fits"] }
        try LineageChain.stamp("stack.fits", "stack", urls + ["--used", "last.fits"], in: folder)
        try FileManager.default.moveItem(
            atPath: folder.file("last.fits"), toPath: folder.file("renamed.fits"))
        let forth = try Fitsprov.run("lineage", "--direction", "forth", "renamed.fits", in: folder)
        #expect(forth.status == 0)
        #expect(forth.output.contains("used it as last.fits"))
    }

    @Test func `an archive tells of files that lie elsewhere`() throws {
        let folder = try LineageChain.folder()
        let files = FileManager.default
        try files.createDirectory(atPath: folder.file("x"), withIntermediateDirectories: false)
        try files.moveItem(
            atPath: folder.file("spectrum.fits"), toPath: folder.file("x/spectrum.fits"))
        let alone = try Fitsprov.run("lineage", "x/spectrum.fits", in: folder)
        #expect(alone.status == 1)
        let report = try LineageReport(["--archive", ".", "x/spectrum.fits"], in: folder)
        #expect(report.nodes.count == 9)
        #expect(report.edges.allSatisfy { $0.state == "confirmed" })
        let none = try Fitsprov.run(
            "lineage", "--archive", "raw1.fits", "x/spectrum.fits", in: folder)
        #expect(none.status == 2)
        #expect(none.complaints.hasPrefix("fitsprov: raw1.fits: is neither a folder nor an index"))
        let root = try LineageReport(["--root", ".", "x/spectrum.fits"], in: folder)
        #expect(root.nodes.count == 9)
    }

    @Test func `an index tells of files that lie elsewhere, and they are measured`() throws {
        let folder = try LineageChain.folder()
        let files = FileManager.default
        for name in ["x", "archive"] {
            try files.createDirectory(atPath: folder.file(name), withIntermediateDirectories: false)
        }
        for name in LineageChain.names {
            let place = name == "spectrum.fits" ? "x" : "archive"
            try files.moveItem(atPath: folder.file(name), toPath: folder.file("\(place)/\(name)"))
        }
        let index = try Fitsprov.run(
            "index", "-q", "--digests", "--into", "a.sqlite", "archive", in: folder)
        #expect(index.status == 0, "\(index.complaints)")
        let arguments = ["--archive", "a.sqlite", "x/spectrum.fits"]
        let before = try LineageReport(arguments, in: folder)
        #expect(before.nodes.count == 9)
        #expect(before.edges.allSatisfy { $0.state == "confirmed" })
        let unmeasured = try LineageReport(["--no-check"] + arguments, in: folder)
        #expect(unmeasured.edges.allSatisfy { $0.state == "identified" })
        // The index knows nothing of what has happened since.
        try LineageChain.change("archive/raw1.fits", in: folder)
        try files.removeItem(atPath: folder.file("archive/bias.fits"))
        let after = try LineageReport(arguments, in: folder)
        #expect(after.words("raw1.fits").first != "confirmed")
        #expect(after.words("bias.fits") == ["missing", "gone"])
        let forth = try Fitsprov.run(
            "lineage", "--direction", "forth", "--archive", "a.sqlite", "archive/raw2.fits",
            in: folder)
        #expect(forth.status == 0)
        #expect(forth.output.contains("cube.fits"))
    }

    @Test func `the depth that is asked for is kept, and said`() throws {
        let folder = try LineageChain.folder()
        let report = try LineageReport(["--depth", "2", "spectrum.fits"], in: folder)
        #expect(report.nodes.map(\.level).max() == 2)
        #expect(report.truncated == ["depth"])
        let none = try LineageReport(["--depth", "0", "spectrum.fits"], in: folder)
        #expect(none.nodes.count == 1)
    }

    @Test func `inputs may be other files, and damaged ones are told`() throws {
        let folder = try ScratchFolder()
        try folder.write("1 2 3\n".utf8, to: "table.txt")
        for name in ["raw.fits", "cube.fits"] {
            try folder.write(LineageChain.small(name), to: name)
        }
        try LineageChain.stamp(
            "cube.fits", "make", ["--used", "table.txt", "--used", "raw.fits"], in: folder)
        #expect(try Fitsprov.run("lineage", "cube.fits", in: folder).status == 0)
        let forth = try Fitsprov.run("lineage", "--direction", "forth", "table.txt", in: folder)
        #expect(forth.status == 0, "\(forth.complaints)")
        #expect(try Fitsprov.run("lineage", "table.txt", in: folder).status == 2)
        try folder.write(try folder.bytes(of: "raw.fits").prefix(2880 + 7), to: "raw.fits")
        let damaged = try LineageReport(["cube.fits"], in: folder)
        #expect(damaged.words("raw.fits").first == "changed since it was used")
        try folder.write("SIMPLE  =   ".utf8, to: "raw.fits")
        let broken = try Fitsprov.run("lineage", "cube.fits", in: folder)
        #expect(broken.status == 2)
        #expect(broken.complaints.hasPrefix("fitsprov: raw.fits: "))
    }

    @Test func `a file without a stamp has status 3, one that is not there 2`() throws {
        let folder = try LineageChain.folder()
        #expect(try Fitsprov.run("lineage", "raw1.fits", in: folder).status == 3)
        let missing = try Fitsprov.run("lineage", "none.fits", in: folder)
        #expect(missing.status == 2)
        #expect(missing.complaints.hasPrefix("fitsprov: none.fits: "))
    }
}

/// Expects what `LineageChain.disturb` did to be said of each file.
func expectFates(_ report: LineageReport, sourceLocation: SourceLocation = #_sourceLocation) throws
{
    let fates = [
        "raw1.fits": ["confirmed", "renamed"], "flat.fits": ["confirmed", "compressed"],
        "cal1.fits": ["confirmed", "moved"], "bias.fits": ["missing"],
        "cal2.fits": ["changed since it was used", "edited since its stamp"],
        "dark.fits": ["missing", "another product has its name"],
        "raw2.fits": ["confirmed"], "cube.fits": ["confirmed"],
    ]
    for (name, fate) in fates {
        #expect(report.words(name) == fate, "\(name)", sourceLocation: sourceLocation)
    }
}
