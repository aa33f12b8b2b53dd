import Yams

/// Reads values from YAML.
package enum YAMLText {
    /// Reads a value; scalars are text, of any type.
    ///
    /// - Parameters:
    ///   - type: the type of the value.
    ///   - text: one YAML document.
    /// - Returns: the value.
    /// - Throws: `DecodingError`, `YamlError`, or a limit.
    package static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value
    {
        try YAMLValueDecoder(value: YAMLReader.value(text)).decode(type)
    }
}
