import HTTPTypes

/// What is sent to a client.
struct Answer: Sendable {
    /// The bytes of an answer.
    enum Body: Sendable {
        /// All of them.
        case bytes([UInt8])
        /// The first ones, and where more come from.
        case stream(first: [UInt8], rest: BytePipe)
    }

    /// The status.
    var status = HTTPResponse.Status.ok
    /// The header.
    var headers = HTTPFields()
    /// The bytes.
    var body: Body

    init(_ body: Body, _ type: String, status: HTTPResponse.Status = .ok) {
        self.body = body
        self.status = status
        headers[.contentType] = type
    }

    /// A text of one line.
    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(.bytes(Array(text.utf8)), "text/plain; charset=utf-8", status: status)
    }

    /// A document of XML.
    static func xml(_ document: consuming XMLDocument, type: String = "text/xml") -> Answer {
        Answer(.bytes(document.take()), type)
    }

    /// A hint to look elsewhere.
    static func seeOther(_ address: String) -> Answer {
        var answer = Answer.text("see \(address)\n", status: .seeOther)
        answer.headers[.location] = address
        return answer
    }

    /// A line that says why there is no other answer.
    init(_ refusal: Refusal) {
        self = .text(refusal.line + "\n", status: refusal.status)
        for field in refusal.headers { headers.append(field) }
    }
}
