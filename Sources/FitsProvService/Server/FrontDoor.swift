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
    private let limits: ServiceLimits
    private let routes: Routes

    init(_ options: ServiceOptions, _ routes: Routes) {
        hosts = KnownHosts(options)
        limits = options.limits
        self.routes = routes
    }

    func respond(to request: Request, context: ServiceContext) async throws -> Response {
        var isOpen = false
        var answer: Answer
        do throws(Refusal) {
            let route = try route(request)
            isOpen = route.isOpen
            answer = try await answerOrRefuse(request, route, context)
        } catch {
            answer = Answer(error)
        }
        secure(&answer.headers, isOpen: isOpen, request.method)
        return FrontDoor.response(answer, isHead: request.method == .head)
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
            isConnected: { channel.isActive })
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

    private static func response(_ answer: Answer, isHead: Bool) -> Response {
        var headers = answer.headers
        switch answer.body {
        case .bytes(let bytes) where isHead:
            headers[.contentLength] = "\(bytes.count)"
            return Response(status: answer.status, headers: headers)
        case .bytes(let bytes):
            return Response(
                status: answer.status, headers: headers,
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .stream(let first, let pipe):
            if isHead {
                pipe.close()
                return Response(
                    status: answer.status, headers: headers,
                    body: ResponseBody { writer in try await writer.finish(nil) })
            }
            return Response(
                status: answer.status, headers: headers,
                body: ResponseBody { writer in
                    defer { pipe.close() }
                    try await writer.write(ByteBuffer(bytes: first))
                    while true {
                        let piece = await pipe.next()
                        if !piece.bytes.isEmpty {
                            try await writer.write(ByteBuffer(bytes: piece.bytes))
                        }
                        if case .gone? = piece.end { throw CancellationError() }
                        if piece.end != nil { break }
                    }
                    try await writer.finish(nil)
                })
        }
    }
}
