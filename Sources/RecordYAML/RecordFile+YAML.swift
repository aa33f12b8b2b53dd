public import FitsProv

extension RecordFile {
    /// Reads a record in JSON or YAML.
    ///
    /// - Parameters:
    ///   - bytes: JSON, if the first character is `{`, else YAML; UTF-8.
    ///   - path: the file, for messages.
    /// - Throws: `badRecord` with the line, or the path of the key, that is wrong.
    public init(jsonOrYAML bytes: [UInt8], path: String) throws(FitsProvError) {
        if RecordFile.isJSON(bytes) {
            try self.init(bytes, path: path)
        } else {
            try self.init(bytes, path: path, decoding: YAML.decoder)
        }
    }

    /// Whether the first character that is not blank is the one that begins an object.
    private static func isJSON(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.first { !$0.isWhitespace } == "{"
    }
}
