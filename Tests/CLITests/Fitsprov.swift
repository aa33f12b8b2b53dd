import Foundation
import TestSupport

/// The program under test, run as a user runs it.
enum Fitsprov {
    /// The program, built next to the tests.
    static let tool = Tool(path)

    /// Where the program is.
    static var path: String {
        let tests =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "fitsprov").path
    }

    /// Runs the program in a folder.
    static func run(
        _ arguments: String..., in folder: borrowing ScratchFolder
    ) throws -> Tool.Outcome {
        try tool.run(arguments, in: folder.path)
    }

    /// The arguments of the stamp that the documentation shows.
    static let stampArguments = [
        "stamp", "cube.fits", "--activity", "ctbin", "--software", "ctools=2.1.0",
        "--used", "events.fits=Main", "--param", "ebins=20", "--agent", "CTA Consortium",
        "--set", "calib_version=v1.2", "--set", "reco_method=ImPACT",
        "--set", "applied_cuts=theta2 < 0.04",
    ]

    /// Identifiers that make the output of a stamp the same in every run.
    static let fixedIdentifiers = [
        "--id", "urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "--activity-id", "urn:uuid:16fd2706-8baf-433b-82eb-8c7fada847da",
    ]

    /// A folder with `cube.fits` and `events.fits`, not stamped.
    static func folder() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let data = (0..<400).map { UInt8(truncatingIfNeeded: $0) }
        try folder.write(
            FITSBytes.primary(
                axes: [20, 20], [FITSBytes.fixed("OBJECT", "'Crab    '")], data: data),
            to: "cube.fits")
        try folder.write(
            FITSBytes.primary() + FITSBytes.table(forms: ["4B"], rowSize: 4, rows: 100, data: data),
            to: "events.fits")
        return folder
    }
}
