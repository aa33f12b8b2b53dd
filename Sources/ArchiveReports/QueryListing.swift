import FitsProvArchive
import ObsCore
import Reports

/// A product, as it appears in JSON.
struct QueryListing: Encodable {
    struct Made: Encodable {
        let name, version, started, ended: String?
    }
    struct Program: Encodable {
        let name: String
        let version: String?
    }
    struct Recorded: Encodable {
        let value: String
        let keyword: String?
    }
    struct Parameter: Encodable {
        let name, value: String
        let unit: String?
    }
    struct Observed: Encodable {
        let value: ObsCore.Value
        let unit, source: String?

        enum CodingKeys: CodingKey { case value, unit, source }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            switch value {
            case .text(let text): try container.encode(text, forKey: .value)
            case .integer(let number): try container.encode(number, forKey: .value)
            case .real(let number) where number.isFinite:
                try container.encode(number, forKey: .value)
            case .real(let number): try container.encode("\(number)", forKey: .value)
            }
            try container.encodeIfPresent(unit, forKey: .unit)
            try container.encodeIfPresent(source, forKey: .source)
        }
    }

    let schemaVersion: Int?
    let path: String
    let identifier, digest: String?
    let size: Int64
    let stamped: Bool
    let activity: Made?
    let software: [Program]
    let fields: [String: Recorded]
    let parameters: [Parameter]
    let obscore: [String: Observed]

    init(_ product: QueryRow, hasVersion: Bool) {
        schemaVersion = hasVersion ? 1 : nil
        path = product.path
        identifier = product.identifier
        digest = product.digest
        size = product.size
        stamped = product.isStamped
        activity = product.activity.map {
            Made(
                name: $0, version: product.activityVersion, started: product.started,
                ended: product.ended)
        }
        software = product.software.map { Program(name: $0.name, version: $0.version) }
        fields = Dictionary(
            product.fields.map { ($0.name, Recorded(value: $0.value, keyword: $0.keyword)) },
            uniquingKeysWith: { first, _ in first })
        parameters = product.parameters.map {
            Parameter(name: $0.name, value: $0.value, unit: $0.keyword)
        }
        obscore = Dictionary(
            product.observed.map {
                (
                    $0.column.rawValue,
                    Observed(value: $0.value, unit: $0.column.unit, source: $0.source)
                )
            }, uniquingKeysWith: { first, _ in first })
    }
}
