import Files
import Glibc
import Synchronization
import Testing

@testable import FitsProvService

/// A server on this computer that answers with what a test tells it.
final class StubServer: Sendable {
    /// Its port.
    let port: UInt16
    private let socket: Int32
    private let paths = Lock<[String]>([])

    /// The paths that it was asked for, with the host that was named.
    var asked: [String] { paths.withLock { $0 } }

    /// - Parameter answer: the bytes of an answer to a path; nil to say nothing at all until the end.
    /// - Throws: if there is no port.
    init(_ answer: @escaping @Sendable (String) -> String?) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let number = socket
        let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(number, $0, size) | getsockname(number, $0, &size)
            }
        }
        try #require(status == 0 && listen(socket, 16) == 0)
        port = UInt16(bigEndian: address.sin_port)
        _ = Threads.start { [weak self] in
            while true {
                let client = accept(number, nil, nil)
                guard client >= 0 else { return }
                let request = StubServer.head(client)
                let path = request.split(separator: " ").dropFirst().first.map(String.init) ?? ""
                self?.paths.withLock { $0.append(path) }
                guard let text = answer(path) else {
                    // Whoever waits is told nothing until it goes.
                    var byte: UInt8 = 0
                    _ = unsafe recv(client, &byte, 1, 0)
                    close(client)
                    continue
                }
                _ = unsafe Array(text.utf8).withUnsafeBytes {
                    unsafe Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                close(client)
            }
        }
    }

    deinit {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    /// Its address.
    func address(_ path: String, host: String = "127.0.0.1") -> String {
        "http://\(host):\(port)\(path)"
    }

    static func document(_ text: String) -> String {
        "HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\nConnection: close\r\n\r\n\(text)"
    }

    static func redirection(_ address: String, status: Int = 302) -> String {
        "HTTP/1.1 \(status) X\r\nLocation: \(address)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    }

    private static func head(_ client: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
            let count = unsafe recv(client, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
