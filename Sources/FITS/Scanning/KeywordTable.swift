/// The keywords that a scan looks for, found by comparing eight bytes.
///
/// A table is made once and shared by all scans. A keyword has an index; several spellings may share
/// one, and the first that a header has is then taken.
package struct KeywordTable: Sendable {
    /// How many keywords there are; their indices are below.
    package let count: Int
    let short: ShortKeywords
    /// The beginnings of text, blanks left out, of which a `HISTORY` card must have one to count.
    private let historyStarts: [[UInt8]]
    /// Which bytes they begin with: most cards are passed over by the first.
    private let historyBytes: [Bool]
    private let isLenient: Bool
    private let long: [UInt64: [(name: [UInt8], index: Int)]]

    /// Makes a table.
    ///
    /// - Parameters:
    ///   - keywords: the keywords; each is looked for under all its spellings, which are
    ///     keywords of eight characters at most or the blank-separated names of `HIERARCH` cards.
    ///   - isLenient: whether names of `HIERARCH` cards count in any case, and cards as `HISTORY`,
    ///     which have no value, with their text.
    ///   - historyStarts: the beginnings of text, blanks left out, of which a `HISTORY` card must have
    ///     one to be found where `HISTORY` is among the keywords.
    package init(
        _ keywords: [[String]], isLenient: Bool = false, historyStarts: [String] = []
    ) {
        count = keywords.count
        self.isLenient = isLenient
        self.historyStarts = historyStarts.map { Array($0.utf8) }
        var first = [Bool](repeating: false, count: 256)
        for start in self.historyStarts { if let byte = start.first { first[Int(byte)] = true } }
        historyBytes = first
        var valueless = KeywordTable.valueless
        if isLenient { valueless.subtract(KeywordTable.commentary) }
        if !historyStarts.isEmpty { valueless.remove("HISTORY") }
        var fields: [(field: UInt64, index: Int)] = []
        var long: [UInt64: [(name: [UInt8], index: Int)]] = [:]
        for (index, spellings) in keywords.enumerated() {
            for spelling in spellings {
                let bytes = Array((isLenient ? spelling.uppercased() : spelling).utf8)
                long[KeywordTable.hash(bytes), default: []].append((bytes, index))
                guard !bytes.isEmpty, bytes.count <= CardLayout.keywordSize,
                    !bytes.contains(ASCII.space), !valueless.contains(spelling)
                else { continue }
                fields.append((KeywordField.make(spelling), index))
            }
        }
        for name in StructuralKeyword.names {
            long[KeywordTable.hash(Array(name.utf8)), default: []].append((Array(name.utf8), -1))
        }
        short = ShortKeywords(fields, commentary: KeywordTable.commentary)
        self.long = long
    }

    /// Keyword fields that never have a value, even before an equals sign.
    private static let valueless: Set = ["COMMENT", "HISTORY", "CONTINUE", "END", "HIERARCH"]

    /// Those of them that have text instead (FITS 4.0 §4.4.2.4).
    private static let commentary: Set = ["COMMENT", "HISTORY"]

    /// Makes a table of keywords with one spelling each.
    ///
    /// - Parameters:
    ///   - keywords: the keywords, in the order of their indices.
    ///   - historyStarts: the beginnings of text of which a `HISTORY` card must have one to be found.
    package init(_ keywords: [String], historyStarts: [String] = []) {
        self.init(keywords.map { [$0] }, historyStarts: historyStarts)
    }

    /// Whether a card with text and no value counts by what its text begins with.
    func countsCommentary(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
        guard !historyStarts.isEmpty else { return true }
        let end = offset + Card.size
        var first = offset + CardLayout.keywordSize
        while first < end, bytes[first] == ASCII.space { first += 1 }
        guard first < end, historyBytes[Int(bytes[first])] else { return false }
        for start in historyStarts where start.count <= end - first {
            var count = 0
            while count < start.count, start[count] == bytes[first + count] { count += 1 }
            if count == start.count { return true }
        }
        return false
    }

    /// The indices that the name of a `HIERARCH` card has; -1 stands for a mandatory keyword.
    func indices(ofHierarch name: [UInt8]) -> [Int] {
        let name = isLenient ? KeywordTable.uppercased(name) : name
        guard let found = long[KeywordTable.hash(name)] else { return [] }
        return found.filter { $0.name == name }.map(\.index)
    }

    private static func uppercased(_ name: [UInt8]) -> [UInt8] {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        return name.map { letters.contains($0) ? $0 ^ 0x20 : $0 }
    }

    /// FNV-1a, which is short and good enough where equal hashes are compared byte by byte.
    private static func hash(_ name: [UInt8]) -> UInt64 {
        name.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

/// Keyword fields of eight bytes in a table of open addresses, most of which are free.
struct ShortKeywords: Sendable {
    /// A keyword field with what it means for the structure, and its index if it was asked for.
    struct Slot: Sendable {
        var field: UInt64 = 0
        var role: StructuralKeyword?
        /// Indices of the keywords asked for, linked; -1 ends the list.
        var wanted: Int32 = -1
        /// Whether its cards have text and no value.
        var isCommentary = false
    }

    /// A power of two of slots, at most a quarter of them taken.
    let slots: [Slot]
    /// The indices of keywords with one spelling in common: the next after each, or -1.
    let links: [(index: Int, next: Int32)]
    private let shift: UInt64

    init(_ fields: [(field: UInt64, index: Int)], commentary: Set<String>) {
        let needed = (fields.count + StructuralKeyword.names.count + 2) * 4
        let bits = UInt64(Int.bitWidth - (needed - 1).leadingZeroBitCount)
        let shift = 64 - bits
        var slots = [Slot](repeating: Slot(), count: 1 << bits)
        var links: [(index: Int, next: Int32)] = []
        func place(of field: UInt64) -> Int {
            var place = ShortKeywords.place(of: field, shift)
            while slots[place].field != 0, slots[place].field != field {
                place = (place + 1) & (slots.count - 1)
            }
            slots[place].field = field
            return place
        }
        for role in StructuralKeyword.allCases {
            for name in role.spellings { slots[place(of: KeywordField.make(name))].role = role }
        }
        for (field, index) in fields {
            let place = place(of: field)
            links.append((index, slots[place].wanted))
            slots[place].wanted = Int32(links.count - 1)
        }
        let textFields = commentary.map(KeywordField.make)
        for place in slots.indices where slots[place].wanted >= 0 {
            slots[place].isCommentary = textFields.contains(slots[place].field)
        }
        self.slots = slots
        self.links = links
        self.shift = shift
    }

    /// Where a keyword field is, or would be; a slot with field 0 is free.
    @inline(__always)
    func slot(of field: UInt64) -> Slot {
        var place = ShortKeywords.place(of: field, shift)
        while true {
            let slot = slots[place]
            if slot.field == field || slot.field == 0 { return slot }
            place = (place + 1) & (slots.count - 1)
        }
    }

    /// Multiplication by a large odd number spreads the field over the upper bits.
    @inline(__always)
    private static func place(of field: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (field &* 0x9e37_79b9_7f4a_7c15) >> shift)
    }
}

/// The keywords that decide where a header ends, what an HDU is, and how large its data are.
enum StructuralKeyword: UInt8, CaseIterable, Sendable {
    case end, hierarch
    case bitpix, naxis, axis, pcount, gcount, groups, xtension, zimage, ztable

    /// Axes with a keyword of six characters; a header with more is read in full.
    static let mostAxes = 9

    var spellings: [String] {
        switch self {
        case .end: ["END"]
        case .hierarch: ["HIERARCH"]
        case .axis: (1...StructuralKeyword.mostAxes).map { "NAXIS\($0)" }
        case .bitpix: ["BITPIX"]
        case .naxis: ["NAXIS"]
        case .pcount: ["PCOUNT"]
        case .gcount: ["GCOUNT"]
        case .groups: ["GROUPS"]
        case .xtension: ["XTENSION"]
        case .zimage: ["ZIMAGE"]
        case .ztable: ["ZTABLE"]
        }
    }

    /// The keywords that have a meaning under `HIERARCH` too.
    static let names = allCases.filter { $0 != .end && $0 != .hierarch }.flatMap(\.spellings)
}
