import HTTPTypes

/// Why a request is not answered, as one line for its sender.
struct Refusal: Error, Sendable {
    /// The status.
    let status: HTTPResponse.Status
    /// The line.
    let line: String
    /// Fields of the header that belong to the status.
    var headers = HTTPFields()

    init(_ status: HTTPResponse.Status, _ line: String) {
        self.status = status
        self.line = line
    }

    /// A request with a method that the address does not have.
    static func method(allowed: [HTTPRequest.Method]) -> Refusal {
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        var refusal = Refusal(.methodNotAllowed, "this address takes \(names)")
        refusal.headers[.allow] = names
        return refusal
    }

    /// A request that may be sent again later.
    ///
    /// - Parameters:
    ///   - line: why not now.
    ///   - seconds: when.
    /// - Returns: the refusal.
    static func later(_ line: String, seconds: Int) -> Refusal {
        var refusal = Refusal(.serviceUnavailable, line)
        refusal.headers[.retryAfter] = "\(seconds)"
        return refusal
    }

    /// What there is none of.
    static func notFound(_ what: String) -> Refusal { Refusal(.notFound, "there is no \(what)") }
}
