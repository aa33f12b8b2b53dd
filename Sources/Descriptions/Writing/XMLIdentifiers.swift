/// Gives identifiers of elements, which are names of XML and all different.
struct XMLIdentifiers {
    private var taken: Set<String> = []
    private var count = 0

    /// An identifier that is not given yet.
    ///
    /// - Parameter name: what it is to be, if it can.
    /// - Returns: the name, or another one.
    mutating func new(_ name: String) -> String {
        var identifier = name
        while !XMLIdentifiers.isName(identifier) || !taken.insert(identifier).inserted {
            count += 1
            identifier = "item_\(count)"
        }
        return identifier
    }

    /// Whether a text is a name of XML without a colon; of those with other letters than ASCII, none.
    private static func isName(_ text: String) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || byte == UInt8(ascii: "_")
        }
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy {
            isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || "-.".utf8.contains($0)
        }
    }
}
