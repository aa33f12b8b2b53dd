import FITS
import PROV
import TestSupport
import Testing

@testable import FitsProv

@Suite struct LineageLimitTests {
    /// A file whose cards alone say that it was made from others of these names.
    private func write(
        _ name: String, from used: [String], in folder: borrowing ScratchFolder
    ) throws {
        var cards = [
            FITSBytes.fixed("PROVVERS", "'FITSPROV 1.0'"),
            FITSBytes.fixed("PROVID", "'urn:x:\(name)'"), FITSBytes.fixed("PROVACT", "'step'"),
            FITSBytes.fixed("PROVNIN", used.count),
        ]
        for (index, input) in used.enumerated() {
            cards.append(FITSBytes.fixed("PROVIN\(index + 1)", "'\(input)'"))
            cards.append(FITSBytes.fixed("PROVID\(index + 1)", "'urn:x:\(input)'"))
        }
        try folder.write(FITSBytes.primary(cards + [FITSBytes.fixed("PROVEND", 1)]), to: name)
    }

    private func lineage(
        _ name: String, _ limits: Lineage.Limits = Lineage.Limits(),
        _ direction: Lineage.Direction = .back, in folder: borrowing ScratchFolder
    ) throws -> Lineage {
        let files = KnownFiles(in: OpenableFolders([folder.path]))
        let catalogue = HeaderCatalogue(roots: [folder.path], files: files)
        return try Lineage(
            of: folder.file(name), direction, in: catalogue, files: files, limits: limits)
    }

    @Test func `a chain of two thousand products is followed to its end, both ways`() throws {
        let folder = try ScratchFolder()
        let count = 2_000
        for number in 0..<count {
            let next = number + 1 < count ? ["\(number + 1).fits"] : []
            try write("\(number).fits", from: next, in: folder)
        }
        let back = try lineage("0.fits", in: folder)
        #expect(back.nodes.count == count)
        #expect(back.levels == count)
        #expect(back.cycles.isEmpty)
        #expect(back.document().document.records(.activity).count == count)
        let forth = try lineage("\(count - 1).fits", Lineage.Limits(), .forth, in: folder)
        #expect(forth.levels == count)
    }

    @Test func `a diamond of many levels is not followed along every path`() throws {
        let folder = try ScratchFolder()
        let levels = 60
        for level in 0..<levels {
            let next = level + 1 < levels ? ["a\(level + 1).fits", "b\(level + 1).fits"] : []
            try write("a\(level).fits", from: next, in: folder)
            try write("b\(level).fits", from: next, in: folder)
        }
        let lineage = try lineage("a0.fits", in: folder)
        #expect(lineage.nodes.count == 2 * levels - 1)
        #expect(lineage.edges.count == 4 * (levels - 1) - 2)
    }

    @Test func `forth, a file is compared only with the references that may mean it`() throws {
        let folder = try ScratchFolder()
        let count = 30
        for number in 0..<count {
            try write("\(number).fits", from: (0..<number).map { "\($0).fits" }, in: folder)
        }
        let files = KnownFiles(in: OpenableFolders([folder.path]))
        let catalogue = HeaderCatalogue(roots: [folder.path], files: files)
        var builder = LineageBuilder(.forth, catalogue, files, Lineage.Limits())
        try builder.start(folder.file("0.fits"))
        try builder.goForth()
        #expect(builder.lineage.nodes.count == count)
        #expect(builder.lineage.edges.count == count * (count - 1) / 2)
        // Each pair of products once: with all references of each user it would be the cube.
        #expect(builder.comparisons == builder.lineage.edges.count)
    }

    @Test func `limits end in a cut that is named`() throws {
        let folder = try ScratchFolder()
        try write("a.fits", from: (1...50).map { "x\($0).fits" }, in: folder)
        var limits = Lineage.Limits()
        limits.nodes = 10
        let few = try lineage("a.fits", limits, in: folder)
        #expect(few.nodes.count == 10)
        #expect(few.cuts == [.nodes])
        #expect(few.isDoubtful)
        limits = Lineage.Limits()
        limits.edges = 7
        #expect(try lineage("a.fits", limits, in: folder).edges.count == 7)
    }

    @Test func `forth, what there is no room for is not read`() throws {
        let folder = try ScratchFolder()
        try write("raw.fits", from: [], in: folder)
        for number in 0..<20 { try write("\(number).fits", from: ["raw.fits"], in: folder) }
        let users = (0..<20).map {
            Candidate(path: folder.file("\($0).fits"), identifier: nil, digest: nil)
        }
        let files = KnownFiles(in: OpenableFolders([folder.path]))
        var limits = Lineage.Limits()
        limits.nodes = 5
        let lineage = try Lineage(
            of: folder.file("raw.fits"), .forth, in: Users(users), files: files, limits: limits)
        #expect(lineage.nodes.count == 5)
        #expect(lineage.cuts == [.nodes])
        #expect(users.count { files.knownFacts($0.path) != nil } == 4)
    }

    /// A catalogue that only knows who used something.
    private struct Users: Catalogue {
        let files: [Candidate]
        var roots: [String] { [] }

        init(_ files: [Candidate]) { self.files = files }

        func candidate(at path: String) -> Candidate? { nil }
        func candidates(digest: String) -> Candidates { Candidates([]) }
        func candidates(identifier: String) -> Candidates { Candidates([]) }
        func candidates(name: NormalName) -> Candidates { Candidates([]) }
        func candidates(alias: NormalName) -> Candidates { Candidates([]) }
        func users(of candidate: Candidate) -> Candidates {
            Candidates(candidate.path.hasSuffix("raw.fits") ? files : [])
        }
    }

    @Test func `documents beyond a limit are not kept, and what they say is known still`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let files = KnownFiles(
            in: OpenableFolders([fixture.folder.path]), documentBytes: 100)
        let catalogue = HeaderCatalogue(roots: [fixture.folder.path], files: files)
        let lineage = try Lineage(of: fixture.product, in: catalogue, files: files)
        #expect(lineage.cuts.contains(.documents))
        #expect(lineage.nodes[0].document == nil)
        #expect(lineage.nodes[0].provenance?.parameters.count == 3)
        let document = lineage.document().document
        #expect(document.validate().isValid)
        #expect(document.records(.wasGeneratedBy).count == 1)
    }

    @Test func `a folder of too many files is searched in part, and that is said`() throws {
        let folder = try ScratchFolder()
        try write("a.fits", from: ["gone.fits"], in: folder)
        for number in 0..<20 { try write("\(number).fits", from: [], in: folder) }
        let files = KnownFiles(in: OpenableFolders([folder.path]))
        var limits = HeaderCatalogue.Limits()
        limits.files = 5
        let catalogue = HeaderCatalogue(roots: [folder.path], files: files, limits: limits)
        let lineage = try Lineage(of: folder.file("a.fits"), in: catalogue, files: files)
        #expect(lineage.cuts == [.files])
    }

    @Test func `products that only have the name of what was used did not use it`() throws {
        let folder = try ScratchFolder()
        try write("raw.fits", from: [], in: folder)
        try write("cube.fits", from: ["raw.fits"], in: folder)
        let forth = try lineage("raw.fits", Lineage.Limits(), .forth, in: folder)
        #expect(forth.nodes.map(\.name) == ["raw.fits", "cube.fits"])
    }
}
