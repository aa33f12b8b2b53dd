import FITS

/// The records of the data model of the Chandra X-ray Center in `HISTORY`.
///
/// `TOOL  :name   time` begins one, `PARM  :name=value` is a parameter, `STCK  :file` one of the list
/// that the parameter names, and `CONT  :text` goes on with the line before it, with no blank between.
/// Each card ends in a number, as in `ASC00020`; these repeat where files were merged, and do not count.
struct ASCHistory {
    private enum Kind: String {
        case tool = "TOOL"
        case parameter = "PARM"
        case item = "STCK"
        case more = "CONT"
    }

    /// The records in order.
    private(set) var records: [TaskRecord] = []
    private var pending: (kind: Kind, bytes: [UInt8], origin: Origin)?

    /// Reads the history of a header.
    ///
    /// - Parameters:
    ///   - header: the header.
    ///   - draft: the draft that gives origins.
    init(_ header: HeaderView, _ draft: ProvenanceDraft) {
        for line in header.history {
            guard let (kind, content) = ASCHistory.parse(Array(line.raw.utf8)) else { continue }
            if kind == .more {
                pending?.bytes += content
            } else {
                finish()
                pending = (kind, Array(content), draft.origin(header, line.card))
            }
        }
        finish()
    }

    /// What kind of line it is, and what stands behind the colon, without the number at the end.
    private static func parse(_ bytes: [UInt8]) -> (Kind, ArraySlice<UInt8>)? {
        let start = bytes.drop { $0 == UInt8(ascii: " ") }
        let word = String(decoding: start.prefix(4), as: UTF8.self)
        guard let kind = Kind(rawValue: word.uppercased()) else { return nil }
        var rest = start.dropFirst(4).drop { $0 == UInt8(ascii: " ") }
        guard rest.first == UInt8(ascii: ":") else { return nil }
        rest = rest.dropFirst()
        let isDigit: (UInt8) -> Bool = { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        let digits = rest.reversed().prefix(6).prefix(while: isDigit).count
        let before = rest.dropLast(digits)
        if digits >= 4, before.suffix(3).elementsEqual("ASC".utf8) { rest = before.dropLast(3) }
        return (kind, rest)
    }

    private mutating func finish() {
        guard let (kind, bytes, origin) = pending else { return }
        pending = nil
        let text = String(decoding: bytes, as: UTF8.self).trimmed
        switch kind {
        case .tool:
            records.append(ASCHistory.record(text, origin))
        case .parameter:
            // Lines without a name before the `=` are notes of the libraries for calibration.
            guard !records.isEmpty, let (name, value) = ASCHistory.parameter(text) else { return }
            records[records.count - 1].set(name, value, origin)
        case .item:
            guard let last = records.indices.last, !records[last].values.isEmpty else { return }
            records[last].values[records[last].values.count - 1].items.append(text)
        case .more: break
        }
    }

    /// As in `dmcopy   2021-01-09T00:05:35`, or without a time `axBary - 2.14`.
    private static func record(_ text: String, _ origin: Origin) -> TaskRecord {
        let bytes = text.utf8
        var name = text
        var time: String?
        if let blank = bytes.lastIndex(of: UInt8(ascii: " ")) {
            let last = String(Substring(bytes[bytes.index(after: blank)...]))
            if let utc = Timestamp.moment(last) {
                time = utc
                name = String(Substring(bytes[..<blank])).trimmed
            }
        } else if let utc = Timestamp.moment(text) {
            (name, time) = ("", utc)
        }
        let program = ProgramName(name)
        return TaskRecord(program?.name ?? "", version: program?.version, time: time, origin)
    }

    private static func parameter(_ text: String) -> (String, String)? {
        let bytes = text.utf8
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals != bytes.startIndex,
            !bytes[..<equals].contains(where: { " :,*()/".utf8.contains($0) })
        else { return nil }
        let value = String(Substring(bytes[bytes.index(after: equals)...])).trimmed
        return (String(Substring(bytes[..<equals])), value)
    }
}
