/// Texts as keys whose plain order is the order of people: `v1.10` after `v1.9`.
enum SortKey {
    /// The key of a version: letters in lower case, each run of digits with its length before it.
    ///
    /// A `v` before the first digit counts for nothing.
    ///
    /// - Parameter text: a version.
    /// - Returns: a key that compares byte by byte.
    static func version(_ text: String) -> String {
        var key: [UInt8] = []
        var digits: [UInt8] = []
        func flush() {
            guard !digits.isEmpty else { return }
            let significant = digits.drop { $0 == UInt8(ascii: "0") }
            let length = min(significant.count, longestRun)
            key += [UInt8(ascii: "0") + UInt8(length / 10), UInt8(ascii: "0") + UInt8(length % 10)]
            key += significant
            digits = []
        }
        let lower = text.lowercased().utf8
        let isPrefixed =
            lower.first == UInt8(ascii: "v")
            && lower.dropFirst().first.map(numerals.contains) == true
        for byte in lower.dropFirst(isPrefixed ? 1 : 0) {
            if numerals.contains(byte) {
                digits.append(byte)
            } else {
                flush()
                key.append(byte)
            }
        }
        flush()
        return String(decoding: key, as: UTF8.self)
    }

    private static let longestRun = 99
    private static let numerals = UInt8(ascii: "0")...UInt8(ascii: "9")
}
