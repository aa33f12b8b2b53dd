import Foundation
import TestSupport
import Testing

/// Products of one content, each made from the one before without a change.
@Suite struct LineageTwinTests {
    private func folder(_ options: [String] = []) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        for number in 0...4 { try folder.write(LineageChain.small("same"), to: "p\(number).fits") }
        for number in 1...4 {
            try LineageChain.stamp(
                "p\(number).fits", "step", ["--used", "p\(number - 1).fits"] + options, in: folder)
        }
        return folder
    }

    @Test func `each is made from the one before, and no circle is invented`() throws {
        let folder = try folder()
        let report = try LineageReport(["p4.fits"], in: folder)
        #expect(report.nodes.map(\.name) == (0...4).reversed().map { "p\($0).fits" })
        let forth = try LineageReport(["--direction", "forth", "p1.fits"], in: folder)
        #expect(forth.edges.map { [$0.from, $0.to] } == [[1, 0], [2, 1], [3, 2]])
    }

    @Test func `what is lost is not found in what was made from it`() throws {
        let folder = try folder(["--carry", "all"])
        for name in ["p0.fits", "p2.fits", "p3.fits"] {
            try FileManager.default.removeItem(atPath: folder.file(name))
        }
        let report = try LineageReport(["p4.fits"], in: folder)
        #expect(report.cycles == [])
        #expect(report.words("p3.fits") == ["carried"])
        #expect(report.words("p1.fits") == ["confirmed"])
        #expect(report.words("p0.fits") == ["missing"])
    }

    @Test func `a raw file that is lost is not found in what was made from it`() throws {
        let folder = try folder()
        try FileManager.default.removeItem(atPath: folder.file("p0.fits"))
        for name in ["p1.fits", "p4.fits"] {
            let report = try LineageReport([name], in: folder)
            #expect(report.cycles == [])
            #expect(report.words("p0.fits") == ["missing"])
        }
    }

    @Test func `another product of the content is taken if nothing else fits, and said`() throws {
        let folder = try folder()
        try folder.write(LineageChain.small("other"), to: "q.fits")
        try LineageChain.stamp("q.fits", "use", ["--used", "p2.fits"], in: folder)
        for name in ["p0.fits", "p1.fits", "p2.fits", "p4.fits"] {
            try FileManager.default.removeItem(atPath: folder.file(name))
        }
        let report = try LineageReport(["q.fits"], in: folder)
        #expect(
            report.words("p2.fits") == ["confirmed", "renamed", "stamped with another identifier"])
    }

    @Test func `an input without the stamp that it had is said to have none`() throws {
        let folder = try LineageChain.folder()
        #expect(try Fitsprov.run("strip", "-q", "flat.fits", in: folder).status == 0)
        let report = try LineageReport(["cal1.fits"], in: folder)
        #expect(report.words("flat.fits") == ["confirmed", "has no stamp any more"])
    }
}
