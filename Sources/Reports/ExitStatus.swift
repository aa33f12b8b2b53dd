import FITS
import Files
import FitsProv

/// What a call came to, the same for every command, format and library function.
package enum ExitStatus: Int32, Error {
    /// Yes, or done.
    case done = 0
    /// No: a verification failed, things differ, an input is missing.
    case no = 1
    /// It could not be told: an operation failed.
    case couldNotTell = 2
    /// The files are readable, but nothing is recorded in them.
    case nothingRecorded = 3
    /// Written, but a power cut may still undo it.
    case notDurable = 4
    /// Wrong usage, as a question that cannot be understood.
    case usage = 64

    /// The status over several files: the worst, and an operation that failed is the worst of all.
    package static func over(_ statuses: some Sequence<ExitStatus>) -> ExitStatus {
        let order: [ExitStatus] = [.usage, .couldNotTell, .notDurable, .no, .nothingRecorded]
        let all = Set(statuses)
        return order.first(where: all.contains) ?? .done
    }

    /// What an error of the libraries makes of a call that it ends.
    ///
    /// - Parameter error: the error; a status is itself.
    package init(ofFailure error: any Error) {
        self =
            switch error {
            case let status as ExitStatus: status
            case let error as FITSError: error.code == .notDurable ? .notDurable : .couldNotTell
            case let error as FitsProvError:
                switch error.code {
                case .noStamp: .nothingRecorded
                case .notDurable: .notDurable
                default: .couldNotTell
                }
            default: .couldNotTell
            }
    }
}
