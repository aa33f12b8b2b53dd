extension ValueType {
    private static let ranks: [Datatype] = [
        .boolean, .bit, .unsignedByte, .short, .int, .long, .float, .double,
    ]

    /// Whether values of the two may be compared.
    func isComparable(with other: ValueType) -> Bool {
        let (mine, theirs) = (kind, other.kind)
        if mine == .array || theirs == .array { return false }
        let numbers: Set<ValueKind> = [.number, .boolean]
        if numbers.contains(mine), numbers.contains(theirs) { return true }
        // A time is compared with a text that writes one, and a region in STC-S is a text, too.
        if isText, other.isText { return true }
        return (mine == .boolean && theirs == .text) || (mine == .text && theirs == .boolean)
    }

    /// The type that holds values of both; nil if there is none.
    func common(with other: ValueType) -> ValueType? {
        if self == other { return self }
        let (mine, theirs) = (kind, other.kind)
        if isText, other.isText {
            let isWide = datatype == .unicodeChar || other.datatype == .unicodeChar
            return ValueType(
                isWide ? .unicodeChar : .char, arraysize: "*", xtype: mine == theirs ? xtype : nil)
        }
        if mine.isGeometry, theirs.isGeometry { return mine == theirs ? self : .region }
        guard let first = rank, let second = other.rank else { return nil }
        let datatype = ValueType.ranks[max(first, second)]
        return ValueType(datatype == .float ? fraction(with: other) : datatype)
    }

    /// The type of a sum or a product.
    func calculated(with other: ValueType) -> ValueType? {
        guard let first = rank, let second = other.rank else { return nil }
        let datatype = ValueType.ranks[max(first, second)]
        if datatype == .float { return ValueType(fraction(with: other)) }
        return datatype == .double || datatype == .long ? ValueType(datatype) : .integer
    }

    /// A float, if both are: it has 24 bits, which is not enough for what is whole.
    private func fraction(with other: ValueType) -> Datatype {
        datatype == other.datatype ? .float : .double
    }

    private var rank: Int? {
        guard arraysize == nil || arraysize == "1" else { return nil }
        return ValueType.ranks.firstIndex(of: datatype)
    }
}
