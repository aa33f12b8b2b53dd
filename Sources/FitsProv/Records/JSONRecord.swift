import FoundationEssentials

/// Reads JSON into values that keep all digits of their numbers.
package enum JSONRecord {
    /// Reads a value.
    ///
    /// It is read twice: as it is, which says what is wrong, and with its numbers as text.
    ///
    /// - Parameters:
    ///   - type: the type of the value; numbers are to be read as ``Text``.
    ///   - bytes: JSON.
    /// - Returns: the value.
    /// - Throws: `DecodingError`.
    package static func decode<Value: Decodable>(
        _ type: Value.Type, _ bytes: [UInt8]
    ) throws -> Value {
        let decoder = JSONDecoder()
        _ = try decoder.decode(type, from: Data(bytes))
        return try decoder.decode(type, from: Data(JSONNumbers.quoted(bytes)))
    }
}
