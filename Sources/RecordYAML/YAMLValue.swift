import Yams

/// A value of a YAML record, whose maps find a key without looking through all of them.
///
/// Yams' own decoder goes through a map once for each of its keys, and through what an alias names
/// once for each alias: the cost of a record would grow with its square.
indirect enum YAMLValue {
    /// A scalar: all YAML scalars are text here.
    case text(String, isNull: Bool)
    /// A sequence.
    case list([YAMLValue])
    /// A mapping: its keys in order, and the value of each.
    case map([String], [String: YAMLValue])

    /// The words for what kind of value it is.
    var kind: String {
        switch self {
        case .text: "text"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

/// Reads YAML, and counts what it reads.
struct YAMLReader {
    /// The most values of a record, those that an alias repeats counted each time.
    static let mostValues = 1_000_000
    private var count = 0

    private init() {}

    /// Reads a text.
    ///
    /// - Parameter text: one YAML document; none is an empty text.
    /// - Returns: the value.
    /// - Throws: `YamlError` for what is not YAML, `TooManyValues`.
    static func value(_ text: String) throws -> YAMLValue {
        let parser = try Parser(yaml: text, resolver: .basic)
        // The parser owns the anchors, which the nodes refer to.
        return try withExtendedLifetime(parser) {
            var reader = YAMLReader()
            return try reader.value(try parser.singleRoot() ?? "")
        }
    }

    private mutating func value(_ node: Node) throws -> YAMLValue {
        count += 1
        guard count <= YAMLReader.mostValues else { throw TooManyValues() }
        switch node {
        case .scalar(let scalar):
            return .text(scalar.string, isNull: YAMLReader.isNull(scalar))
        case .sequence(let sequence):
            var list: [YAMLValue] = []
            for element in sequence { list.append(try value(element)) }
            return .list(list)
        case .mapping(let mapping): return try map(mapping)
        case .alias: return .text("", isNull: true)
        }
    }

    /// A map with what its merge keys (`<<`) bring along; its own keys win.
    private mutating func map(_ mapping: Node.Mapping) throws -> YAMLValue {
        var keys: [String] = []
        var values: [String: YAMLValue] = [:]
        for (key, node) in mapping where YAMLReader.isMerge(key) {
            let merged = try value(node)
            let maps = if case .list(let list) = merged { Array(list.reversed()) } else { [merged] }
            for case .map(let names, let members) in maps {
                for name in names {
                    let former = values.updateValue(members[name] ?? merged, forKey: name)
                    if former == nil { keys.append(name) }
                }
            }
        }
        for (key, node) in mapping where !YAMLReader.isMerge(key) {
            guard let name = key.scalar?.string else { continue }
            if values.updateValue(try value(node), forKey: name) == nil { keys.append(name) }
        }
        return .map(keys, values)
    }

    private static func isMerge(_ key: Node) -> Bool {
        key.scalar.map { $0.style == .plain && $0.string == "<<" } ?? false
    }

    private static func isNull(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// The record has more values than are read.
    struct TooManyValues: Error, CustomStringConvertible {
        var description: String {
            "has more values than \(YAMLReader.mostValues), those that aliases repeat included"
        }
    }
}
