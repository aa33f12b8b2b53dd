import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import UnixSignals

/// The archive as a service: search by programs of the Virtual Observatory.
public struct ArchiveServer: Sendable {
    private let service: Service
    private let tls: TLSConfiguration?
    private let logger: Logger

    /// How long answers that are under way may take after the service was told to end.
    private static let farewell = Duration.seconds(8)

    /// Makes a service; it does not answer yet.
    ///
    /// - Parameters:
    ///   - options: how it is set up.
    ///   - logger: takes what its operator should know.
    /// - Throws: `FitsProvError` if the index, or a file of TLS, cannot be read.
    public init(_ options: ServiceOptions, logger: Logger) throws {
        tls = try options.tls?.configuration()
        service = try Service(options)
        self.logger = logger
        _ = try service.archive.current()
    }

    /// Answers until the process is told to end by SIGTERM or SIGINT.
    ///
    /// - Parameter onStart: is given the address at which it answers.
    /// - Throws: what keeps it from listening.
    public func run(onStart: @escaping @Sendable (String) -> Void) async throws {
        try await run(signals: [.sigterm, .sigint], onStart: onStart)
    }

    /// Answers until the process is told to end by a signal, or the task is cancelled.
    func run(
        signals: [UnixSignal], onStart: @escaping @Sendable (String) -> Void
    ) async throws {
        let limits = service.options.limits
        let listen = service.options.listen
        var decoder = HTTP1Channel.Configuration.DecoderConfiguration()
        decoder.maxHeaderListSize = limits.header
        decoder.maxHeaderFieldSize = limits.header
        decoder.maxHeaderFieldCount = limits.headerFields
        let service = service
        let plain = HTTPServerBuilder.http1(
            configuration: .init(
                additionalChannelHandlers: [HangUp()],
                idleTimeout: .seconds(limits.idle.components.seconds),
                httpDecoderConfiguration: decoder))
        let application = Application(
            responder: FrontDoor(service.options, Routes(service: service)),
            server: try tls.map { try .tls(plain, tlsConfiguration: $0) } ?? plain,
            configuration: ApplicationConfiguration(
                address: .hostname(listen.host, port: listen.port), serverName: "fitsprov",
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
            services: [JobKeeper(jobs: service.jobs)],
            onServerRunning: { channel in
                service.listens(atPort: channel.localAddress?.port ?? listen.port)
                onStart(service.base)
            }, logger: logger)
        var configuration = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: signals, logger: logger)
        configuration.maximumGracefulShutdownDuration = ArchiveServer.farewell
        try await ServiceGroup(configuration: configuration).run()
    }
}
