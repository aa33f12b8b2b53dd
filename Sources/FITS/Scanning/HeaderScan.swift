/// What the headers of one file say about the keywords that were asked for.
package struct HeaderScan: Sendable {
    /// An HDU that was passed.
    package struct HDUFacts: Hashable, Sendable {
        /// The number of the HDU in its file, counted from 1.
        package let number: Int
        /// What the HDU holds.
        package let kind: HDU.Kind
        /// Where the header begins in the file, in bytes.
        package let headerOffset: Int
        /// The size of the header in bytes, whole blocks.
        package let headerSize: Int
        /// The size of the data in bytes, without the padding.
        package let dataSize: Int
        /// The lengths of the axes, `NAXIS1` first.
        package let axes: [Int]
        /// The indices in ``HeaderScan/hits`` of what was found in its header.
        package let hits: Range<Int>
    }

    /// A keyword that was asked for and is there.
    package struct Hit: Hashable, Sendable {
        /// The number of the HDU, counted from 1.
        package let hdu: Int
        /// The index of the keyword in its ``KeywordTable``.
        package let keyword: Int
        /// Where its cards are in ``HeaderScan/cards``.
        let start: Int
        /// How many cards there are, `CONTINUE` cards included.
        let count: Int
        /// Whether it is a card with text and no value, as `HISTORY`.
        let isCommentary: Bool
    }

    /// The HDUs in file order.
    package internal(set) var hdus: [HDUFacts] = []
    /// The first value card of every keyword in every HDU, in file order.
    package internal(set) var hits: [Hit] = []
    /// What is wrong with the structure of the file.
    package internal(set) var problems: [Problem] = []
    /// What comes after the last HDU.
    package internal(set) var tail = Tail.nothing
    /// How the file is compressed, if it is.
    package internal(set) var compression: Compression?
    /// The size of the file in bytes, expanded if it is gzipped.
    package internal(set) var size = 0
    /// Whether the headers could be scanned, and did not have to be read in full.
    package internal(set) var isPlain = false
    /// The cards of the hits, as they appear in the file.
    var cards: [UInt8] = []

    init() {}

    /// Forgets everything, and keeps the memory.
    mutating func clear() {
        hdus.removeAll(keepingCapacity: true)
        hits.removeAll(keepingCapacity: true)
        cards.removeAll(keepingCapacity: true)
        problems = []
        tail = .nothing
        compression = nil
        size = 0
        isPlain = false
    }

    /// The whole keyword record of a hit.
    ///
    /// - Parameter hit: one of ``hits``.
    /// - Returns: its keyword, value and comment, those of `CONTINUE` cards included.
    package func entry(_ hit: Hit) -> Header.Entry {
        // The card behind those of a hit begins another, so that no record runs on into it.
        Header(bytes: cards, count: cards.count / Card.size).entry(at: hit.start / Card.size)
    }

    /// The value of a hit, `CONTINUE` cards included.
    ///
    /// - Parameter hit: one of ``hits``.
    /// - Returns: the value that ``Header/value(_:)`` gives.
    package func value(_ hit: Hit) -> CardValue? {
        if hit.isCommentary { return nil }
        if hit.count == 1, let value = plainValue(at: hit.start) { return value }
        return entry(hit).value
    }

    /// The unit of a hit, ``CommentUnit``.
    ///
    /// - Parameter hit: one of ``hits``.
    /// - Returns: what is in brackets at the start of its comment; nil where nothing is.
    package func unit(_ hit: Hit) -> String? {
        guard hit.count == 1, !hit.isCommentary, let comment = plainComment(at: hit.start) else {
            return CommentUnit.unit(of: entry(hit).comment.utf8)
        }
        return CommentUnit.unit(of: cards[comment])
    }

    /// The first hit of a keyword in the file.
    ///
    /// - Parameter keyword: the index of the keyword in its ``KeywordTable``.
    /// - Returns: the hit in the first HDU that has the keyword; nil if none has.
    package func first(_ keyword: Int) -> Hit? {
        hits.first { $0.keyword == keyword }
    }
}
