/// Runs over the cards of headers in a buffer, and collects those that are asked for.
struct CardCollector: ~Copyable {
    /// How a run over cards ended.
    enum Stop {
        /// At the `END` card that begins here.
        case end(at: Int)
        /// At a card that begins here, or behind the last; it takes more of the file to go on.
        case more(from: Int)
    }

    /// The newest hit of a keyword: in which header, and where among the hits.
    private struct Newest {
        var header = 0
        var hit = 0
        var isShort = false
    }

    /// What the header at hand says of its data.
    private(set) var facts = HeaderFacts()
    private let table: KeywordTable
    private var newest: [Newest]
    /// Counts headers over all files, so that nothing has to be forgotten between them.
    private var header = 0
    private var hdu = 0

    /// The first five characters of the keywords of axes.
    private static let axis = KeywordField.make("NAXIS") >> axisShift
    private static let axisShift: UInt64 = 24

    init(_ table: KeywordTable) {
        self.table = table
        newest = .init(repeating: Newest(), count: table.count)
    }

    /// Begins a header.
    mutating func begin(hdu number: Int) {
        header += 1
        hdu = number
        facts = HeaderFacts()
    }

    /// Runs over cards.
    ///
    /// - Parameters:
    ///   - buffer: the buffer.
    ///   - count: how many bytes of it are the file's.
    ///   - start: where the first card begins in it.
    ///   - isWhole: whether nothing of the file follows the buffer.
    ///   - scan: where the cards go that are asked for.
    /// - Returns: how the run ended.
    mutating func run(
        _ buffer: [UInt8], count: Int, from start: Int, isWhole: Bool,
        into scan: inout HeaderScan
    ) -> Stop {
        let bytes = buffer.span.extracting(0..<count)
        let short = table.short
        var offset = start
        while offset + Card.size <= bytes.count {
            let slot = short.slot(of: KeywordField.load(bytes, at: offset))
            if slot.field == 0 {
                // NAXIS01 is NAXIS1 to a reader of numbers.
                if KeywordField.load(bytes, at: offset) >> CardCollector.axisShift
                    == CardCollector.axis
                {
                    facts.isOdd = true
                }
                offset += Card.size
                continue
            }
            switch slot.role {
            case .end: return .end(at: offset)
            case .hierarch:
                guard noteHierarch(bytes, at: offset, isWhole, &scan) else {
                    return .more(from: offset)
                }
            case let role?: facts.note(role, bytes, at: offset)
            case nil: break
            }
            let isWanted =
                slot.isCommentary
                ? slot.wanted >= 0 && table.countsCommentary(bytes, at: offset)
                : slot.wanted >= 0 && PlainCard.hasValue(bytes, at: offset)
            if isWanted {
                guard
                    let count = slot.isCommentary
                        ? 1 : CardCollector.cards(bytes, at: offset, isWhole)
                else {
                    return .more(from: offset)
                }
                var link = slot.wanted
                while link >= 0 {
                    let (index, next) = short.links[Int(link)]
                    add(
                        index, bytes, at: offset, count, isShort: true,
                        isCommentary: slot.isCommentary, &scan)
                    link = next
                }
            }
            offset += Card.size
        }
        return .more(from: offset)
    }

    /// Notes a `HIERARCH` card; false if it takes more of the file.
    private mutating func noteHierarch(
        _ bytes: Span<UInt8>, at offset: Int, _ isWhole: Bool, _ scan: inout HeaderScan
    ) -> Bool {
        guard let name = CardCollector.hierarchName(bytes, at: offset) else { return true }
        let indices = table.indices(ofHierarch: name)
        guard !indices.isEmpty else { return true }
        guard let count = CardCollector.cards(bytes, at: offset, isWhole) else { return false }
        for index in indices {
            if index < 0 {
                facts.isOdd = true
            } else {
                add(index, bytes, at: offset, count, isShort: false, &scan)
            }
        }
        return true
    }

    /// Adds a hit, unless the header has had one; a keyword of eight characters goes before others.
    private mutating func add(
        _ keyword: Int, _ bytes: Span<UInt8>, at offset: Int, _ count: Int, isShort: Bool,
        isCommentary: Bool = false, _ scan: inout HeaderScan
    ) {
        let former = newest[keyword]
        let isRepeated = former.header == header
        if isRepeated, former.isShort || !isShort { return }
        let hit = HeaderScan.Hit(
            hdu: hdu, keyword: keyword, start: scan.cards.count, count: count,
            isCommentary: isCommentary)
        unsafe bytes.extracting(offset..<offset + count * Card.size).withUnsafeBufferPointer {
            unsafe scan.cards.append(contentsOf: $0)
        }
        newest[keyword] = Newest(
            header: header, hit: isRepeated ? former.hit : scan.hits.count, isShort: isShort)
        if isRepeated {
            scan.hits[former.hit] = hit
        } else {
            scan.hits.append(hit)
        }
    }

    /// How many cards a keyword record may have; nil if it takes more of the file to tell.
    private static func cards(_ bytes: Span<UInt8>, at offset: Int, _ isWhole: Bool) -> Int? {
        var next = offset + Card.size
        while next + Card.size <= bytes.count {
            guard KeywordField.load(bytes, at: next) == KeywordField.continue else {
                return (next - offset) / Card.size
            }
            next += Card.size
        }
        return isWhole ? (next - offset) / Card.size : nil
    }

    /// The name between `HIERARCH` and the `=`, with single blanks; nil if the card has none.
    private static func hierarchName(_ bytes: Span<UInt8>, at offset: Int) -> [UInt8]? {
        guard bytes[offset + CardLayout.keywordSize] == ASCII.space else { return nil }
        var name: [UInt8] = []
        for index in offset + CardLayout.keywordSize..<offset + Card.size {
            switch bytes[index] {
            case ASCII.equals:
                if name.last == ASCII.space { name.removeLast() }
                return name
            case ASCII.quote: return nil
            case ASCII.space:
                if !name.isEmpty, name.last != ASCII.space { name.append(ASCII.space) }
            case let byte: name.append(byte)
            }
        }
        return nil
    }
}

extension KeywordField {
    /// The keyword field of a card in a buffer.
    @inline(__always)
    fileprivate static func load(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
        precondition(offset >= 0 && offset + CardLayout.keywordSize <= bytes.count)
        let field = unsafe bytes.bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: offset, as: UInt64.self)
        return UInt64(bigEndian: field)
    }
}
