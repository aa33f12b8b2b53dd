/// Texts that were read last, so that one which comes again is in memory once.
///
/// A record often has the times, and what else it has to say, of the one before it.
struct RecentTexts {
    private var texts: [String] = Array(repeating: "", count: 256)
    /// Swift keeps this many bytes in the string itself.
    private static let inlineCount = 15

    /// The text that bytes are, which were checked to be UTF-8.
    mutating func text(_ bytes: Span<UInt8>) -> String {
        guard bytes.count > Self.inlineCount else { return String(checked: bytes) }
        var place = bytes.count
        for index in bytes.indices { place = place &* 31 &+ Int(bytes[index]) }
        place &= texts.count - 1
        if texts[place].utf8Span.span.isEqual(to: bytes) { return texts[place] }
        let text = String(checked: bytes)
        texts[place] = text
        return text
    }
}
