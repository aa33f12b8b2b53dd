import HTTPTypes

/// Which answers are sent compressed: those of a client that takes it, of a kind that becomes shorter.
enum Compression {
    /// Up to this length the wrapping is not worth it, in bytes.
    private static let shortest = 4 << 10
    /// Beyond this length nobody waits for it, in bytes.
    private static let longest = 64 << 20
    /// Kinds that are no text by their name.
    private static let kinds: Set<String> = [
        "application/x-votable+xml", "application/json", "application/xhtml+xml",
        "application/provenance+xml", "application/openapi+json", "image/svg+xml",
    ]

    /// Whether a client takes `gzip` (RFC 9110 §12.5.3).
    ///
    /// - Parameter header: the value of `Accept-Encoding`, such as `gzip;q=0.8, br`; nil if there is none.
    /// - Returns: true if it does.
    static func isAccepted(_ header: String?) -> Bool {
        var isAnyAccepted = false
        for item in header?.split(separator: ",") ?? [] {
            let choice = MediaType(String(item))
            let isWanted = choice.parameters["q"].flatMap { Double($0) } ?? 1 > 0
            if ["gzip", "x-gzip"].contains(choice.name) { return isWanted }
            if choice.name == "*" { isAnyAccepted = isWanted }
        }
        return isAnyAccepted
    }

    /// Whether an answer is to be compressed, which its header then says.
    ///
    /// - Parameters:
    ///   - answer: the answer.
    ///   - accepted: the value of the request's `Accept-Encoding`.
    /// - Returns: whether its bytes go through a ``GzipStream``.
    static func begin(_ answer: inout Answer, for accepted: String?) -> Bool {
        guard isWorthwhile(answer) else { return false }
        // Those who keep answers must not give this one to everybody.
        answer.headers[.vary] = "Accept-Encoding"
        guard isAccepted(accepted) else { return false }
        answer.headers[.contentEncoding] = "gzip"
        answer.headers[.contentLength] = nil
        return true
    }

    /// Whether an answer becomes shorter: not a part of one, and not what is compressed already.
    static func isWorthwhile(_ answer: Answer) -> Bool {
        guard answer.status == .ok, answer.headers[.contentEncoding] == nil,
            let type = answer.headers[.contentType].map({ MediaType($0).name }),
            type.hasPrefix("text/") || kinds.contains(type)
        else { return false }
        return switch answer.body {
        case .bytes(let bytes): (shortest...longest).contains(bytes.count)
        default: answer.headers[.acceptRanges] == nil
        }
    }
}
