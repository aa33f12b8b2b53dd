/// A string, number or truth value of JSON or YAML, as text.
package struct Text: Decodable {
    /// The text.
    package let value: String

    /// Reads a scalar.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // YAML gives the text of any scalar, JSON only that of strings; see JSONNumbers.
        if let text = try? container.decode(String.self) {
            value = text
        } else if let truth = try? container.decode(Bool.self) {
            value = truth ? "true" : "false"
        } else if let integer = try? container.decode(Int.self) {
            value = String(integer)
        } else if let number = try? container.decode(Double.self) {
            value = String(number)
        } else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "is not text, a number or a boolean")
        }
    }
}

/// A map of names and texts, in the order of the names.
struct TextMap: Decodable {
    let pairs: [(name: String, value: String)]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        pairs = try container.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
            (key.stringValue, try container.decode(Text.self, forKey: key).value)
        }
    }
}

/// A key of any name.
package struct AnyKey: CodingKey {
    /// The name.
    package let stringValue: String
    /// The place in a list; nil for a key of a map.
    package let intValue: Int?

    /// The name of a key of a map.
    package init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    /// The place of an element in a list.
    package init(index: Int) {
        stringValue = String(index)
        intValue = index
    }

    /// The place of an element in a list.
    package init?(intValue: Int) {
        self.init(index: intValue)
    }
}

extension Decoder {
    /// Fails at a key that is none of the known ones, so that a misspelt one is not lost.
    package func refuseOtherKeys<Key: CodingKey & CaseIterable>(than known: Key.Type) throws {
        let container = try container(keyedBy: AnyKey.self)
        for key in container.allKeys where Key(stringValue: key.stringValue) == nil {
            let names = known.allCases.map(\.stringValue).sorted().joined(separator: ", ")
            throw DecodingError.dataCorruptedError(
                forKey: key, in: container,
                debugDescription: "is unknown; expected one of \(names)")
        }
    }
}
