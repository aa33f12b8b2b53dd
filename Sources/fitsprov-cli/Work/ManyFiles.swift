/// Works on many files at once, and gives the results in the order of the files.
enum ManyFiles {
    /// How many files are in flight.
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
    ) async throws {
        guard files.count > 1 else {
            for file in files { try finish(work(file)) }
            return
        }
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var started = 0
            var next = 0
            var waiting: [Int: Result] = [:]
            func start() {
                guard started < files.count else { return }
                let index = started
                let file = files[index]
                started += 1
                group.addTask { (index, work(file)) }
            }
            for _ in 0..<width { start() }
            while let (index, result) = try await group.next() {
                waiting[index] = result
                while let result = waiting.removeValue(forKey: next) {
                    next += 1
                    try finish(result)
                }
                start()
            }
        }
    }
}
