import Foundation
import TestSupport
import Testing

/// Paths that a terminal would obey, given to other programs.
struct HostilePathTests {
    // A line feed, an escape, a backslash and a quote, which a person is shown as escapes.
    @Test(arguments: ["ni\nght", "n\u{1b}[31m", "n\\u{a}", "n'\"", "n\u{202e}"])
    func `paths that are asked for as bytes are not escaped`(_ name: String) throws {
        let folder = try ScratchFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("archive/\(name)"), withIntermediateDirectories: true)
        for file in ["raw.fits", "cal.fits"] {
            try folder.write(
                FITSBytes.primary([FITSBytes.fixed("OBJECT", "'\(file.prefix(3))'")]),
                to: "archive/\(name)/\(file)")
        }
        let stamp = try Fitsprov.tool.run(
            [
                "stamp", "-q", "--no-sync", "archive/\(name)/cal.fits", "--activity", "calibrate",
                "--used", "archive/\(name)/raw.fits=Main",
            ], in: folder.path)
        #expect(stamp.status == 0, "\(stamp.complaints)")
        let path = folder.file("archive/\(name)/cal.fits")
        let found = try Fitsprov.tool.run(
            ["find", "stamped", "-0", "--in", "archive"], in: folder.path)
        #expect(found.output == path + "\0", "\(found.complaints)")
        let impact = try Fitsprov.tool.run(
            ["impact", "archive/\(name)/raw.fits", "-0", "--in", "archive"], in: folder.path)
        #expect(impact.output == path + "\0", "\(impact.complaints)")
    }
}
