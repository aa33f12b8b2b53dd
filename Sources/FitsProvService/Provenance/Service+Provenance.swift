import FitsProvArchive
import HTTPTypes
import HummingbirdCore

extension Service {
    /// Tells the provenance of things, by ProvSAP.
    func provenance(_ call: Call) async throws -> Answer {
        let parameters = try await call.parameters(options.limits)
        let request = try ProvSAPRequest(
            parameters, accept: call.request.headers[.accept], options.limits)
        guard request.format.isAvailable else {
            throw Refusal(
                .notAcceptable,
                "there are no pictures here: Graphviz is not installed; PROV-DOT needs none")
        }
        let following = following(call)
        let archive = archive
        let (bytes, found) = try await inTurn {
            let search = ProvenanceSearch(edition: try archive.current(), following: following)
            let found = try search.found(request)
            return (try request.format.bytes(found.document, isCut: found.isCut), found)
        }
        var answer = Answer(.bytes(bytes), request.format.mediaType)
        if found.isCut { answer.headers.say("X-Overflow", "true") }
        if found.leftOut > 0 { answer.headers.say("X-Left-Out", "\(found.leftOut)") }
        if request.format == .svg {
            answer.headers.say(
                "Content-Security-Policy",
                "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
        }
        return answer
    }

    /// How far paths are followed for a caller, who may go meanwhile.
    private func following(_ call: Call) -> ArchiveIndex.Following {
        let limits = options.limits
        let end = ContinuousClock.now + limits.queryTime
        var following = ArchiveIndex.Following()
        following.products = limits.provenanceProducts
        following.check = {
            guard call.isConnected() else {
                throw Refusal(.requestTimeout, "the client has gone")
            }
            guard ContinuousClock.now < end else {
                let seconds = limits.queryTime.components.seconds
                throw Refusal(
                    .requestTimeout, "it took longer than \(seconds) s; ask for a smaller DEPTH")
            }
        }
        return following
    }
}

extension HTTPFields {
    /// Adds a field of the service's own.
    fileprivate mutating func say(_ name: String, _ value: String) {
        if let name = HTTPField.Name(name) { self[name] = value }
    }
}
