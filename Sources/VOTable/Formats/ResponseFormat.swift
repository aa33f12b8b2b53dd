/// What a client asks for in RESPONSEFORMAT (DALI 1.1 §3.4.3).
public struct ResponseFormat: Hashable, Sendable {
    /// The form of the answer.
    public let format: TableFormat
    /// The media type that the answer is sent with: the one that was asked for.
    public let contentType: String

    /// Makes a response format that is sent with its usual media type.
    ///
    /// - Parameter format: the form of the answer.
    public init(_ format: TableFormat) {
        self.format = format
        contentType = format.mediaType
    }

    /// Reads the value of the parameter, in any case, with or without blanks.
    ///
    /// An empty value is as if there were none. Parameters of a media type that say nothing here,
    /// such as `charset`, are passed over. It is `nil` if there is no such format.
    ///
    /// - Parameter value: such as `application/x-votable+xml;serialization=BINARY2`, or `csv`.
    public init?(_ value: String) {
        let parts = value.lowercased().split(separator: ";", omittingEmptySubsequences: false)
            .map { String($0).trimmed }
        let type = parts.first ?? ""
        if type.isEmpty, parts.count == 1 {
            self.init(.votable)
        } else if let format = TableFormat.allCases.first(where: { $0.aliases.contains(type) }) {
            guard parts.count == 1 else { return nil }
            self.init(format)
        } else {
            self.init(type: type, parameters: parts.dropFirst().compactMap(Self.parameter))
        }
    }

    private init(_ format: TableFormat, contentType: String) {
        self.format = format
        self.contentType = contentType
    }

    private init?(type: String, parameters: [(name: String, value: String)]) {
        let serialization = parameters.first { $0.name == "serialization" }?.value
        switch type {
        case "application/x-votable+xml", "text/xml", "application/x-votable":
            guard let format = Self.votables[serialization ?? "tabledata"] else { return nil }
            // Only what is known is said again; the type goes into a header.
            var contentType = type == "text/xml" ? type : TableFormat.votable.mediaType
            if let serialization { contentType += ";serialization=\(serialization.uppercased())" }
            if parameters.contains(where: { $0 == ("content", "datalink") }) {
                contentType += ";content=datalink"
            }
            self.init(format, contentType: contentType)
        case "text/csv":
            // A table without its header would be no answer.
            guard !parameters.contains(where: { $0 == ("header", "absent") }) else { return nil }
            self.init(.csv)
        case "text/tab-separated-values": self.init(.tsv)
        case "application/json": self.init(.json)
        case "text/html": self.init(.html)
        default: return nil
        }
    }

    private static let votables: [String: TableFormat] = [
        "tabledata": .votable, "binary2": .binary2,
    ]

    /// A parameter of a media type, its value without quotes.
    private static func parameter(_ text: String) -> (name: String, value: String)? {
        let sides = text.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
        guard sides.count == 2 else { return nil }
        return (sides[0], sides[1].split(separator: "\"").joined().trimmed)
    }
}
