import Files

/// The revision of the git repository that a folder belongs to.
enum GitRevision {
    /// How long git may take: a large tree is not waited for.
    private static let patience = Duration.seconds(2)
    private static let mostBytes = 1 << 16
    /// What keeps git from running programs of the repository, and from writing to it.
    private static let caution = [
        "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    ]

    /// The revision, and whether files differ from it; nothing without a repository, or without git.
    static func settings(of folder: String) -> [(name: String, value: String)] {
        guard isInRepository(folder), let git = ChildProcess.find("git") else { return [] }
        guard let revision = output(git, ["-C", folder] + caution + ["rev-parse", "HEAD"]) else {
            return []
        }
        let status = output(
            git,
            ["-C", folder] + caution + ["status", "--porcelain", "--untracked-files=no", "-z"])
        let words = status.map { $0.isEmpty ? "no" : "yes" } ?? "unknown"
        return [("git_revision", revision.filter { !$0.isWhitespace }), ("git_dirty", words)]
    }

    /// Whether the folder, or one above, holds a repository: without one, git need not be asked.
    private static func isInRepository(_ folder: String) -> Bool {
        var place = folder
        while Paths.resolved(Paths.joined(place, ".git")) == nil {
            guard place != "/" else { return false }
            place = Paths.folder(of: place)
        }
        return true
    }

    private static func output(_ git: String, _ arguments: [String]) -> String? {
        guard
            let ending = try? ChildProcess.run(
                git, arguments, input: [], mostBytes: mostBytes, timeLimit: patience),
            ending.status == 0
        else { return nil }
        return String(decoding: ending.output, as: UTF8.self)
    }
}
