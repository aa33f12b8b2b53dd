/// The numbers of a JSON text, of which a decoder gives only what fits an `Int` or a `Double`.
enum JSONNumbers {
    /// The same text with every number as a string of its own characters.
    ///
    /// - Parameter json: a text that is JSON.
    /// - Returns: a text that is JSON.
    static func quoted(_ json: [UInt8]) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        var quoted: [UInt8] = []
        quoted.reserveCapacity(json.count + json.count / 4)
        var isInString = false
        var isEscaped = false
        var isInNumber = false
        for byte in json {
            if isInString {
                if !isEscaped, byte == quote { isInString = false }
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else {
                // Inside a number there are letters too, as in 1e5, but those of `true` begin none.
                let isNumber = isInNumber ? continues(byte) : begins(byte)
                if isNumber != isInNumber { quoted.append(quote) }
                isInNumber = isNumber
                isInString = byte == quote
            }
            quoted.append(byte)
        }
        if isInNumber { quoted.append(quote) }
        return quoted
    }

    private static func begins(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func continues(_ byte: UInt8) -> Bool {
        begins(byte) || "+.eE".utf8.contains(byte)
    }
}
