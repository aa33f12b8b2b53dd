import FITS
import Files

/// A file as dialects read it: its headers, with an index of their keywords, and small tables.
struct FileHeaders: Sendable {
    /// The name of the file, without its folder.
    let name: String
    /// The dialects of which it shows signs, in order of precedence.
    let spoken: [Dialect]
    /// The headers, in file order, without that of a stamp's document.
    let headers: [HeaderView]
    private let data: [Int: [UInt8]]

    /// Looks at a file; nil if it shows no sign of a dialect.
    ///
    /// - Parameters:
    ///   - file: a file of which all headers were read.
    ///   - signs: the signs of dialects.
    init?(_ file: FITSFile, _ signs: DialectSigns) {
        let hdus = file.hdus.filter { !$0.isProvenanceDocument }
        let cards = hdus.map { file.unstampedHeader($0) }
        spoken = signs.shown(by: cards)
        guard !spoken.isEmpty else { return nil }
        name = Paths.name(of: file.path)
        headers = zip(hdus, cards).map { HeaderView($0, $1) }
        data = file.keptData
    }

    /// The primary header; a file has one.
    var primary: HeaderView { headers[0] }

    /// The header of the first HDU with a name, as `EXTNAME` has it.
    ///
    /// - Parameter name: the name; the case of letters does not matter.
    /// - Returns: the header, or nil.
    func hdu(named name: String) -> HeaderView? {
        headers.first { $0.name?.uppercased() == name.uppercased() }
    }

    /// The first header with a keyword: compression moves cards from the primary header on.
    ///
    /// - Parameter keyword: the keyword.
    /// - Returns: the header, or nil.
    func first(having keyword: String) -> HeaderView? {
        headers.first { $0.has(keyword) }
    }

    /// The table of an HDU that the dialect wanted.
    ///
    /// - Parameter header: the header of the HDU.
    /// - Returns: its table; nil if its data were not kept, or it is no binary table in order.
    func table(_ header: HeaderView) -> BinaryTable? {
        guard header.hdu.kind == .binaryTable, let bytes = data[header.number] else { return nil }
        return try? BinaryTable(header.hdu, data: bytes)
    }

    /// The data of an HDU that the dialect wanted.
    ///
    /// - Parameter header: the header of the HDU.
    /// - Returns: its bytes without padding; nil if they were not kept.
    func bytes(_ header: HeaderView) -> [UInt8]? { data[header.number] }
}

/// One header with an index of its keywords.
struct HeaderView: Sendable {
    /// A line of `HISTORY`.
    struct HistoryLine: Sendable {
        /// Which of the header's `HISTORY` cards it is, counted from 1.
        let number: Int
        /// The text as it stands on the card, without blanks at its end.
        let raw: String
        /// The text without the blanks before it.
        var text: Substring { Substring(raw.utf8.drop { $0 == UInt8(ascii: " ") }) }
        /// The name of the card in an origin.
        var card: String { "HISTORY \(number)" }
    }

    /// The HDU.
    let hdu: HDU
    /// The cards, those of a stamp left out.
    let header: Header
    /// The lines of `HISTORY` in order.
    let history: [HistoryLine]
    /// All cards with their continuations, those of `HISTORY` and `COMMENT` too.
    let entries: [Header.Entry]
    private let index: KeywordIndex

    /// Parses a header, once for all dialects that will go through it.
    ///
    /// - Parameters:
    ///   - hdu: the HDU.
    ///   - header: its header, without a stamp.
    init(_ hdu: HDU, _ header: Header) {
        self.hdu = hdu
        self.header = header
        index = KeywordIndex(header)
        entries = Array(header.entries)
        var lines: [HistoryLine] = []
        for entry in entries where header[entry.cards.lowerBound].isHistory {
            lines.append(HistoryLine(number: lines.count + 1, raw: entry.comment))
        }
        history = lines
    }

    /// The number of the HDU, counted from 1.
    var number: Int { hdu.number }
    /// `EXTNAME`, if there is one.
    var name: String? { string("EXTNAME") }

    /// Whether a card has this keyword, with or without a value.
    func has(_ keyword: String) -> Bool { index[keyword] != nil }

    /// A card with its continuations.
    func entry(_ keyword: String) -> Header.Entry? {
        index[keyword].map(header.entry(at:))
    }

    /// The value of a keyword.
    func value(_ keyword: String) -> CardValue? { entry(keyword)?.value }

    /// The string of a keyword without blanks around it; nil if it is empty or no string.
    func string(_ keyword: String) -> String? {
        value(keyword)?.string.flatMap { text in
            let trimmed = text.trimmed
            return trimmed.isEmpty ? nil : trimmed
        }
    }

    /// The value of a keyword as text, whatever its type; nil if it is empty.
    func text(_ keyword: String) -> String? {
        value(keyword).flatMap { value in
            let trimmed = value.text.trimmed
            return trimmed.isEmpty ? nil : trimmed
        }
    }

    /// The integer of a keyword.
    func integer(_ keyword: String) -> Int? { value(keyword)?.integer }
}
