import Foundation
import TestSupport
import Testing

/// Programs run by `fitsprov run`, and what their products say.
enum RunFixture {
    /// Whether the kernel tells here, which a container may forbid.
    static let isTraced: Bool = {
        guard let folder = try? Fitsprov.folder() else { return false }
        let outcome = try? Fitsprov.run("run", "--dry-run", "--", "true", in: folder)
        return outcome?.complaints.contains("seen by     kernel") == true
    }()

    /// What a skipped test says.
    static let notice: Comment = "the kernel does not tell of files here"

    /// A Python to hold a terminal.
    static let python = Tool("python3", probe: ["-c", "import pty"])

    /// Options with which the kernel tells, where it can, and with which it is not asked.
    static let methods: [[String]] = isTraced ? [[], ["--no-trace"]] : [["--no-trace"]]

    /// Runs a command.
    static func run(
        _ options: [String] = [], _ command: String..., in folder: borrowing ScratchFolder
    ) throws -> Tool.Outcome {
        try Fitsprov.tool.run(["run"] + options + ["--"] + command, in: folder.path)
    }

    /// What a product says of its making.
    static func provenance(
        _ name: String, in folder: borrowing ScratchFolder
    ) throws -> [String: Any] {
        let shown = try Fitsprov.run("show", "--format", "json", name, in: folder)
        try #require(shown.status == 0, "\(name): \(shown.complaints)")
        let value = try JSONSerialization.jsonObject(with: Data(shown.output.utf8))
        return try #require((value as? [String: Any])?["provenance"] as? [String: Any])
    }

    /// The locations of what a product says that it used, or of its configuration.
    static func locations(
        _ key: String, _ name: String, in folder: borrowing ScratchFolder
    ) throws -> [String] {
        let list = try provenance(name, in: folder)[key] as? [[String: Any]] ?? []
        return list.compactMap { $0["location"] as? String }.sorted()
    }

    /// Whether a product is as it is without a stamp.
    static func isUnstamped(_ name: String, in folder: borrowing ScratchFolder) throws -> Bool {
        try Fitsprov.run("show", name, in: folder).status == 3
    }
}
