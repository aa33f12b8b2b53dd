import Foundation

/// How much of what a file records was said, and what was said that it does not record.
struct AnswerScore {
    private(set) var right = 0
    private(set) var wanted = 0
    private(set) var invented = 0
    private(set) var notes: [String] = []

    var value: Double { wanted + invented == 0 ? 1 : Double(right) / Double(wanted + invented) }

    mutating func want(_ isRight: Bool, _ note: @autoclosure () -> String) {
        wanted += 1
        if isRight { right += 1 } else { notes.append("lacks " + note()) }
    }

    mutating func invents(_ note: String) {
        invented += 1
        notes.append("invents " + note)
    }

    mutating func add(_ other: AnswerScore) {
        right += other.right
        wanted += other.wanted
        invented += other.invented
        notes += other.notes
    }
}

/// When two texts count as the same.
enum AnswerWords {
    static func plain(_ text: String?) -> String {
        (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    static func squeezed(_ text: String?) -> String {
        (text ?? "").filter { !$0.isWhitespace }
    }

    /// A name without a leading `./`, `file:` and what compression puts behind it.
    static func bare(_ name: String?) -> String {
        var text = plain(name)
        for start in ["./", "file:"] where text.hasPrefix(start) { text.removeFirst(start.count) }
        for end in [".gz", ".fz"] where text.hasSuffix(end) { text.removeLast(end.count) }
        return text
    }

    static func isSameValue(_ left: String?, _ right: String?) -> Bool {
        let (left, right) = (plain(left), plain(right))
        if left == right { return true }
        if let one = Double(left), let other = Double(right) {
            return abs(one - other) <= 1e-9 * max(abs(one), abs(other))
        }
        let pair = Set([left.lowercased(), right.lowercased()])
        return [["t", "true"], ["f", "false"], ["yes", "true"], ["no", "false"]].contains(pair)
    }

    /// Whether two times are the same to the digits that both have, and at least to the day.
    static func isSameTime(_ left: String?, _ right: String?) -> Bool {
        func digits(_ time: String?) -> String {
            let whole = plain(time).split(separator: ".").first.map(String.init) ?? ""
            return String(whole.filter(\.isNumber).prefix(14))
        }
        let (left, right) = (digits(left), digits(right))
        guard left.prefix(8) == right.prefix(8) else { return false }
        return left.hasPrefix(right) || right.hasPrefix(left)
    }
}
