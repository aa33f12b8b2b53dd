import FitsProv
import Foundation
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import TestSupport
import Testing

@testable import FitsProvService

@Suite struct TLSTests {
    @Test func `requests are answered by HTTPS, and addresses say so`() async throws {
        let folder = try ScratchFolder()
        let options = try TLSTests.options(in: folder, TLSSamples.certificate, TLSSamples.key)
        try await RunningService.with(options) { client in
            let reply = try await TLSTests.get("/tap/capabilities", client.port)
            #expect(reply.status == 200 && reply.isWhole)
            #expect(reply.text.contains("https://127.0.0.1:\(client.port)/tap"))
            #expect(!reply.text.contains("\"http://127.0.0.1"))
        }
    }

    @Test func `who speaks without TLS gets no answer`() async throws {
        let folder = try ScratchFolder()
        let options = try TLSTests.options(in: folder, TLSSamples.certificate, TLSSamples.key)
        try await RunningService.with(options) { client in
            let reply = try await client.get("/tap/availability")
            #expect(reply.status == 0)
        }
    }

    @Test(arguments: [
        (TLSSamples.certificate, TLSSamples.otherKey, "key.pem", "not that of the certificate"),
        (TLSSamples.key, TLSSamples.key, "certificate.pem", "no certificate in PEM"),
        (TLSSamples.certificate, "nothing", "key.pem", "no private key in PEM"),
        ("", TLSSamples.key, "certificate.pem", "no certificate in PEM"),
    ])
    func `files that do not do are named`(
        _ certificate: String, _ key: String, _ file: String, _ reason: String
    ) throws {
        let folder = try ScratchFolder()
        let options = try TLSTests.options(in: folder, certificate, key)
        let error = try TLSTests.refusal(options)
        #expect(error.path == folder.file(file))
        #expect(error.reason.contains(reason))
    }

    @Test func `a file that is not there is named`() throws {
        let folder = try ScratchFolder()
        var options = try RunningService.options(in: folder)
        options.tls = TLSFiles(certificate: folder.file("none"), key: folder.file("none"))
        let error = try TLSTests.refusal(options)
        #expect(error.path == folder.file("none"))
    }

    @Test func `only the proxy is answered`() async throws {
        try await RunningService.with({ $0.proxy = "192.0.2.1" }) { client in
            let reply = try await client.get("/tap/availability")
            #expect(reply.status == 403)
            #expect(reply.text.contains("through its proxy"))
        }
        try await RunningService.with({ $0.proxy = "127.0.0.1" }) { client in
            let reply = try await client.get("/tap/availability")
            #expect(reply.status == 200)
        }
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("::1", true), ("2001:db8::1", true), ("localhost", false),
        ("127.0.0", false), ("", false), ("127.0.0.1:80", false), ("[::1]", false),
    ])
    func `what is an address`(_ text: String, _ isAddress: Bool) {
        #expect(ServiceOptions.isAddress(text) == isAddress)
    }

    private static func options(
        in folder: borrowing ScratchFolder, _ certificate: String, _ key: String
    ) throws -> ServiceOptions {
        try Data(certificate.utf8).write(to: URL(filePath: folder.file("certificate.pem")))
        try Data(key.utf8).write(to: URL(filePath: folder.file("key.pem")))
        let files = TLSFiles(
            certificate: folder.file("certificate.pem"), key: folder.file("key.pem"))
        return try RunningService.options(in: folder) { $0.tls = files }
    }

    /// Why a service cannot be made.
    private static func refusal(_ options: ServiceOptions) throws -> FitsProvError {
        do {
            _ = try ArchiveServer(options, logger: Logger(label: "test"))
        } catch let error as FitsProvError {
            return error
        }
        throw NothingRefused()
    }

    private struct NothingRefused: Error {}

    /// Asks as a client does that trusts the certificate.
    private static func get(_ path: String, _ port: UInt16) async throws -> Reply {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(
            try NIOSSLCertificate.fromPEMBytes(Array(TLSSamples.certificate.utf8)))
        let context = try NIOSSLContext(configuration: configuration)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: Int(port)) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let request = "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            try await outbound.write(ByteBuffer(string: request))
            var bytes: [UInt8] = []
            for try await buffer in inbound { bytes += buffer.readableBytesView }
            return Reply(bytes, isHead: false)
        }
    }
}
