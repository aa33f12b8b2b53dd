import Foundation
import TestSupport
import Testing

@Suite struct DiffTests {
    /// Two folders, `a` and `b`, with a chain each; the second has other options, and other
    /// content where that follows.
    private func folder(
        _ options: [String: [String]], other: Set<String>
    ) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        for (side, options) in [("a", [:]), ("b", options)] {
            let chain = try LineageChain.folder(options) { name in
                LineageChain.small(side == "b" && other.contains(name) ? "other" + name : name)
            }
            try FileManager.default.copyItem(atPath: chain.path, toPath: folder.file(side))
        }
        return folder
    }

    @Test func `the first cause comes first, and what follows from it is told with it`() throws {
        let later: Set = ["flat.fits", "cal1.fits", "cal2.fits", "cube.fits", "spectrum.fits"]
        let folder = try folder(
            [
                "flat.fits": ["--software", "pipe=1.1", "--param", "clip=3"],
                "cube.fits": ["--param", "emin=0.2", "--set", "calib_version=v1.2"],
            ], other: later.union(["raw2.fits"]))
        let diff = try Fitsprov.run("diff", "a/spectrum.fits", "b/spectrum.fits", in: folder)
        #expect(diff.status == 1, "\(diff.complaints)")
        #expect(diff.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        try expectGolden(diff.output, "cli/diff.txt")
        let json = try Fitsprov.run(
            "diff", "--format", "json", "a/spectrum.fits", "b/spectrum.fits", in: folder)
        #expect(json.status == 1)
        try expectGolden(json.output, "cli/diff.json")
    }

    @Test func `products made the same way from the same have no difference`() throws {
        let folder = try folder([:], other: [])
        let diff = try Fitsprov.run("diff", "a/spectrum.fits", "b/spectrum.fits", in: folder)
        #expect(diff.status == 0)
        #expect(
            diff.output
                == "a/spectrum.fits and b/spectrum.fits: no difference in how they were made\n")
    }

    @Test func `a result that nothing recorded explains is a difference`() throws {
        let folder = try folder(
            [:], other: ["flat.fits", "cal1.fits", "cal2.fits", "cube.fits", "spectrum.fits"])
        let diff = try Fitsprov.run("diff", "a/spectrum.fits", "b/spectrum.fits", in: folder)
        #expect(diff.status == 1)
        #expect(diff.output.contains("1. makeflat  flat.fits  3 steps before\n"))
        #expect(diff.output.contains("content made the same way"))
        #expect(!diff.output.contains("2. "))
    }

    @Test func `another way to the same content is a note`() throws {
        let folder = try folder(["flat.fits": ["--param", "q=3"]], other: [])
        let diff = try Fitsprov.run("diff", "a/cube.fits", "b/cube.fits", in: folder)
        #expect(diff.status == 0)
        #expect(diff.output.contains("no difference but in how these were made\n"))
        #expect(diff.output.contains("note: makeflat (flat.fits) differs"))
        let words = diff.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("its content is the same: parameter q – | 3"))
    }

    @Test func `inputs go together by their names, in whatever order they were given`() throws {
        let folder = try folder([:], other: ["cal1.fits", "cal2.fits", "cube.fits"])
        try LineageChain.stamp(
            "b/cube.fits", "ctbin", ["--used", "b/cal2.fits=Main", "--used", "b/cal1.fits=Main"],
            in: folder)
        let diff = try Fitsprov.run("diff", "a/cube.fits", "b/cube.fits", in: folder)
        #expect(!diff.output.contains("cal1.fits | "))
        #expect(!diff.output.contains("raw"))
    }

    @Test func `an input that only one has is told`() throws {
        let folder = try folder(
            ["cube.fits": ["--used", "raw2.fits=Quality"]], other: ["cube.fits"])
        let diff = try Fitsprov.run("diff", "a/cube.fits", "b/cube.fits", in: folder)
        #expect(diff.status == 1)
        #expect(diff.output.contains("input Quality  – | raw2.fits"))
    }

    @Test func `a file without a stamp has status 3, one that is not there 2`() throws {
        let folder = try LineageChain.folder()
        #expect(try Fitsprov.run("diff", "raw1.fits", "cube.fits", in: folder).status == 3)
        #expect(try Fitsprov.run("diff", "none.fits", "cube.fits", in: folder).status == 2)
    }

    @Test func `paths that lead in a circle are compared`() throws {
        let folder = try ScratchFolder()
        for name in ["a.fits", "b.fits"] { try folder.write(LineageChain.small(name), to: name) }
        try LineageChain.stamp("a.fits", "one", ["--used", "b.fits"], in: folder)
        try LineageChain.stamp("b.fits", "two", ["--used", "a.fits"], in: folder)
        let diff = try Fitsprov.run("diff", "a.fits", "b.fits", in: folder)
        #expect(diff.status == 1)
    }
}
