import FitsProv
import GRDB
import GRDBSQLite

/// A statement that gives up when it is told to.
enum Interruptible {
    /// How many steps of SQLite's machine lie between two questions: some 100,000 take a millisecond.
    private static let steps: Int32 = 100_000

    /// What the handler asks.
    private final class Question {
        let isStopped: () -> Bool
        var wasStopped = false

        init(_ isStopped: @escaping () -> Bool) { self.isStopped = isStopped }
    }

    /// Runs statements that end early if they are told to.
    ///
    /// - Parameters:
    ///   - db: the database on which they run.
    ///   - isStopped: is asked every millisecond or so.
    ///   - path: the index, for the message.
    ///   - work: runs them.
    /// - Returns: what the work returns.
    /// - Throws: `FitsProvError` with the code `interrupted` if they were stopped, else what the work throws.
    static func run<Value>(
        _ db: Database, _ isStopped: @escaping () -> Bool, path: String, _ work: () throws -> Value
    ) throws -> Value {
        let question = Question(isStopped)
        return try withExtendedLifetime(question) {
            let connection = unsafe db.sqliteConnection
            unsafe sqlite3_progress_handler(
                connection, steps,
                { context in
                    guard let context = unsafe context else { return 0 }
                    let question = unsafe Unmanaged<Question>.fromOpaque(context)
                        .takeUnretainedValue()
                    question.wasStopped = question.wasStopped || question.isStopped()
                    return question.wasStopped ? 1 : 0
                }, Unmanaged.passUnretained(question).toOpaque())
            defer { unsafe sqlite3_progress_handler(connection, 0, nil, nil) }
            do {
                return try work()
            } catch let error as DatabaseError
                where question.wasStopped && error.resultCode == .SQLITE_INTERRUPT
            {
                throw FitsProvError(.interrupted, path: path, "the query was stopped")
            }
        }
    }
}
