/// A record of what happened, in JSON (docs/record.md); `RecordYAML` reads YAML too.
public struct RecordFile: Sendable {
    /// What it says.
    public let request: StampRequest

    /// The largest record that is read, in bytes.
    package static let mostBytes = 16 << 20

    /// Reads a record in JSON.
    ///
    /// - Parameters:
    ///   - bytes: an object of JSON, UTF-8.
    ///   - path: the file, for messages.
    /// - Throws: `badRecord` with the place, or the path of the key, that is wrong.
    public init(_ bytes: [UInt8], path: String) throws(FitsProvError) {
        try self.init(bytes, path: path, reading: { _ in try RecordFile.json(bytes) })
    }

    /// Reads a record in another form.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8 text.
    ///   - path: the file, for messages.
    ///   - decoder: makes a decoder of the text; what it throws says what is wrong with it.
    /// - Throws: `badRecord` with the line, or the path of the key, that is wrong.
    package init(
        _ bytes: [UInt8], path: String, decoding decoder: (String) throws -> any Decoder
    ) throws(FitsProvError) {
        try self.init(bytes, path: path, reading: { try RecordSchema(from: decoder($0)) })
    }

    private init(
        _ bytes: [UInt8], path: String, reading read: (String) throws -> RecordSchema
    ) throws(FitsProvError) {
        func bad(_ why: String) -> FitsProvError {
            FitsProvError(.badRecord, path: path, why, hint: "docs/record.md describes records")
        }
        guard bytes.count <= RecordFile.mostBytes else {
            throw bad("is longer than \(RecordFile.mostBytes) bytes")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw bad("is not UTF-8 text")
        }
        do {
            request = try read(text).request()
        } catch let error as DecodingError {
            throw bad(error.words)
        } catch {
            throw bad("\(error)".onOneLine)
        }
    }

    private static func json(_ bytes: [UInt8]) throws -> RecordSchema {
        try JSONRecord.decode(RecordSchema.self, bytes)
    }
}

extension DecodingError {
    /// The key that is wrong and why, as in `parameters[2].name: is missing`.
    package var words: String {
        let (context, missing): (Context, (any CodingKey)?) =
            switch self {
            case .keyNotFound(let key, let context): (context, key)
            case .typeMismatch(_, let context), .valueNotFound(_, let context),
                .dataCorrupted(let context):
                (context, nil)
            @unknown default: (Context(codingPath: [], debugDescription: "\(self)"), nil)
            }
        var place = ""
        for key in context.codingPath + (missing.map { [$0] } ?? []) {
            if let index = key.intValue {
                place += "[\(index)]"
            } else {
                place += (place.isEmpty ? "" : ".") + key.stringValue
            }
        }
        // A text that is not JSON or YAML at all: the parser says where.
        let parser = context.underlyingError.map { "\($0)".onOneLine }
        let what = missing == nil ? parser ?? context.debugDescription : "is missing"
        return place.isEmpty ? what : "\(place): \(what)"
    }
}

extension String {
    /// The text with its line breaks, and the blanks around them, as one blank each.
    fileprivate var onOneLine: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
