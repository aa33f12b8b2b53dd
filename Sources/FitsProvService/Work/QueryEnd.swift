import ADQL
import ArchiveReports
import FitsProv
import FitsProvArchive
import HTTPTypes
import VOTable

/// How a query ended.
enum QueryEnd: Sendable {
    /// With all rows, or, if it is cut, at the limit.
    case complete(isCut: Bool)
    /// With an error, before any of its bytes were passed on.
    case refused(QueryRefusal)
    /// With an error that its bytes tell of, if their format has words for it.
    case broken(QueryRefusal)
    /// Because nobody wanted the answer any more.
    case gone
}

/// Why a query is not answered.
struct QueryRefusal: Error, Sendable {
    /// The status.
    let status: HTTPResponse.Status
    /// The reason, in one line.
    let message: String

    init(_ message: String, status: HTTPResponse.Status = .badRequest) {
        self.message = message
        self.status = status
    }

    /// What went wrong in the archive.
    ///
    /// - Parameters:
    ///   - error: what was thrown.
    ///   - timeout: what to say of a query that took too long.
    init(_ error: any Error, timeout: @autoclosure () -> String) {
        switch error {
        case let error as QueryRefusal: self = error
        case let error as ADQLError: self.init("\(error)")
        case let error as QueryFault: self.init(error.reason)
        case let error as VOTableUpload.Fault: self.init(error.line)
        case let error as VOTableError: self.init("\(error)", status: .internalServerError)
        case let error as FitsProvError where error.code == .interrupted:
            self.init(timeout(), status: .requestTimeout)
        case let error as FitsProvError where error.code == .unknownProduct:
            self.init("'\(error.path)': \(error.explanation)")
        case let error as FitsProvError: self.init(error.explanation, status: .internalServerError)
        case let error as Refusal: self.init(error.line, status: error.status)
        default: self.init("the query failed: \(error)", status: .internalServerError)
        }
    }
}
