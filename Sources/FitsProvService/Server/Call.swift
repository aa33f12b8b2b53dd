import Hummingbird
import HummingbirdCore
import NIOCore

/// A request that has an address and a method of ours.
struct Call: Sendable {
    /// The request.
    let request: Request
    /// The parts of its path.
    let path: [String]
    /// Whether the client is still there.
    let isConnected: @Sendable () -> Bool
    /// Ends the connection, whatever is still to be sent.
    let hangUp: @Sendable () -> Void

    /// The parameters of address and form.
    ///
    /// - Parameter limits: how long a form may be.
    /// - Returns: the parameters; files of a form are none of them.
    /// - Throws: ``Refusal`` for a form that is too long, or of a type that is not known.
    func parameters(_ limits: ServiceLimits) async throws -> Parameters {
        try await form(limits, keeping: nil).parameters
    }
}
