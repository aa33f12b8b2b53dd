import Foundation
import TestSupport
import Testing

@Suite struct LineageHostileTests {
    @Test func `files that name each other are a cycle, followed once`() throws {
        let folder = try ScratchFolder()
        for name in ["a.fits", "b.fits", "c.fits"] {
            try folder.write(LineageChain.small(name), to: name)
        }
        // The stamp leaves the content as it is, so each can be named with its digest.
        try LineageChain.stamp("a.fits", "one", ["--used", "c.fits"], in: folder)
        try LineageChain.stamp("b.fits", "two", ["--used", "a.fits"], in: folder)
        try LineageChain.stamp("c.fits", "three", ["--used", "b.fits"], in: folder)
        let tree = try Fitsprov.run("lineage", "c.fits", in: folder)
        #expect(tree.status == 1)
        try expectGolden(tree.output, "cli/lineage-cycle.txt")
        let report = try LineageReport(["c.fits"], in: folder)
        #expect(report.cycles == [[0, 1, 2]])
        #expect(report.nodes.count == 3)
    }

    @Test func `a file that names itself is said to`() throws {
        let folder = try ScratchFolder()
        try folder.write(LineageChain.small("a"), to: "a.fits")
        try LineageChain.stamp("a.fits", "one", ["--used", "a.fits"], in: folder)
        let tree = try Fitsprov.run("lineage", "a.fits", in: folder)
        #expect(tree.output.contains("↑ itself"))
        #expect(try LineageReport(["a.fits"], in: folder).cycles == [[0]])
    }

    @Test func `hostile names are shown escaped, in every format`() throws {
        let folder = try ScratchFolder()
        let name = "a\u{1B}[31m\n$(touch x)'\".fits"
        try folder.write(LineageChain.small("raw"), to: name)
        try folder.write(LineageChain.small("cube"), to: "cube.fits")
        try LineageChain.stamp("cube.fits", "make\u{202E}it", ["--used", name], in: folder)
        for format in ["tree", "json"] {
            let outcome = try Fitsprov.run(
                "lineage", "--format", format, "cube.fits", in: folder)
            #expect(outcome.status == 0, "\(outcome.complaints)")
            #expect(
                (outcome.output + outcome.complaints).unicodeScalars.allSatisfy {
                    $0 == "\n" || ![.control, .format].contains($0.properties.generalCategory)
                })
        }
    }

    @Test func `nothing outside of the folder is opened`() throws {
        let folder = try ScratchFolder()
        let files = FileManager.default
        try files.createDirectory(atPath: folder.file("in"), withIntermediateDirectories: false)
        try folder.write(LineageChain.small("raw"), to: "raw.fits")
        try folder.write(LineageChain.small("cube"), to: "in/cube.fits")
        try files.createSymbolicLink(
            atPath: folder.file("in/link.fits"), withDestinationPath: folder.file("raw.fits"))
        try LineageChain.stamp(
            "in/cube.fits", "make",
            ["--used", "raw.fits", "--used", "http://127.0.0.1:9/x.fits", "--used", "/etc/passwd"],
            in: folder)
        let report = try LineageReport(["in/cube.fits"], in: folder)
        #expect(report.edges.map(\.state) == ["outside", "outside", "outside"])
        let tree = try Fitsprov.run("lineage", "in/cube.fits", in: folder)
        #expect(tree.status == 0)
    }

    @Test func `a pipe in the place of an input is not waited for`() throws {
        let folder = try ScratchFolder()
        try folder.write(LineageChain.small("raw"), to: "raw.fits")
        try folder.write(LineageChain.small("cube"), to: "cube.fits")
        try LineageChain.stamp("cube.fits", "make", ["--used", "raw.fits"], in: folder)
        try FileManager.default.removeItem(atPath: folder.file("raw.fits"))
        _ = try Tool("mkfifo").run(["raw.fits"], in: folder.path)
        let tree = try Fitsprov.run("lineage", "cube.fits", in: folder)
        #expect(tree.status == 2)
        #expect(tree.complaints.contains("fitsprov: raw.fits: "))
        #expect(tree.complaints.contains(": skipped: 1 pipe, socket or device\n"))
    }

    @Test func `ten thousand inputs are listed in a moment`() throws {
        let folder = try ScratchFolder()
        try folder.write(LineageChain.small("cube"), to: "cube.fits")
        let used = (1...10_000).map {
            #"{"file": "http://example.org/\#($0)", "id": "urn:x:\#($0)"}"#
        }
        try folder.write(
            #"{"activity": {"name": "stack"}, "used": [\#(used.joined(separator: ","))]}"#.utf8,
            to: "step.json")
        let stamp = try Fitsprov.run(
            "stamp", "-q", "cube.fits", "--record", "step.json", in: folder)
        #expect(stamp.status == 0, "\(stamp.complaints)")
        let report = try LineageReport(["cube.fits"], in: folder)
        #expect(report.nodes.count == 10_001)
    }
}
