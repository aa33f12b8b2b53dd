/// A data unit that comes in pieces, with its padding.
struct DataIntake {
    /// How many bytes are still to come.
    private(set) var missing: Int
    /// The data, if they are kept.
    private(set) var kept: [UInt8]?

    private let hdu: HDU
    private let isMeasured: Bool
    private var gauge: DataGauge
    private var fill: FillCheck
    /// Bytes that make no whole word yet.
    private var odd: [UInt8] = []
    /// How many bytes of data, without padding, are still to come.
    private var missingData: Int

    init(_ hdu: HDU, _ measuring: Measuring, keeps: Bool) {
        self.hdu = hdu
        isMeasured = !measuring.isEmpty
        gauge = DataGauge(measuring)
        fill = FillCheck(hdu)
        kept = keeps ? [] : nil
        missing = hdu.paddedDataSize
        missingData = hdu.dataSize
    }

    /// Takes from a piece what belongs to the data unit.
    ///
    /// - Parameter piece: the bytes; those that were taken are gone afterwards.
    mutating func add(_ piece: inout ArraySlice<UInt8>) {
        let own = piece.prefix(missing)
        piece = piece.dropFirst(own.count)
        missing -= own.count
        kept? += own.prefix(max(0, missingData - odd.count))
        guard isMeasured else { return missingData -= min(missingData, own.count) }
        guard odd.isEmpty, own.count.isMultiple(of: 4) else {
            odd += own
            let whole = odd.count & ~3
            let rest = Array(odd[whole...])
            measure(odd[..<whole])
            odd = rest
            return
        }
        measure(own)
    }

    /// What the pieces came to.
    var measurement: HDUMeasurement {
        guard isMeasured else { return .nothing }
        return gauge.measurement(of: hdu, fillProblem: fill.problem)
    }

    private mutating func measure(_ words: ArraySlice<UInt8>) {
        let data = min(missingData, words.count)
        missingData -= data
        fill.look(at: words.dropFirst(data))
        gauge.add(words, dataCount: data)
    }
}
