/// The ASCII form of `CHECKSUM`: 16 letters and digits that bring the sum of an HDU to -0
/// (FITS 4.0 Appendix J.2).
package enum ChecksumText {
    /// The string with which an HDU sums to all ones.
    ///
    /// - Parameter sum: the sum of the HDU with the value of `CHECKSUM` all zeros (`'0000…'`).
    /// - Returns: 16 characters.
    package static func encode(sumWithZeros sum: UInt32) -> String {
        let complement = ~sum
        var characters = [UInt8](repeating: 0, count: length)
        for byte in 0..<4 {
            let value = Int(complement >> UInt32(24 - 8 * byte) & 0xFF)
            var quotients = [Int](repeating: value / 4 + zero, count: 4)
            quotients[0] += value % 4
            while let pair = firstPunctuation(quotients) {
                quotients[pair] += 1
                quotients[pair + 1] -= 1
            }
            for (place, character) in quotients.enumerated() {
                characters[4 * place + byte] = UInt8(character)
            }
        }
        let rotated = [characters[length - 1]] + characters.dropLast()
        return rotated.headerText
    }

    /// The number of characters.
    static let length = 16
    private static let zero = Int(UInt8(ascii: "0"))

    /// The first index of the first pair of which one is neither a letter nor a digit.
    private static func firstPunctuation(_ quotients: [Int]) -> Int? {
        [0, 2].first { pair in
            [quotients[pair], quotients[pair + 1]].contains { !isAlphanumeric($0) }
        }
    }

    private static func isAlphanumeric(_ character: Int) -> Bool {
        switch UInt8(character) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
