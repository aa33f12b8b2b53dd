import FITS

extension HeaderView {
    /// A card of a numbered series.
    struct Numbered: Sendable {
        /// The number in the keyword.
        let number: Int
        /// The card with its continuations.
        let entry: Header.Entry
        /// The string of the card without blanks around it; nil if it is empty or no string.
        var string: String? {
            let text = entry.value?.string?.trimmed
            return text?.isEmpty == false ? text : nil
        }
    }

    /// The cards of a numbered series, as in `IMCMB001`, `IMCMB002`, in the order of their numbers.
    ///
    /// - Parameters:
    ///   - prefix: what comes before the number, as in `IMCMB`.
    ///   - suffix: what comes behind it, as in ` ID`.
    ///   - digits: how many digits the number may have; a number of one length only is zero padded.
    /// - Returns: the cards; of several with one number the first.
    func numbered(
        _ prefix: String, suffix: String = "", digits: ClosedRange<Int> = 1...6
    ) -> [Numbered] {
        var found: [Int: Numbered] = [:]
        for entry in entries {
            guard let number = HeaderView.number(in: entry.keyword, prefix, suffix, digits),
                found[number] == nil
            else { continue }
            found[number] = Numbered(number: number, entry: entry)
        }
        return found.values.sorted { $0.number < $1.number }
    }

    /// The number between a prefix and a suffix of a keyword; nil if there is none of the right length.
    ///
    /// - Parameters:
    ///   - keyword: a keyword.
    ///   - prefix: what comes before the number.
    ///   - suffix: what comes behind it.
    ///   - digits: how many digits the number may have.
    /// - Returns: the number.
    static func number(
        in keyword: String, _ prefix: String, _ suffix: String = "",
        _ digits: ClosedRange<Int> = 1...6
    ) -> Int? {
        let bytes = keyword.utf8
        guard bytes.count > prefix.utf8.count + suffix.utf8.count, keyword.hasPrefix(prefix),
            keyword.hasSuffix(suffix)
        else { return nil }
        let middle = bytes.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
        guard digits.contains(middle.count),
            middle.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(Substring(middle))
    }
}
