import HTTPTypes

/// The hosts under which the service answers.
///
/// Without them any page of the web could reach a service on this computer, by a name of its own that leads here.
struct KnownHosts: Sendable {
    private let names: Set<String>

    /// - Parameter options: where the service listens, and what it is called.
    init(_ options: ServiceOptions) {
        var names: Set<String> = ["127.0.0.1", "localhost", "[::1]"]
        names.insert(options.listen.writtenHost.lowercased())
        if let base = options.baseURL { names.insert(KnownHosts.host(ofURL: base)) }
        self.names = names
    }

    /// Refuses a request to another host.
    ///
    /// - Parameter authority: the host of the request, with its port or without.
    /// - Throws: ``Refusal``.
    func check(_ authority: String?) throws(Refusal) {
        guard let authority else { throw Refusal(.badRequest, "the request has no Host") }
        guard names.contains(KnownHosts.host(of: authority)) else {
            throw Refusal(
                .misdirectedRequest, "this service is not known by that Host; see --base-url")
        }
    }

    /// The host of an address, in lower case, without its port.
    static func host(ofURL url: String) -> String {
        guard let slashes = url.firstRange(of: "://") else { return "" }
        return host(of: String(url[slashes.upperBound...].prefix { $0 != "/" }))
    }

    private static func host(of authority: String) -> String {
        let authority = authority.lowercased()
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            return String(authority[...end])
        }
        return String(authority.prefix { $0 != ":" })
    }
}
