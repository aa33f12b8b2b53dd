import NIOCore

/// How a service is set up.
public struct ServiceOptions: Sendable {
    /// The index of the archive.
    public var archive: String
    /// Where it listens.
    public var listen = ListenAddress(host: "127.0.0.1", port: 8642)
    /// What all addresses that it writes begin with; nil for where it listens.
    public var baseURL: String?
    /// What it proves with who it is, and encrypts; nil for HTTP without TLS.
    public var tls: TLSFiles?
    /// The address from which alone requests are taken, that of a reverse proxy; nil for any.
    public var proxy: String?
    /// The authority of the archive's identifiers, as the IVOA knows it.
    public var authority = "example.org"
    /// Further names of tables, each with the table that it means.
    public var aliases: [String: String] = [:]
    /// The folder for results of jobs; nil to keep them in memory, and write nothing to disk.
    public var state: String?
    /// Whether tables are fetched from addresses that clients name.
    public var takesUploadAddresses = true
    /// Hosts from which tables are fetched even if they are not in the public internet.
    public var uploadHosts: [String] = []
    /// The most that it takes.
    public var limits = ServiceLimits()

    /// A service that people of this computer alone can reach.
    ///
    /// - Parameter archive: an index.
    public init(archive: String) { self.archive = archive }

    /// Whether a text is an address of IPv4 or IPv6 as the system writes it, and no name.
    ///
    /// - Parameter text: such as `127.0.0.1` or `::1`.
    /// - Returns: true if it is.
    public static func isAddress(_ text: String) -> Bool {
        (try? SocketAddress(ipAddress: text, port: 0))?.ipAddress == text
    }
}

/// The files of a server's TLS, both in PEM.
public struct TLSFiles: Hashable, Sendable {
    /// The certificate, and those of who vouches for it.
    public var certificate: String
    /// The private key, without a passphrase.
    public var key: String

    /// Names the files.
    ///
    /// - Parameters:
    ///   - certificate: the certificate, and those of who vouches for it.
    ///   - key: the private key, without a passphrase.
    public init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}

/// A host and a port.
public struct ListenAddress: Hashable, Sendable {
    /// A name or address, IPv6 without brackets.
    public var host: String
    /// The port; 0 for one that is free.
    public var port: Int

    /// Names a place to listen at.
    ///
    /// - Parameters:
    ///   - host: a name or address, IPv6 without brackets.
    ///   - port: the port; 0 for one that is free.
    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `HOST:PORT`, with IPv6 in brackets; nil for anything else.
    ///
    /// - Parameter text: such as `127.0.0.1:8642` or `[::1]:0`.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.init(host: String(host), port: Int(port))
    }

    /// The place as `HOST:PORT`, with IPv6 in brackets.
    public var text: String { "\(writtenHost):\(port)" }

    /// The host as addresses of the web write it.
    var writtenHost: String { host.contains(":") ? "[\(host)]" : host }

    /// Whether only this computer reaches it.
    public var isLoopback: Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}
