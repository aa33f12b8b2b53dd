package import FITS

/// The values of wanted keywords in the headers of one file, the first of each HDU.
package struct HeaderValues: Sendable {
    /// A keyword that is wanted, by its place among ``ObsCore/keywords``.
    ///
    /// A place is found much faster than a text where millions of headers are looked at.
    package struct Keyword: Hashable, Sendable {
        let number: Int

        private static let numbers = Dictionary(
            uniqueKeysWithValues: ObsCore.keywords.enumerated().map { ($1, $0) })

        /// Finds a keyword; nil if nothing is derived from it.
        ///
        /// - Parameter text: the keyword.
        package init?(_ text: String) {
            guard let number = Keyword.numbers[text] else { return nil }
            self.number = number
        }

        /// Whether a value of it may have a unit though it is text, as positions have.
        package var isPosition: Bool { ObsCore.positionKeywords.contains(self) }

        /// The keyword as text.
        var text: String { ObsCore.keywords[number] }
    }

    /// A value and the HDU that it is in.
    package struct KeywordValue: Hashable, Sendable {
        /// The keyword.
        package let keyword: Keyword
        /// The value.
        package let value: CardValue
        /// The number of the HDU, counted from 1.
        package let hdu: Int
        /// The unit that is in brackets at the start of the comment (FITS 4.0 §4.3.2).
        package let unit: String?

        /// The card as a source: `RA_PNT`, or `RA_PNT[2]` beyond the first HDU.
        package var source: String { hdu == 1 ? keyword.text : "\(keyword.text)[\(hdu)]" }
    }

    /// Where in ``all`` the first value of each keyword is; -1 where there is none.
    private var first = [Int32](repeating: -1, count: ObsCore.keywords.count)
    /// All values, in file order.
    private var all: [KeywordValue] = []
    /// The lengths of the axes of the arrays, by the number of the HDU.
    private var axes: [Int: [Int]] = [:]

    /// Knows nothing yet.
    package init() {
        all.reserveCapacity(HeaderValues.usualCount)
    }

    /// Values that most files have at most, so that making room for them takes one step.
    private static let usualCount = 48

    /// Notes a card; empty strings and undefined values tell nothing.
    ///
    /// - Parameters:
    ///   - keyword: the keyword.
    ///   - value: its value.
    ///   - unit: its unit, ``CommentUnit``.
    ///   - hdu: the number of the HDU, counted from 1; HDUs come in file order.
    package mutating func note(
        _ keyword: Keyword, _ value: CardValue, unit: String? = nil, hdu: Int
    ) {
        switch value {
        case .undefined, .invalid: return
        case .string(let text) where text.isEmpty: return
        default: break
        }
        let entry = KeywordValue(keyword: keyword, value: value, hdu: hdu, unit: unit)
        if first[keyword.number] < 0 { first[keyword.number] = Int32(all.count) }
        all.append(entry)
    }

    /// Notes the axes of an image.
    ///
    /// - Parameters:
    ///   - lengths: the lengths of its axes, `NAXIS1` first.
    ///   - hdu: the number of the HDU.
    package mutating func note(axes lengths: [Int], hdu: Int) {
        axes[hdu] = lengths
    }

    /// The first value of a keyword in the file.
    package subscript(keyword: Keyword) -> KeywordValue? {
        let index = first[keyword.number]
        return index < 0 ? nil : all[Int(index)]
    }

    /// The first value of a keyword in the file, by the text of the keyword.
    subscript(text: String) -> KeywordValue? {
        Keyword(text).flatMap { self[$0] }
    }

    /// The values of one keyword in all HDUs.
    func all(_ keyword: Keyword) -> some Sequence<KeywordValue> {
        all.lazy.filter { $0.keyword == keyword }
    }

    /// The values of one HDU by keyword.
    func values(inHDU hdu: Int) -> [String: KeywordValue] {
        Dictionary(all.filter { $0.hdu == hdu }.map { ($0.keyword.text, $0) }) { first, _ in
            first
        }
    }

    /// The lengths of the axes of an HDU's image; empty for tables.
    func axes(ofHDU hdu: Int) -> [Int] { axes[hdu] ?? [] }
}

extension HeaderValues.KeywordValue {
    /// The text of a string.
    var text: String? {
        let text = value.string.map { $0.drop { $0 == " " } }
        return text.flatMap { $0.isEmpty ? nil : String($0) }
    }

    /// A finite number.
    var number: Double? {
        value.number.flatMap { $0.isFinite ? $0 : nil }
    }
}

extension HeaderValues {
    /// Takes the wanted keywords from the headers of a file.
    ///
    /// - Parameter hdus: the HDUs of the file, in order.
    package init(_ hdus: [HDU]) {
        self.init()
        for hdu in hdus {
            switch hdu.kind {
            case .primary, .image: note(axes: hdu.axes, hdu: hdu.number)
            case .compressedImage:
                let count = hdu.header.value("ZNAXIS")?.integer ?? 0
                let lengths = (1...max(1, min(count, WCSAxes.most))).compactMap {
                    hdu.header.value("ZNAXIS\($0)")?.integer
                }
                note(axes: lengths, hdu: hdu.number)
            default: break
            }
            for entry in hdu.header.entries {
                guard let keyword = Keyword(entry.keyword), let value = entry.value else {
                    continue
                }
                let unit = CommentUnit.unit(of: entry.comment.utf8)
                note(keyword, value, unit: unit, hdu: hdu.number)
            }
        }
    }
}
