/// The parts of something that a client asks for (RFC 9110 §14.1.2, §14.2).
enum ByteRanges: Hashable, Sendable {
    /// All of it: nothing else is asked for in a way that can be understood.
    case whole
    /// These parts, of which none is empty or overlaps another.
    case parts([Range<Int>])
    /// Only what is not there, or more parts than are given.
    case unsatisfiable

    /// The most parts.
    private static let most = 64

    /// Understands the value of `Range`.
    ///
    /// - Parameters:
    ///   - text: such as `bytes=0-99, -100`.
    ///   - size: the size of the whole, in bytes.
    init(_ text: String, size: Int) {
        let sides = text.split(separator: "=", maxSplits: 1)
        guard sides.count == 2, String(sides[0]).trimmed.lowercased() == "bytes" else {
            self = .whole
            return
        }
        let words = sides[1].split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        guard words.count <= ByteRanges.most else {
            self = .unsatisfiable
            return
        }
        var parts: [Range<Int>] = []
        for word in words {
            guard let part = ByteRanges.part(word, size) else {
                self = .whole
                return
            }
            if !part.isEmpty { parts.append(part) }
        }
        guard !words.isEmpty else {
            self = .whole
            return
        }
        self = parts.isEmpty ? .unsatisfiable : .parts(ByteRanges.apart(parts))
    }

    /// One part, empty if there is nothing of it; nil for what is none.
    private static func part(_ word: String, _ size: Int) -> Range<Int>? {
        let sides = word.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, let (first, last) = ends(sides[0], sides[1]) else { return nil }
        switch (first, last) {
        case (let first?, let last?):
            guard first <= last else { return nil }
            return first < size ? first..<min(last, size - 1) + 1 : 0..<0
        case (let first?, nil): return first < size ? first..<size : 0..<0
        case (nil, let count?): return max(0, size - count)..<size
        case (nil, nil): return nil
        }
    }

    private static func ends(_ first: Substring, _ last: Substring) -> (Int?, Int?)? {
        func number(_ digits: Substring) -> Int?? {
            guard digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return .none }
            // Digits alone that are no Int are a number beyond every file.
            return .some(digits.isEmpty ? nil : Int(digits) ?? .max)
        }
        guard let first = number(first), let last = number(last) else { return nil }
        return (first, last)
    }

    /// The parts in their order, or, if some overlap, joined and in the order of the file.
    private static func apart(_ parts: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, part.lowerBound < last.upperBound {
                joined[joined.count - 1] =
                    last.lowerBound..<max(last.upperBound, part.upperBound)
            } else {
                joined.append(part)
            }
        }
        return joined.count == parts.count ? parts : joined
    }
}
