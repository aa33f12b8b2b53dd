import FITS

/// Files of made-up cards, so that inputs do not have to find the form of a header first.
enum MadeFile {
    /// The cards that lines stand for, each cut at 80 bytes.
    static func cards(_ lines: some Collection<UInt8>) -> [Card] {
        lines.split(separator: 0x0a, omittingEmptySubsequences: false).map { Card(bytes: $0) }
    }

    /// A header of texts and cards, with `END`, filled up to whole blocks.
    static func header(_ texts: [String], _ cards: [Card] = []) -> [UInt8] {
        var bytes: [UInt8] = []
        for text in texts { bytes += Card(bytes: text.utf8).bytes }
        for card in cards { bytes += card.bytes }
        return padded(bytes + end, with: 0x20)
    }

    /// Bytes filled up to whole blocks.
    static func padded(_ bytes: [UInt8], with fill: UInt8 = 0) -> [UInt8] {
        let rest = bytes.count % Header.blockSize
        return rest == 0
            ? bytes : bytes + [UInt8](repeating: fill, count: Header.blockSize - rest)
    }

    /// The first cards of a primary header without data.
    static let primary = [
        "SIMPLE  =                    T", "BITPIX  =                    8",
        "NAXIS   =                    0", "EXTEND  =                    T",
    ]

    /// The first cards of an image without data.
    static let image = [
        "XTENSION= 'IMAGE   '", "BITPIX  =                    8", "NAXIS   =                    0",
        "PCOUNT  =                    0", "GCOUNT  =                    1",
    ]

    private static let end = Array(Card(bytes: "END".utf8).bytes)
}
