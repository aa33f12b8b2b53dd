import FitsProv
import FoundationEssentials

extension Service {
    /// All addresses, in the words of OpenAPI 3.1.
    func openAPI() throws -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let document = APIDocument(operations: APIOperation.all, base: base)
        return Answer(.bytes([UInt8](try encoder.encode(document))), "application/json")
    }
}

/// Operations in the words of OpenAPI 3.1.
struct APIDocument: Encodable {
    let operations: [APIOperation]
    /// What all addresses begin with.
    let base: String

    func encode(to encoder: any Encoder) throws {
        let grouped = Dictionary(grouping: operations, by: \.path)
        let paths = grouped.mapValues { operations in
            Dictionary(
                operations.map { ($0.method.rawValue, Operation($0)) }, uniquingKeysWith: { $1 })
        }
        try Document(
            info: Info(), servers: [["url": base]], paths: paths
        ).encode(to: encoder)
    }

    private struct Document: Encodable {
        let openapi = "3.1.0"
        let info: Info
        let servers: [[String: String]]
        let paths: [String: [String: Operation]]
    }

    private struct Info: Encodable {
        let title = "fitsprov serve"
        let version = "\(Version.text)"
        let summary = "An archive of FITS files: search, provenance, files."
    }

    private struct Operation: Encodable {
        let summary: String
        let parameters: [Parameter]
        let requestBody: Body?
        let responses: [String: Response]

        init(_ operation: APIOperation) {
            summary = operation.summary
            let isForm = operation.method == .post
            parameters = operation.parameters.filter { $0.isInPath || !isForm }.map(Parameter.init)
            requestBody = isForm ? Body(operation.parameters.filter { !$0.isInPath }) : nil
            var responses = ["\(operation.status)": Response("As asked for.", operation.types)]
            responses["4XX"] = Response(
                "What is wrong, in a line or a VOTable.", ["text/plain"] + operation.types)
            responses["503"] = Response("Too busy, or the archive cannot be read.", ["text/plain"])
            self.responses = responses
        }
    }

    private struct Parameter: Encodable {
        let name: String
        let `in`: String
        let description: String
        let required: Bool
        let schema: Schema

        init(_ parameter: APIOperation.Parameter) {
            name = parameter.name
            `in` = parameter.isInPath ? "path" : "query"
            description = parameter.summary
            required = parameter.isRequired
            schema = Schema(parameter.kind)
        }
    }

    private struct Schema: Encodable {
        let type: String
        var minimum: Int?
        var `enum`: [String]?

        init(_ kind: APIOperation.Parameter.Kind) {
            switch kind {
            case .text: type = "string"
            case .number: type = "number"
            case .integer(let least): (type, minimum) = ("integer", least)
            case .oneOf(let words): (type, `enum`) = ("string", words)
            }
        }
    }

    private struct Form: Encodable {
        let type = "object"
        let properties: [String: Schema]
        let required: [String]
    }

    private struct Body: Encodable {
        let content: [String: [String: Form]]

        init(_ parameters: [APIOperation.Parameter]) {
            let form = Form(
                properties: Dictionary(
                    parameters.map { ($0.name, Schema($0.kind)) }, uniquingKeysWith: { $1 }),
                required: parameters.filter(\.isRequired).map(\.name))
            content = ["application/x-www-form-urlencoded": ["schema": form]]
        }
    }

    private struct Response: Encodable {
        let description: String
        let content: [String: [String: String]]

        init(_ description: String, _ types: [String]) {
            self.description = description
            content = Dictionary(types.map { ($0, [:]) }, uniquingKeysWith: { $1 })
        }
    }
}
