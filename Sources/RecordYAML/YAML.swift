/// YAML for whoever reads values that are `Decodable`.
package enum YAML {
    /// A decoder of a text.
    ///
    /// - Parameter text: one YAML document; none is an empty text.
    /// - Returns: the decoder, in which every scalar is text.
    /// - Throws: what says what is wrong with the text, and on which line.
    package static func decoder(_ text: String) throws -> any Decoder {
        YAMLValueDecoder(value: try YAMLReader.value(text))
    }
}
