/// What a header says of its data, as far as its cards are written the way that everybody does.
///
/// Whatever is not makes the header ``isOdd``, and ``HDUGeometry`` has to decide.
struct HeaderFacts {
    /// Whether something is unusual, so that the header must be read in full.
    var isOdd = false
    private var bitpix: Int?
    private var naxis: Int?
    /// The lengths of the axes; -1 where none is known.
    private var axes: [9 of Int] = .init(repeating: -1)
    private var pcount: Int?
    private var gcount: Int?
    private var extensionKind: HDU.Kind?
    private var isTiledImage: Bool?
    private var isTiledTable: Bool?

    /// Sizes up to here can be added to an offset without overflow.
    private static let largestSize = Int.max / 4

    /// Notes a card that decides the structure; the first with its keyword counts.
    ///
    /// - Parameters:
    ///   - role: what the keyword decides.
    ///   - bytes: the buffer that holds the card.
    ///   - start: where the card begins in it.
    mutating func note(_ role: StructuralKeyword, _ bytes: Span<UInt8>, at start: Int) {
        guard PlainCard.hasValue(bytes, at: start) else {
            isOdd = true
            return
        }
        switch role {
        case .bitpix: bitpix = first(bitpix, PlainCard.integer(bytes, at: start))
        case .naxis: naxis = first(naxis, PlainCard.integer(bytes, at: start))
        case .pcount: pcount = first(pcount, PlainCard.integer(bytes, at: start))
        case .gcount: gcount = first(gcount, PlainCard.integer(bytes, at: start))
        case .zimage: isTiledImage = first(isTiledImage, PlainCard.logical(bytes, at: start))
        case .ztable: isTiledTable = first(isTiledTable, PlainCard.logical(bytes, at: start))
        case .xtension: extensionKind = first(extensionKind, HeaderFacts.kind(bytes, at: start))
        case .axis:
            // The sixth character of NAXISn; the others are refused as keywords.
            let index = Int(bytes[start + 5]) - Int(UInt8(ascii: "1"))
            let length = axes[index] < 0 ? nil : axes[index]
            let value = PlainCard.integer(bytes, at: start).flatMap { $0 < 0 ? nil : $0 }
            axes[index] = first(length, value) ?? -1
        case .groups, .end, .hierarch: break
        }
    }

    /// The first value of a keyword; one that is not plain makes the header odd.
    private mutating func first<Value>(_ former: Value?, _ value: Value?) -> Value? {
        if value == nil { isOdd = true }
        return former ?? value
    }

    private static func kind(_ bytes: Span<UInt8>, at start: Int) -> HDU.Kind? {
        if PlainCard.isString(bytes, at: start, "BINTABLE") { return .binaryTable }
        if PlainCard.isString(bytes, at: start, "IMAGE") { return .image }
        if PlainCard.isString(bytes, at: start, "TABLE") { return .asciiTable }
        return nil
    }

    /// What the HDU is.
    ///
    /// - Parameter isFirst: whether it is the first HDU of its file.
    /// - Returns: its kind, its axes and the size of its data; nil if that takes the whole header to tell.
    func geometry(isFirst: Bool) -> (kind: HDU.Kind, axes: [Int], dataSize: Int)? {
        guard !isOdd, let bitpix, let naxis, let bytes = HeaderFacts.bytes(bitpix),
            (0...StructuralKeyword.mostAxes).contains(naxis)
        else { return nil }
        let lengths = (0..<naxis).map { axes[$0] }
        var elements = naxis == 0 ? 0 : 1
        for index in 0..<naxis {
            guard axes[index] >= 0, let product = HeaderFacts.product(elements, axes[index]) else {
                return nil
            }
            elements = product
        }
        if isFirst {
            // Random groups have an empty first axis.
            guard naxis == 0 || axes[0] > 0 else { return nil }
            return HeaderFacts.product(elements, bytes).map { (.primary, lengths, $0) }
        }
        let heap = pcount ?? 0
        let groups = gcount ?? 1
        guard var kind = extensionKind, heap >= 0, groups >= 0,
            heap <= HeaderFacts.largestSize,
            let group = HeaderFacts.product(elements + heap, groups),
            let size = HeaderFacts.product(group, bytes)
        else { return nil }
        if kind == .binaryTable {
            kind =
                isTiledImage == true
                ? .compressedImage : isTiledTable == true ? .compressedTable : .binaryTable
        }
        return (kind, lengths, size)
    }

    private static func bytes(_ bitpix: Int) -> Int? {
        switch bitpix {
        case 8: 1
        case 16: 2
        case 32, -32: 4
        case 64, -64: 8
        default: nil
        }
    }

    private static func product(_ left: Int, _ right: Int) -> Int? {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow || product > largestSize ? nil : product
    }
}
