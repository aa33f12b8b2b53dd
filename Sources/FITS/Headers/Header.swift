/// A header: its cards as they are in the file, parsed one by one when asked (FITS 4.0 §3.2, 4).
///
/// A header is a collection of its cards up to, and without, `END`; the first has index 0.
public struct Header: Sendable, Hashable {
    /// The bytes of one block: 36 cards of 80 bytes (FITS 4.0 §3.1).
    public static let blockSize = 2880
    /// The cards of one block.
    public static let cardsPerBlock = blockSize / Card.size

    /// All bytes of the header, whole blocks, with `END` and the fill behind it.
    public let bytes: [UInt8]
    /// The number of cards before `END`.
    public let count: Int

    /// Takes the bytes of a header; nil if the blocks are not whole or the last has no `END`.
    ///
    /// Fails if there is no `END` card in the last block, or the blocks are not whole.
    ///
    /// - Parameter bytes: whole blocks of 2880 bytes, of which the last holds `END`.
    public init?(bytes: [UInt8]) {
        guard bytes.count.isMultiple(of: Header.blockSize), !bytes.isEmpty,
            let end = Header.indexOfEnd(in: bytes, from: bytes.count - Header.blockSize)
        else { return nil }
        self.init(bytes: bytes, count: end / Card.size)
    }

    init(bytes: [UInt8], count: Int) {
        self.bytes = bytes
        self.count = count
    }

    /// Makes a header of these cards, with `END`, filled with blanks to whole blocks.
    ///
    /// - Parameter cards: the cards without `END`.
    package init(_ cards: some Sequence<Card>) {
        var bytes: [UInt8] = []
        for card in cards { bytes += card.bytes }
        self.init(cards: bytes)
    }

    /// Makes a header of the bytes of its cards, with `END`, filled with blanks to whole blocks.
    ///
    /// - Parameter cards: whole cards without `END`; what is beyond the last whole one is left out.
    package init(cards: [UInt8]) {
        count = cards.count / Card.size
        var bytes = Array(cards.prefix(count * Card.size))
        bytes += "END".utf8
        bytes += repeatElement(
            ASCII.space, count: Header.paddedSize(bytes.count) - bytes.count)
        self.bytes = bytes
    }

    /// The bytes of the cards, without `END`.
    package var cardBytes: ArraySlice<UInt8> { bytes.prefix(count * Card.size) }

    /// The number of 2880-byte blocks.
    public var blocks: Int {
        bytes.count / Header.blockSize
    }

    /// Whether there are only blanks behind `END`, as the standard wants (FITS 4.0 §4.4.1).
    package var hasBlankFill: Bool {
        bytes[(count * Card.size + "END".utf8.count)...].allSatisfy { $0 == ASCII.space }
    }

    /// The size rounded up to whole blocks.
    static func paddedSize(_ size: Int) -> Int {
        (size + blockSize - 1) / blockSize * blockSize
    }

    /// The offset of the first `END` card at or after `start`.
    static func indexOfEnd(in bytes: [UInt8], from start: Int) -> Int? {
        var offset = start
        while offset + Card.size <= bytes.count {
            if KeywordField.load(bytes, at: offset) == KeywordField.end { return offset }
            offset += Card.size
        }
        return nil
    }
}

extension Header: RandomAccessCollection {
    /// The index of the first card.
    public var startIndex: Int { 0 }

    /// The index behind the last card before `END`.
    public var endIndex: Int { count }

    /// The card at an index counted from 0.
    public subscript(index: Int) -> Card {
        precondition(index >= 0 && index < count, "card index out of range")
        return Card(storage: bytes, offset: index * Card.size)
    }
}
