import Glibc
import Testing

@testable import FitsProvService

/// What a server answered.
struct Reply: Sendable {
    /// The status; 0 if there was no answer at all.
    let status: Int
    /// Names in lower case, and values.
    let headers: [String: String]
    /// The body, chunks put together.
    let body: [UInt8]
    /// Whether the answer has an end.
    let isWhole: Bool

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The last part of the address that it leads to.
    var location: String { headers["location"] ?? "" }

    /// Understands the bytes of an answer.
    init(_ bytes: [UInt8], isHead: Bool) {
        let text = String(decoding: bytes, as: UTF8.self)
        let end = text.firstRange(of: "\r\n\r\n")
        let lines = text[..<(end?.lowerBound ?? text.startIndex)].split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        status = words.count > 1 ? Int(words[1]) ?? 0 : 0
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let sides = line.split(separator: ":", maxSplits: 1)
            if sides.count == 2 { headers[sides[0].lowercased()] = String(sides[1]).trimmed }
        }
        self.headers = headers
        let start = text[..<(end?.upperBound ?? text.startIndex)].utf8.count
        var rest = bytes[start...]
        if isHead {
            (body, isWhole) = (Array(rest), true)
        } else if headers["transfer-encoding"] == "chunked" {
            (body, isWhole) = Reply.unchunked(&rest)
        } else {
            body = Array(rest)
            isWhole = Int(headers["content-length"] ?? "0") == body.count
        }
    }

    private static func unchunked(_ rest: inout ArraySlice<UInt8>) -> ([UInt8], Bool) {
        var body: [UInt8] = []
        while let line = rest.firstIndex(of: 0x0A) {
            let digits = String(decoding: rest[..<line], as: UTF8.self).trimmed
            guard let count = Int(digits, radix: 16) else { return (body, false) }
            rest = rest[(line + 1)...]
            guard count > 0 else { return (body, true) }
            body += rest.prefix(count)
            rest = rest.dropFirst(count + 2)
        }
        return (body, false)
    }
}

/// Sends requests as they are, right or wrong.
struct Client: Sendable {
    /// The port on this computer.
    let port: UInt16

    /// GET.
    func get(_ path: String, _ header: String = "") async throws -> Reply {
        try await send(
            "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\(header)Connection: close\r\n\r\n")
    }

    /// A request without a body, with another method.
    func send(_ method: String, _ path: String) async throws -> Reply {
        try await send("\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    }

    /// POST of a form.
    func post(
        _ path: String, _ form: String, type: String = "application/x-www-form-urlencoded"
    ) async throws -> Reply {
        try await send(
            "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: \(type)\r\n"
                + "Content-Length: \(form.utf8.count)\r\nConnection: close\r\n\r\n\(form)")
    }

    /// A query, answered at once.
    func query(_ adql: String, _ more: String = "") async throws -> Reply {
        try await post("/tap/sync", "LANG=ADQL&QUERY=\(Client.encoded(adql))\(more)")
    }

    /// Bytes as they are.
    func send(_ request: String) async throws -> Reply {
        Reply(try await bytes(of: request), isHead: request.hasPrefix("HEAD"))
    }

    /// The bytes of an answer as they come.
    func bytes(of request: String) async throws -> [UInt8] {
        let port = port
        return try await Threads.run { try Client.exchange(Array(request.utf8), port) }
    }

    /// Sends a request and goes without reading the answer.
    func sendAndGo(_ request: String, after pause: Duration) async throws {
        let port = port
        try await Threads.run {
            let socket = try Client.connected(port)
            try Client.write(Array(request.utf8), socket)
            usleep(UInt32(pause / .microseconds(1)))
            close(socket)
        }
    }

    /// A text as forms have it.
    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let digits = String(byte, radix: 16)
            return "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }

    private static func connected(_ port: UInt16) throws -> Int32 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, size)
            }
        }
        try #require(status == 0)
        // No test waits for ever.
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        unsafe setsockopt(
            socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        return socket
    }

    private static func write(_ bytes: [UInt8], _ socket: Int32) throws {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes[done...].withUnsafeBytes { rest in
                unsafe Glibc.send(
                    socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            // The server may have seen enough, and has answered.
            guard count > 0 else { return }
            done += count
        }
    }

    private static func exchange(_ request: [UInt8], _ port: UInt16) throws -> [UInt8] {
        let socket = try connected(port)
        defer { close(socket) }
        try write(request, socket)
        return read(socket)
    }

    private static func read(_ socket: Int32) -> [UInt8] {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { return answer }
            answer += buffer.prefix(count)
        }
    }
}
