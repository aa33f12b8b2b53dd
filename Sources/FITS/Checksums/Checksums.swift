/// What `CHECKSUM` and `DATASUM` of one HDU say, and what is true (FITS 4.0 §4.4.2.7).
public struct Checksums: Hashable, Sendable {
    /// What a recorded sum came to.
    public enum Verdict: Hashable, Sendable {
        /// There is no such card.
        case absent
        /// The recorded sum is right.
        case right
        /// The recorded sum is wrong.
        case wrong
        /// The card has a value that is not a sum.
        case unreadable(String)
    }

    /// The verdict on `CHECKSUM`, the sum of the whole HDU.
    public let checksum: Verdict
    /// The verdict on `DATASUM`, the sum of the data unit.
    public let datasum: Verdict
    /// The sum of the data unit.
    public let dataSum: UInt32

    /// What the cards say if the sum of the data unit is what `DATASUM` says, which nobody has looked at.
    ///
    /// - Parameter header: the header of the HDU.
    package init(trusting header: Header) {
        self.init(
            header: header, dataSum: header.string("DATASUM").flatMap { UInt32($0.trimmed) } ?? 0)
    }

    init(header: Header, dataSum: UInt32) {
        self.dataSum = dataSum
        datasum = Checksums.verdict(header.value("DATASUM")) { text in
            UInt32(text).map { $0 == dataSum }
        }
        checksum = Checksums.verdict(header.value("CHECKSUM")) { text in
            guard text.utf8.count == ChecksumText.length else { return nil }
            var sum = OnesComplement(dataSum)
            sum.add(header.bytes[...])
            return sum.value == UInt32.max || sum.value == 0
        }
    }

    /// An empty value means that the sum is undefined, which is legal.
    private static func verdict(_ value: CardValue?, _ isRight: (String) -> Bool?) -> Verdict {
        guard let value, value != .undefined, value != .string("") else { return .absent }
        let text = value.text.trimmed
        switch isRight(text) {
        case true?: return .right
        case false?: return .wrong
        case nil: return .unreadable(value.text)
        }
    }
}
