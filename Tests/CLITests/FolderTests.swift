import Foundation
import TestSupport
import Testing

/// Commands that are given folders see the same files in them.
@Suite struct FolderTests {
    /// A folder with a stamped file whose name does not say what it is, and what is passed over.
    private func folder() throws -> ScratchFolder {
        let folder = try Fitsprov.folder()
        let manager = FileManager.default
        #expect(try Fitsprov.run("stamp", "cube.fits", "--activity", "x", in: folder).status == 0)
        try manager.createDirectory(
            atPath: folder.file("archive"), withIntermediateDirectories: false)
        for name in ["cube", "cube.v2", ".hidden.fits"] {
            try folder.write(try folder.bytes(of: "cube.fits"), to: "archive/" + name)
        }
        try folder.write("SIMPLE but not FITS".utf8, to: "archive/notes.txt")
        try manager.createSymbolicLink(
            atPath: folder.file("archive/link.fits"), withDestinationPath: "cube")
        return folder
    }

    @Test(arguments: [
        ["show", "archive"], ["verify", "archive"], ["keywords", "PROVACT", "archive"],
        ["find", "stamped", "--in", "archive"], ["fields", "archive"], ["audit", "archive"],
        ["index", "archive", "--into", "index.sqlite"],
    ])
    func `content tells a FITS file, and what is passed over is said`(arguments: [String]) throws {
        let folder = try folder()
        let outcome = try Fitsprov.tool.run(arguments, in: folder.path)
        #expect(
            outcome.complaints.hasPrefix(
                "fitsprov: archive: skipped: 1 symbolic link, 1 hidden name\n"))
        if ["show", "verify", "keywords", "find"].contains(arguments[0]) {
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("cube.v2"))
            #expect(!outcome.output.contains("notes"))
        }
    }
}
