/// The quoted strings in the YAML of a log: lists of them under names, one indented map.
///
/// Files can be hostile, and all that is wanted is text: nothing is nested, and all bytes are looked
/// at once.
struct QuotedYAML: Sendable {
    /// The strings under each name, in the order of the text.
    private(set) var groups: [(name: String, texts: [String])] = []
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    private static let newline = UInt8(ascii: "\n")
    private static let blank = UInt8(ascii: " ")

    /// Reads what stands under a name that begins a line.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - data: the bytes of a data unit.
    init(_ name: String, in data: [UInt8]) {
        let start = Array("\(name):".utf8)
        var from = data.endIndex
        var end = data.endIndex
        var line = 0
        while line < data.count {
            let stop = data[line...].firstIndex(of: QuotedYAML.newline) ?? data.endIndex
            if from == data.endIndex {
                if data[line..<stop].starts(with: start) { from = line + start.count }
            } else if line < stop, data[line] != QuotedYAML.blank {
                end = line
                break
            }
            line = stop + 1
        }
        bytes = data[from..<max(from, end)]
        place = from
        read()
    }

    private mutating func read() {
        var lineStart = false
        var lineBegin = place
        var depth: Int?
        while place < bytes.endIndex {
            let byte = bytes[place]
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                place += 1
                add(quoted(byte))
            } else if byte == QuotedYAML.newline {
                lineStart = true
                place += 1
                lineBegin = place
                continue
            } else if byte == QuotedYAML.blank {
                place += 1
                continue
            } else if lineStart, QuotedYAML.isLetter(byte) {
                let line = bytes[place...].prefix { $0 != QuotedYAML.newline }
                let indent = place - lineBegin
                let name = line.prefix { $0 != UInt8(ascii: ":") }
                if depth == nil { depth = indent }
                if name.endIndex < line.endIndex, indent == depth {
                    groups.append((String(decoding: name, as: UTF8.self), []))
                    place = name.endIndex
                }
                place += 1
            } else if lineStart, byte == UInt8(ascii: "-"), place + 2 < bytes.endIndex,
                bytes[place + 1] == QuotedYAML.blank, !"'\"[{".utf8.contains(bytes[place + 2])
            {
                let line = bytes[(place + 2)...].prefix { $0 != QuotedYAML.newline }
                add(String(decoding: line, as: UTF8.self))
                place = line.endIndex
            } else {
                place += 1
            }
            lineStart = false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
    }

    private mutating func add(_ text: String) {
        guard let last = groups.indices.last else { return }
        groups[last].texts.append(text)
    }

    /// The string up to its closing quote; lines are folded (YAML 1.1 §9.1).
    private mutating func quoted(_ quote: UInt8) -> String {
        var text: [UInt8] = []
        while place < bytes.endIndex {
            let byte = bytes[place]
            place += 1
            if byte == quote {
                guard quote == UInt8(ascii: "'"), place < bytes.endIndex, bytes[place] == quote
                else { break }
                text.append(byte)
                place += 1
            } else if byte == QuotedYAML.newline {
                fold(&text)
            } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                escape(&text)
            } else {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// A line break is a blank, and each empty line behind it a line break.
    private mutating func fold(_ text: inout [UInt8]) {
        while text.last == QuotedYAML.blank { text.removeLast() }
        var breaks = 0
        while place < bytes.endIndex,
            bytes[place] == QuotedYAML.blank || bytes[place] == QuotedYAML.newline
        {
            if bytes[place] == QuotedYAML.newline { breaks += 1 }
            place += 1
        }
        text +=
            breaks == 0 ? [QuotedYAML.blank] : Array(repeating: QuotedYAML.newline, count: breaks)
    }

    private mutating func escape(_ text: inout [UInt8]) {
        guard place < bytes.endIndex else { return }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(QuotedYAML.newline)
        case UInt8(ascii: "t"): text.append(9)
        case QuotedYAML.newline:
            while place < bytes.endIndex, bytes[place] == QuotedYAML.blank { place += 1 }
        case UInt8(ascii: "x"), UInt8(ascii: "u"):
            let digits = bytes[place...].prefix(byte == UInt8(ascii: "x") ? 2 : 4)
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
            if let scalar = code.flatMap(Unicode.Scalar.init) {
                text += Array(String(Character(scalar)).utf8)
            }
            place = digits.endIndex
        default: text.append(byte)
        }
    }
}
