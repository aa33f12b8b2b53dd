import FitsProv
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// Takes every request, and sends every answer.
struct FrontDoor: HTTPResponder {
    typealias Context = ServiceContext

    private let hosts: KnownHosts
    private let proxy: String?
    private let limits: ServiceLimits
    private let routes: Routes

    init(_ options: ServiceOptions, _ routes: Routes) {
        hosts = KnownHosts(options)
        proxy = options.proxy
        limits = options.limits
        self.routes = routes
    }

    func respond(to request: Request, context: ServiceContext) async throws -> Response {
        var isOpen = false
        var answer: Answer
        do throws(Refusal) {
            try checkSender(context)
            let route = try route(request)
            isOpen = route.isOpen
            answer = try await answerOrRefuse(request, route, context)
        } catch {
            answer = routes.service.faultPage(error, request) ?? Answer(error)
        }
        secure(&answer.headers, isOpen: isOpen, request.method)
        if request.method == .head { return await FrontDoor.head(answer) }
        let isCompressed = Compression.begin(&answer, for: request.headers[.acceptEncoding])
        return FrontDoor.response(answer, context.channel, isCompressed: isCompressed)
    }

    /// Refuses what does not come through the proxy.
    private func checkSender(_ context: ServiceContext) throws(Refusal) {
        guard let proxy, context.channel.remoteAddress?.ipAddress != proxy else { return }
        throw Refusal(.forbidden, "this service is reached through its proxy alone")
    }

    private func route(_ request: Request) throws(Refusal) -> Route {
        guard request.uri.string.utf8.count <= limits.address else {
            throw Refusal(
                .uriTooLong, "the address is longer than \(limits.address) bytes; send it by POST")
        }
        try hosts.check(request.head.authority)
        let path = request.uri.path.split(separator: "/").map(String.init)
        guard let route = routes.route(path) else {
            throw Refusal.notFound("such address; the service is described at /tap")
        }
        return route
    }

    private func answerOrRefuse(
        _ request: Request, _ route: Route, _ context: ServiceContext
    ) async throws(Refusal) -> Answer {
        let channel = context.channel
        let call = Call(
            request: request, path: request.uri.path.split(separator: "/").map(String.init),
            isConnected: { channel.isActive },
            hangUp: { channel.close(promise: nil) })
        do {
            return try await route.answer(call)
        } catch let error as Refusal {
            throw error
        } catch let error as QueryRefusal {
            throw Refusal(error.status, error.message)
        } catch let error as FitsProvError {
            throw Refusal.later("the archive cannot be read: \(error.explanation)", seconds: 60)
        } catch {
            context.logger.error("a request failed", metadata: ["error": "\(error)"])
            throw Refusal(.internalServerError, "the service failed; its log says more")
        }
    }

    private func secure(
        _ headers: inout HTTPFields, isOpen: Bool, _ method: HTTPRequest.Method
    ) {
        headers[.xContentTypeOptions] = "nosniff"
        if let name = HTTPField.Name("Referrer-Policy") { headers[name] = "same-origin" }
        if let name = HTTPField.Name("Content-Security-Policy"), headers[name] == nil {
            headers[name] = "default-src 'none'; frame-ancestors 'none'"
        }
        if isOpen, [.get, .head, .options].contains(method) {
            headers[.accessControlAllowOrigin] = "*"
        }
    }

    /// An answer without its bytes, which are counted.
    ///
    /// Without a length it would be sent in chunks, of which the last one is no part of an answer to HEAD.
    private static func head(_ answer: Answer) async -> Response {
        var headers = answer.headers
        switch answer.body {
        case .bytes(let bytes):
            if headers[.contentLength] == nil { headers[.contentLength] = "\(bytes.count)" }
        case .stream(let first, let pipe):
            defer { pipe.close() }
            guard headers[.contentLength] == nil else { break }
            var count = first.count
            var end: QueryEnd?
            while end == nil {
                let piece = await pipe.next()
                count += piece.bytes.count
                end = piece.end
            }
            headers[.contentLength] = "\(count)"
        }
        return Response(status: answer.status, headers: headers)
    }

    private static func response(
        _ answer: Answer, _ channel: any Channel, isCompressed: Bool
    ) -> Response {
        let body =
            switch answer.body {
            case .bytes(let bytes):
                ResponseBody(
                    byteBuffer: (isCompressed ? GzipStream() : nil).sent(bytes, isLast: true))
            case .stream(let first, let pipe):
                ResponseBody { writer in
                    defer { pipe.close() }
                    let gzip = isCompressed ? GzipStream() : nil
                    try await writer.write(gzip.sent(first, isLast: false))
                    var end: QueryEnd?
                    while end == nil {
                        let piece = await pipe.next()
                        end = piece.end
                        // An answer without an end is seen to be none.
                        if case .gone? = end { throw CancellationError() }
                        let buffer = gzip.sent(piece.bytes, isLast: end != nil)
                        guard buffer.readableBytes > 0 else { continue }
                        try await writer.write(buffer)
                        // Nobody counts what waits for its event loop: it would be all of a file
                        // where that is slower than the disk.
                        try await channel.eventLoop.submit {}.get()
                    }
                    try await writer.finish(nil)
                }
            }
        return Response(status: answer.status, headers: answer.headers, body: body)
    }
}

extension GzipStream? {
    /// Bytes as they are sent.
    fileprivate func sent(_ bytes: [UInt8], isLast: Bool) -> ByteBuffer {
        ByteBuffer(bytes: self?.add(bytes, isLast: isLast) ?? bytes)
    }
}
