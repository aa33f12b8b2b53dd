/// The rows of an element STREAM, from its text.
struct StreamRows {
    /// How the bytes are in the text.
    enum Encoding: Hashable {
        /// As base64.
        case base64
        /// Compressed by gzip, as base64.
        case gzip
    }

    private let limits: Limits
    private var base64 = Base64Decoder()
    private var rows: BinaryRows
    private let inflater: Inflater?
    /// Compressed bytes, of which those before `position` are used up.
    private var compressed: [UInt8] = []
    private var position = 0
    /// How many bytes the document's streams have expanded to.
    private(set) var expanded: Int
    private var expandedHere = 0
    private var compressedHere = 0
    /// Whether the inflater holds back what did not fit into its last step.
    private var hasMore = false
    private var isBetweenMembers = true

    /// How far a stream may expand whatever its size.
    private static let freeExpansion = 1 << 20

    init(
        _ columns: [ColumnReader], hasFlags: Bool, _ encoding: Encoding, expanded: Int,
        _ limits: Limits
    ) throws(VOTableError) {
        rows = try BinaryRows(columns, hasFlags: hasFlags, limits)
        self.limits = limits
        self.expanded = expanded
        inflater = encoding == .gzip ? Inflater() : nil
        guard encoding == .base64 || inflater != nil else {
            throw .read(.stream, nil, "zlib could not be started")
        }
    }

    /// Takes more of the text.
    mutating func add(_ text: [UInt8]) throws(VOTableError) {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count / 4 * 3 + 3)
        guard base64.decode(text.span, into: &decoded) else {
            throw .read(.stream, nil, "the text of the STREAM is not base64")
        }
        if inflater == nil {
            rows.add { $0.append(contentsOf: decoded) }
        } else {
            compressed.removeFirst(position)
            position = 0
            compressed.append(contentsOf: decoded)
            compressedHere += decoded.count
        }
    }

    /// The next row; `nil` until more text has come.
    mutating func next() throws(VOTableError) -> [Cell]? {
        while true {
            if let row = try rows.next() { return row }
            guard let inflater, position < compressed.count || hasMore else { return nil }
            try expand(inflater)
        }
    }

    private mutating func expand(_ inflater: Inflater) throws(VOTableError) {
        if isBetweenMembers {
            inflater.reset()
            isBetweenMembers = false
        }
        let (compressed, start) = (compressed, position)
        var position = start
        var outcome = Inflater.Outcome.going
        var count = 0
        rows.add { bytes in
            let before = bytes.count
            outcome = inflater.expand(compressed, &position, into: &bytes)
            count = bytes.count - before
        }
        self.position = position
        expanded += count
        expandedHere += count
        hasMore = count > 0 && outcome == .going
        try checkLimits()
        switch outcome {
        case .going: break
        case .memberEnded: isBetweenMembers = true
        case .damaged: throw .read(.stream, nil, "the gzip stream is damaged")
        }
    }

    private func checkLimits() throws(VOTableError) {
        guard expanded <= limits.expandedBytes else {
            throw .limit(
                "expandedBytes", limits.expandedBytes, nil, "the streams expand to more bytes")
        }
        let used = max(compressedHere - (compressed.count - position), 1)
        guard expandedHere <= Self.freeExpansion || expandedHere / used <= limits.expansion else {
            throw .limit(
                "expansion", limits.expansion, nil, "the stream expands to more times its size")
        }
    }

    /// Ends the stream, all rows of which have been taken.
    ///
    /// - Throws: `stream` if it ends too early.
    func finish() throws(VOTableError) {
        guard base64.isComplete, isBetweenMembers || inflater == nil else {
            throw .read(.stream, nil, "the text of the STREAM ends too early")
        }
        try rows.finish()
    }
}
