import Files

/// Works on many files at once, and gives the results in the order of the files.
enum ManyFiles {
    /// How many files are in flight: reading is waiting, also with few cores.
    private static let width = 8

    /// Runs `work` on every file and `finish` on every result, in the order of the files.
    ///
    /// - Parameters:
    ///   - files: the files.
    ///   - work: runs on several files at once.
    ///   - finish: runs one after the other.
    /// - Throws: what `finish` throws; the rest is then not finished.
    static func run<Result: Sendable>(
        _ files: [String], _ work: @escaping @Sendable (String) -> Result,
        finish: (Result) throws -> Void
    ) throws {
        var rest = files[...]
        try OrderedWork.run(threads: min(width, files.count)) {
            rest.popFirst()
        } worker: {
            work
        } finish: { result in
            try finish(result)
        }
    }
}
