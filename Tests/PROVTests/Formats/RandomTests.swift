import PROV
import TestSupport
import Testing

/// Documents that no one would write, made from a seed.
private struct Invention {
    private var state: UInt64
    private let texts = [
        "a", "", "0", "run/7", "x y", "_x0041_", "é\u{301}", "a:b", "\"'<&>]]>", "\u{1}\u{0}\r\n",
        "-", ".", "a.", "%zz", "\\", "日本", "\u{1F600}", "2026-11-23T00:00:00Z", "xsd:int", "{}",
        "http://a/b#c", "_:b",
    ]
    private let namespaces = [
        "http://example.org/", "http://example.org/a/", "urn:x:", "http://é/ <>\"{}", "u", "_:",
        "http://www.w3.org/ns/prov#", "http://www.w3.org/2001/XMLSchema#",
    ]
    private let types = ["string", "int", "dateTime", "double", "QName", "anyURI", "nothing"]

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % limit
    }

    mutating func text() -> String { texts[number(below: texts.count)] }

    /// A time as readers take it: zones, fractions, the end of a day, years of any kind.
    mutating func time() -> String {
        let times = [
            "2026-11-23T12:00:00Z", "2024-02-29T24:00:00", "2026-11-23T12:00:00.250+14:00",
            "-0044-03-15T09:00:00-05:30", "12026-01-01T00:00:00Z",
        ]
        return times[number(below: times.count)]
    }

    mutating func name() -> QualifiedName {
        let namespace = namespaces[number(below: namespaces.count)]
        return QualifiedName(namespace: namespace, localPart: "n" + text())
    }

    mutating func value() -> Value {
        switch number(below: 5) {
        case 0: .string(text())
        case 1: .localized(text(), language: ["en", "de-AT", "no tag", "x_y"][number(below: 4)])
        case 2: .typed(text(), datatype: Namespace.xsd(types[number(below: 4)]))
        case 3: .typed(text(), datatype: name())
        default: .name(name())
        }
    }

    mutating func record() -> Record {
        let kind = Record.Kind.allCases[number(below: Record.Kind.allCases.count)]
        var record = Record(kind, kind.isElement || number(below: 2) == 0 ? name() : nil)
        for argument in kind.arguments where number(below: 4) > 0 {
            switch argument.sort {
            case .name: record[argument] = .name(name())
            case .time: record[argument] = .time(time())
            case .pairs:
                record[argument] = .pairs([
                    .init(key: value(), entity: name()), .init(key: value(), entity: name()),
                ])
            case .keys: record[argument] = .keys([.string(text()), .int(3)])
            }
        }
        let names: [QualifiedName] = [.label, .type, .role, .value, .location, name(), name()]
        for _ in 0..<number(below: 4) {
            let name = names[number(below: names.count)]
            guard !kind.arguments.contains(where: { Namespace.prov($0.rawValue) == name }) else {
                continue
            }
            record.attributes.append(Attribute(name, value()))
        }
        return record
    }

    mutating func document() -> Document {
        var records: [Record] = []
        for _ in 0..<(1 + number(below: 6)) { records.append(record()) }
        let bundle = Bundle(identifier: name(), records: [record()])
        return Document(
            namespaces: [Namespace(prefix: "p\(number(below: 3))", uri: "http://example.org/")],
            records: records, bundles: number(below: 2) == 0 ? [] : [bundle])
    }
}

struct RandomTests {
    @Test(arguments: 1...20)
    func `any document is written in every format and reads back equal`(seed: Int) throws {
        var invention = Invention(seed: UInt64(seed))
        var written: [[UInt8]] = []
        for _ in 0..<50 {
            let document = invention.document()
            for format in Format.allCases {
                let bytes = try format.write(document)
                if format == .xml { written.append(bytes) }
                let differences = try document.differences(from: format.read(bytes))
                #expect(
                    differences.missing.isEmpty && differences.added.isEmpty,
                    "\(format): \(differences)\n\(String(decoding: bytes, as: UTF8.self))")
            }
        }
        let complaint = try PROVSchema.complaint(about: written)
        #expect(complaint == nil, "\(complaint ?? "")")
    }
}
