import FITS

/// What is written of a dictionary of Python, as in `{'skip': False, 'steps': {'jump': {'a': [1, 2]}}}`.
struct PythonDictionary: Sendable {
    /// The values as they are written, strings without quotes; those of inner dictionaries with the
    /// names of these before their own, but for `steps`.
    private(set) var items: [(name: String, value: String)] = []

    /// How many dictionaries may be within each other.
    private static let mostLevels = 16

    /// Reads the text; what follows the dictionary is left alone.
    ///
    /// - Parameter text: the text, which begins with a brace.
    init(_ text: Substring) {
        let bytes = Array(text.utf8)
        var path: [String] = []
        var name: String?
        var start = 0
        var brackets = 0
        var place = 0
        func word(_ range: Range<Int>) -> String {
            String(decoding: bytes[range], as: UTF8.self).trimmed
        }
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                let rest = bytes[(place + 1)...]
                place = rest.firstIndex(of: bytes[place]) ?? bytes.count
            case UInt8(ascii: "["), UInt8(ascii: "("): brackets += 1
            case UInt8(ascii: "]"), UInt8(ascii: ")"): brackets -= 1
            case UInt8(ascii: ":") where brackets == 0 && name == nil:
                name = PythonDictionary.unquoted(word(start..<place))
                start = place + 1
            case UInt8(ascii: "{") where brackets == 0:
                guard path.count < PythonDictionary.mostLevels else { return }
                path.append(name ?? "")
                name = nil
                start = place + 1
            case UInt8(ascii: ","), UInt8(ascii: "}"):
                guard brackets == 0 else { break }
                if let name, start < place {
                    let names = path.filter { !$0.isEmpty && $0 != "steps" } + [name]
                    let value = PythonDictionary.unquoted(word(start..<place))
                    items.append((names.joined(separator: "."), value))
                }
                name = nil
                start = place + 1
                if bytes[place] == UInt8(ascii: "}") {
                    _ = path.popLast()
                    if path.isEmpty { return }
                }
            default: break
            }
            place += 1
        }
    }

    private static func unquoted(_ text: String) -> String {
        guard text.utf8.count > 2, let first = text.first, first == "'" || first == "\"",
            text.last == first
        else { return text }
        return String(text.dropFirst().dropLast())
    }
}
