import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import FitsProvService

@Suite struct OpenAPITests {
    /// Paths of the document with something in the place of what varies.
    private static func filled(_ path: String) -> [String] {
        path.split(separator: "/").map { part in
            switch part {
            case "{number}": "1"
            case "{table}": "ivoa.obscore"
            case let part where part.hasPrefix("{"): "x"
            default: String(part)
            }
        }
    }

    @Test func `every address that is described is there, with its method`() throws {
        let folder = try ScratchFolder()
        let routes = Routes(service: try Service(try RunningService.options(in: folder)))
        for operation in APIOperation.all {
            let route = routes.route(OpenAPITests.filled(operation.path))
            let methods = route?.methods.map { $0.rawValue.lowercased() } ?? []
            #expect(methods.contains(operation.method.rawValue), "\(operation.path)")
        }
    }

    @Test func `what varies in a path is described`() {
        for operation in APIOperation.all {
            let inPath = operation.parameters.filter(\.isInPath).map { "{\($0.name)}" }
            let written = operation.path.split(separator: "/").map(String.init)
                .filter { $0.hasPrefix("{") }
            #expect(inPath == written, "\(operation.path)")
        }
    }

    @Test func `the document is JSON of OpenAPI`() async throws {
        try await RunningService.with { client in
            let reply = try await client.get("/openapi.json")
            #expect(reply.status == 200)
            #expect(reply.headers["content-type"] == "application/json")
            let json = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any]
            let document = try #require(json)
            #expect(document["openapi"] as? String == "3.1.0")
            let servers = document["servers"] as? [[String: String]]
            #expect(servers?.first?["url"] == "http://127.0.0.1:\(client.port)")
            let paths = try #require(document["paths"] as? [String: [String: Any]])
            #expect(Set(paths.keys) == Set(APIOperation.all.map(\.path)))
            let sync = try #require(paths["/tap/sync"]?["post"] as? [String: Any])
            let body = try #require(sync["requestBody"] as? [String: Any])
            let content = try #require(body["content"] as? [String: Any])
            #expect(content["application/x-www-form-urlencoded"] != nil)
            #expect((sync["parameters"] as? [Any])?.isEmpty == true)
        }
    }

    /// Addresses that are described without parameters answer well.
    @Test func `what needs no parameter answers`() async throws {
        try await RunningService.with { client in
            for operation in APIOperation.all
            where operation.method == .get && !operation.parameters.contains(where: \.isRequired) {
                let reply = try await client.get(operation.path)
                #expect(reply.status == 200, "\(operation.path)")
                let type = reply.headers["content-type"]?.prefix { $0 != ";" } ?? ""
                #expect(operation.types.contains(String(type)), "\(operation.path): \(type)")
            }
        }
    }
}
