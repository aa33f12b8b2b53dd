import HTTPTypes
import HummingbirdCore

/// What there is at an address.
struct Route: Sendable {
    typealias Handler = @Sendable (Call) async throws -> Answer

    /// What answers to which method.
    private var handlers: [HTTPRequest.Method: Handler] = [:]
    /// Whether pages of other sites may read the answers.
    let isOpen: Bool

    /// - Parameters:
    ///   - isOpen: whether pages of other sites may read the answers.
    ///   - handlers: what answers to which method; HEAD is answered as GET.
    init(isOpen: Bool = true, _ handlers: [HTTPRequest.Method: Handler]) {
        self.isOpen = isOpen
        self.handlers = handlers
    }

    /// The methods, in the order in which they are told.
    var methods: [HTTPRequest.Method] {
        let named: [HTTPRequest.Method] = [.get, .head, .post, .delete].filter {
            handlers[$0 == .head ? .get : $0] != nil
        }
        return named + [.options]
    }

    /// Answers a call.
    ///
    /// - Parameter call: the call.
    /// - Returns: the answer.
    /// - Throws: ``Refusal`` for a method that there is not, and what the handler throws.
    func answer(_ call: Call) async throws -> Answer {
        let method = call.request.method == .head ? .get : call.request.method
        if method == .options {
            var answer = Answer.text("", status: .noContent)
            answer.headers = [.allow: methods.map(\.rawValue).joined(separator: ", ")]
            return answer
        }
        guard let handler = handlers[method] else { throw Refusal.method(allowed: methods) }
        return try await handler(call)
    }
}
