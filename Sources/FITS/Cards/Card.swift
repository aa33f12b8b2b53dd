/// One card of a header: 80 bytes, kept as they are and parsed when asked (FITS 4.0 §4.1).
///
/// A card shares the storage of the header that it came from; making one allocates nothing.
public struct Card: Sendable {
    /// The length of a card in bytes.
    public static let size = 80

    let storage: [UInt8]
    let offset: Int

    init(storage: [UInt8], offset: Int) {
        self.storage = storage
        self.offset = offset
    }

    /// Makes a card of at most 80 bytes, filled up with blanks.
    ///
    /// - Parameter bytes: the card's bytes; more than 80 are cut off.
    public init(bytes: some Collection<UInt8>) {
        var storage = Array(bytes.prefix(Card.size))
        storage += repeatElement(ASCII.space, count: Card.size - storage.count)
        self.init(storage: storage, offset: 0)
    }

    /// The 80 bytes of the card.
    public var bytes: ArraySlice<UInt8> {
        storage[offset..<offset + Card.size]
    }

    /// The text of the card without the blanks at its end.
    public var text: String {
        bytes.trimmingEnd.headerText
    }

    /// Whether all 80 bytes are blanks.
    public var isBlank: Bool {
        bytes.allSatisfy { $0 == ASCII.space }
    }
}

extension Card: Hashable {
    /// Whether two cards have the same 80 bytes.
    public static func == (left: Card, right: Card) -> Bool {
        left.bytes == right.bytes
    }

    /// Hashes the card's 80 bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(bytes)
    }
}
