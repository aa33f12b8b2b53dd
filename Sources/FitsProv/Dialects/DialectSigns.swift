import FITS
import Files

/// The signatures of dialects, looked for together: a header is gone through once for all of them.
struct DialectSigns: Sendable {
    private let dialects: [Dialect]
    /// The places of the dialects that a keyword betrays.
    private var keywords = KeywordTags()
    /// The places of the dialects that the name of an HDU betrays.
    private var names: [String: [Int]] = [:]
    /// The beginnings of `HISTORY` cards, each with the place of its dialect.
    private var starts: [(text: [UInt8], dialect: Int)] = []

    /// Those of all dialects.
    static let all = DialectSigns(Dialect.all)

    /// Gathers signatures.
    ///
    /// - Parameter dialects: the dialects, in order of precedence.
    init(_ dialects: [Dialect]) {
        self.dialects = dialects
        for (place, dialect) in dialects.enumerated() {
            for sign in dialect.signature {
                switch sign {
                case .named(let name): keywords.add(place, to: name)
                case .hdu(let name): names[name, default: []].append(place)
                case .history(let start): starts.append((Array(start.utf8), place))
                }
            }
        }
    }

    /// The dialects that a file shows signs of.
    ///
    /// - Parameter headers: the headers of the file, without a stamp.
    /// - Returns: the dialects, in order of precedence.
    func shown(by headers: [Header]) -> [Dialect] {
        var shown: Set<Int> = []
        for header in headers {
            for card in header {
                guard card.isHistory else {
                    shown.formUnion(keywords.tags(of: card))
                    continue
                }
                let text = card.textBytes
                for (start, dialect) in starts where text.starts(with: start) {
                    shown.insert(dialect)
                }
            }
            if let name = header.string("EXTNAME")?.trimmed { shown.formUnion(names[name] ?? []) }
        }
        return shown.sorted().map { dialects[$0] }
    }
}
