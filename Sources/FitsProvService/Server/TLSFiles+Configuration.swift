import FitsProv
import NIOSSL

extension TLSFiles {
    /// What connections are encrypted with: TLS 1.2 or later.
    ///
    /// - Throws: `FitsProvError` if a file cannot be read, or the two do not belong together.
    func configuration() throws(FitsProvError) -> TLSConfiguration {
        let chain = try TLSFiles.reading(certificate, "no certificate in PEM") {
            try NIOSSLCertificate.fromPEMFile($0)
        }
        guard !chain.isEmpty else { throw TLSFiles.error(certificate, "no certificate in PEM") }
        let key = try TLSFiles.reading(key, "no private key in PEM without a passphrase") {
            try NIOSSLPrivateKey(file: $0, format: .pem)
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        do {
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw TLSFiles.error(self.key, "the private key is not that of the certificate")
        }
        return configuration
    }

    private static func reading<Content>(
        _ path: String, _ fault: String, _ read: (String) throws -> Content
    ) throws(FitsProvError) -> Content {
        do {
            return try read(path)
        } catch is NIOSSLError {
            throw TLSFiles.error(path, fault)
        } catch {
            throw TLSFiles.error(path, "\(fault): \(error)")
        }
    }

    private static func error(_ path: String, _ reason: String) -> FitsProvError {
        FitsProvError(.refused, path: path, reason)
    }
}
