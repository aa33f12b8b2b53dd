public import Files

/// What one pass over an HDU says: its digests and its checksums.
public struct HDUMeasurement: Hashable, Sendable {
    /// The SHA-256 digest of the data unit without its padding; nil if it was not asked for.
    public let dataDigest: Digest?
    /// The recorded sums and what is true; nil if they were not asked for.
    public let checksums: Checksums?
    /// What is wrong with the fill behind the data, if anything.
    package let fillProblem: Problem?

    /// What a pass tells that looks at no data.
    static let nothing = HDUMeasurement(dataDigest: nil, checksums: nil, fillProblem: nil)
}

/// How much of the data a pass looks at.
public struct Measuring: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int

    /// Makes a set of the bits.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The sums of `CHECKSUM` and `DATASUM`.
    public static let checksums = Measuring(rawValue: 1)
    /// The SHA-256 digests.
    public static let digests = Measuring(rawValue: 2)
}

extension FITSReader {
    /// Reads the data unit of the HDU last returned by ``next()``, digesting and summing it.
    ///
    /// - Parameters:
    ///   - hdu: that HDU.
    ///   - what: what to measure.
    ///   - keep: given each piece of the data as well, without padding.
    /// - Returns: the measurement; a data unit that is cut short is measured as far as it goes.
    /// - Throws: ``FITSError`` if the system refuses or a compressed stream is damaged.
    public mutating func measure(
        _ hdu: HDU, _ what: Measuring, keep: ((ArraySlice<UInt8>) -> Void)? = nil
    ) throws(FITSError) -> HDUMeasurement {
        var gauge = DataGauge(what)
        try readData { (piece: ArraySlice<UInt8>, count: Int) throws(FITSError) in
            gauge.add(piece, dataCount: count)
            keep?(piece.prefix(count))
        }
        return gauge.measurement(of: hdu, fillProblem: fillProblem)
    }
}
