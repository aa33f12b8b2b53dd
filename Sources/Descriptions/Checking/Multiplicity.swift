/// How many there are of something: a number, `*`, or a range as in `3..*`.
struct Multiplicity: Hashable {
    /// The smallest number allowed.
    let least: Int
    /// The largest number allowed; nil for any.
    let most: Int?

    /// Reads a multiplicity; nil if it is none.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: true).map {
            String($0).trimmed
        }
        switch (parts.count, text.contains("..")) {
        case (1, false) where parts[0] == "*": (least, most) = (0, nil)
        case (1, false):
            guard let count = Int(parts[0]), count >= 0 else { return nil }
            (least, most) = (count, count)
        case (2, true):
            guard let low = Int(parts[0]), low >= 0 else { return nil }
            let high = Int(parts[1])
            guard parts[1] == "*" || high.map({ $0 >= low }) == true else { return nil }
            (least, most) = (low, high)
        default: return nil
        }
    }

    /// Whether a number is allowed.
    func allows(_ count: Int) -> Bool { count >= least && most.map { count <= $0 } ?? true }
}
