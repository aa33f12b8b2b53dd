import Foundation
import TestSupport
import Testing

/// An index that knows nothing of what has happened since it was written.
@Suite struct LineageIndexTests {
    /// A chain in a folder that an index knows; then something happens to it.
    private func folder(
        since happened: (borrowing ScratchFolder) throws -> Void
    ) throws -> ScratchFolder {
        let folder = try LineageChain.folder()
        let index = try Fitsprov.run("index", "-q", "--into", "a.sqlite", ".", in: folder)
        #expect(index.status == 0, "\(index.complaints)")
        try happened(folder)
        return folder
    }

    /// What is said with the index and without must be the same.
    private func expectSame(_ folder: borrowing ScratchFolder, _ options: [String] = []) throws {
        let plain = try Fitsprov.tool.run(["lineage"] + options + ["cube.fits"], in: folder.path)
        let known = try Fitsprov.tool.run(
            ["lineage"] + options + ["--archive", "a.sqlite", "cube.fits"], in: folder.path)
        #expect(known.output == plain.output)
        #expect(known.status == plain.status)
    }

    @Test(arguments: [[], ["--no-check"]])
    func `a file that was renamed since the index was written is found`(
        _ options: [String]
    ) throws {
        let folder = try folder { folder in
            for (old, new) in [("flat.fits", "flat2.fits"), ("raw1.fits", "night1.fits")] {
                try FileManager.default.moveItem(
                    atPath: folder.file(old), toPath: folder.file(new))
            }
        }
        try expectSame(folder, options)
        let report = try LineageReport(["--archive", "a.sqlite", "cube.fits"], in: folder)
        #expect(report.words("flat.fits") == ["confirmed", "renamed"])
    }

    @Test(arguments: [[], ["--no-check"]])
    func `another product in the place of one that the index knows is not it`(
        _ options: [String]
    ) throws {
        let folder = try folder { folder in
            try folder.write(LineageChain.small("other"), to: "flat.fits")
            try LineageChain.stamp(
                "flat.fits", "other", ["--id", "urn:example:another", "--used", "raw2.fits"],
                in: folder)
        }
        try expectSame(folder, options)
        let report = try LineageReport(["--archive", "a.sqlite", "cube.fits"], in: folder)
        #expect(report.words("flat.fits") == ["missing", "another product has its name"])
    }

    @Test func `a copy that the index does not know stands for one that is gone`() throws {
        let folder = try folder { folder in
            let files = FileManager.default
            try files.createDirectory(
                atPath: folder.file("kept"), withIntermediateDirectories: false)
            try files.moveItem(
                atPath: folder.file("bias.fits"), toPath: folder.file("kept/b.fits"))
        }
        try expectSame(folder)
        let report = try LineageReport(["--archive", "a.sqlite", "cube.fits"], in: folder)
        #expect(report.words("bias.fits") == ["confirmed", "renamed", "moved"])
    }
}
