import FitsProv
import GRDB

extension FitsProvError {
    /// What SQLite refuses, in its words, and what to do about it.
    ///
    /// - Parameters:
    ///   - error: the refusal.
    ///   - path: the index.
    init(_ error: DatabaseError, of path: String) {
        var code = Code.database
        var reason = error.message ?? error.resultCode.description
        var hint: String?
        switch error.resultCode {
        case .SQLITE_NOTADB:
            code = .notAnIndex
            hint = ArchiveIndex.wayOut
        // SQLite says so, too, if the disk cannot be read.
        case .SQLITE_CORRUPT: hint = "check the disk; if that is sound, \(ArchiveIndex.wayOut)"
        case .SQLITE_READONLY where error.isOfBrokenRun:
            reason = "is as a run left it that was broken off, and cannot be read like that"
            hint = "fitsprov index FOLDER --into \(path) puts it right"
        default: break
        }
        self.init(code, path: path, reason, hint: hint)
    }
}

extension DatabaseError {
    /// Whether something is to be undone first, which SQLite leaves to whoever may write.
    fileprivate var isOfBrokenRun: Bool {
        [.SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY].contains(extendedResultCode)
    }
}
