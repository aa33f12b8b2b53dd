/// Digests and sums the pieces of one data unit.
struct DataGauge {
    private let what: Measuring
    private var hashing = Hashing()
    private var sum = OnesComplement()
    /// Bytes of the last piece that make no whole word; only a file that is cut short has any.
    private var odd: [UInt8] = []

    init(_ what: Measuring) {
        self.what = what
    }

    /// Adds a piece, with its padding.
    ///
    /// - Parameters:
    ///   - piece: a multiple of 4 bytes, unless the file ends with it.
    ///   - count: how many of its bytes are data.
    mutating func add(_ piece: ArraySlice<UInt8>, dataCount count: Int) {
        if what.contains(.digests) { hashing.add(piece.prefix(count)) }
        guard what.contains(.checksums) else { return }
        let whole = piece.count & ~3
        sum.add(piece.prefix(whole))
        odd = Array(piece.dropFirst(whole))
    }

    /// What the pieces came to.
    func measurement(of hdu: HDU, fillProblem: Problem?) -> HDUMeasurement {
        var sum = sum
        if !odd.isEmpty { sum.add((odd + [0, 0, 0]).prefix(4)) }
        return HDUMeasurement(
            dataDigest: what.contains(.digests) ? hashing.finished() : nil,
            checksums: what.contains(.checksums)
                ? Checksums(header: hdu.header, dataSum: sum.value) : nil,
            fillProblem: fillProblem)
    }
}
