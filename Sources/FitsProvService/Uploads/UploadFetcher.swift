import AsyncHTTPClient
import FoundationEssentials
import HTTPTypes
import NIOCore
import NIOHTTP1

/// Fetches tables from addresses that clients name, and from no others than those that all the world can reach.
///
/// Whoever asks could else use the service to look at what only its computer and its network see.
struct UploadFetcher: Sendable {
    /// The hosts that may be anywhere, because the operator said so.
    let trusted: Set<String>
    /// How long it may take, and how much it may be.
    let limits: ServiceLimits
    /// Finds the addresses of a host; it may block.
    var addresses: @Sendable (String) -> [HostAddress] = { HostAddress.all(of: $0) }

    /// How often an address may lead to another one.
    private static let redirections = 3

    /// - Parameter options: which hosts are trusted, and the limits.
    init(_ options: ServiceOptions) {
        trusted = Set(options.uploadHosts.map { $0.lowercased() })
        limits = options.limits
    }

    /// Fetches a document.
    ///
    /// - Parameters:
    ///   - name: what the query calls the table, for messages.
    ///   - address: where it is.
    ///   - most: the most bytes.
    ///   - spool: takes the bytes.
    /// - Throws: ``QueryRefusal`` if it cannot be fetched, or is not to be.
    func fetch(
        _ name: String, from address: String, upTo most: Int, into spool: UploadSpool
    ) async throws(QueryRefusal) {
        do {
            let end = NIODeadline.now() + limits.fetchAmount
            var place = address
            for _ in 0...UploadFetcher.redirections {
                guard let next = try await follow(place, until: end, upTo: most, into: spool) else {
                    return
                }
                place = next
            }
            throw Fault("it leads to others more than \(UploadFetcher.redirections) times")
        } catch let fault as Fault {
            throw QueryRefusal("upload \(name): \(address.prefix(200)): \(fault.reason)")
        } catch let refusal as Refusal {
            throw QueryRefusal(refusal.line, status: refusal.status)
        } catch let error as HTTPClientError where UploadFetcher.tooSlow.contains(error) {
            throw QueryRefusal(
                "upload \(name): \(address.prefix(200)): it took longer than "
                    + "\(limits.fetchTime.components.seconds) s")
        } catch {
            throw QueryRefusal("upload \(name): \(address.prefix(200)): \(error)")
        }
    }

    private static let tooSlow: [HTTPClientError] = [
        .deadlineExceeded, .readTimeout, .connectTimeout, .cancelled,
    ]

    /// Why a document is not fetched.
    private struct Fault: Error {
        let reason: String

        init(_ reason: String) { self.reason = reason }
    }

    /// Fetches a document, or tells where it is said to be instead.
    private func follow(
        _ address: String, until end: NIODeadline, upTo most: Int, into spool: UploadSpool
    ) async throws -> String? {
        // The client reads the same text in the same way, and so sees the same host.
        guard let url = URL(string: address) else { throw Fault("it is no address") }
        let (host, place) = try await checked(url)
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        // The address that was checked is the one that is connected to, whatever the name means by now.
        configuration.dnsOverride = [host: place.text]
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = limits.fetchAmount
        configuration.timeout.read = limits.fetchAmount
        let client = HTTPClient(configuration: configuration)
        do {
            let next = try await read(address, url, client, until: end, upTo: most, into: spool)
            try await client.shutdown()
            return next
        } catch {
            try await client.shutdown()
            throw error
        }
    }

    /// The host of an address, and where on the net it is, if that may be asked.
    private func checked(_ url: URL) async throws -> (host: String, place: HostAddress) {
        guard let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme) else {
            throw Fault("it does not begin with http:// or https://")
        }
        guard url.user == nil, url.password == nil else {
            throw Fault("it has a user or a password in it")
        }
        guard var host = url.host, host.utf8.allSatisfy(\.isInHost) else {
            throw Fault("its host is none")
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        guard !host.isEmpty else { throw Fault("its host is none") }
        let (name, addresses) = (host, addresses)
        let found = try await Threads.run { addresses(name) }
        guard let first = found.first else { throw Fault("there is no host '\(host)'") }
        guard trusted.contains(host.lowercased()) || found.allSatisfy(\.isPublic) else {
            throw Fault(
                "the host '\(host)' is not in the public internet (--upload-from allows it)")
        }
        return (host, first)
    }

    private func read(
        _ address: String, _ url: URL, _ client: HTTPClient, until end: NIODeadline,
        upTo most: Int, into spool: UploadSpool
    ) async throws -> String? {
        var request = HTTPClientRequest(url: address)
        request.headers.add(name: "User-Agent", value: "fitsprov-serve")
        request.headers.add(name: "Accept", value: "application/x-votable+xml, text/xml, */*;q=0.5")
        let response = try await client.execute(request, deadline: end)
        let status = Int(response.status.code)
        if [301, 302, 303, 307, 308].contains(status) {
            guard let text = response.headers.first(name: "Location"),
                let next = URL(string: text, relativeTo: url)?.absoluteString
            else { throw Fault("it leads to no other address (status \(status))") }
            return next
        }
        guard status == 200 else { throw Fault("its server answered with status \(status)") }
        var count = 0
        for try await buffer in response.body {
            count += buffer.readableBytes
            guard count <= most else {
                throw Fault("it makes the uploads longer than \(limits.uploadBytes) bytes")
            }
            guard NIODeadline.now() < end else { throw HTTPClientError.deadlineExceeded }
            try await spool.add(Array(buffer.readableBytesView))
        }
        return nil
    }
}

extension ServiceLimits {
    /// How long fetching an upload may take.
    fileprivate var fetchAmount: TimeAmount {
        .milliseconds(Int64(fetchTime / .milliseconds(1)))
    }
}

extension UInt8 {
    /// Whether it may stand in the name or address of a host.
    fileprivate var isInHost: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "-")...UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: ":"),
            UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }
}
