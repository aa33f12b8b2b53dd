public import Files

/// What a pass over a file found: its HDUs, what was measured, and what is wrong.
public struct FITSFile: Sendable {
    /// The file as the user named it.
    public let path: String
    /// How the file is compressed, if it is.
    public let compression: Compression?
    /// The HDUs in file order.
    public let hdus: [HDU]
    /// What was measured of each HDU, in the same order; empty if nothing was.
    public let measurements: [HDUMeasurement]
    /// What is wrong with the structure of the file.
    public let problems: [Problem]
    /// What comes after the last HDU.
    public let tail: Tail
    /// The size of the file in bytes, expanded if it is gzipped.
    public let size: Int

    /// The data units that were kept, by the number of their HDU, without padding.
    public let keptData: [Int: [UInt8]]

    /// Reads the headers of a file, and measures its data where that is asked for.
    ///
    /// - Parameters:
    ///   - path: a regular file.
    ///   - measuring: what to measure; with nothing, a plain file costs its headers only.
    ///   - limits: how much is read before the file is refused.
    ///   - count: how many HDUs are read; what lies behind them is not looked at, nor part of
    ///     ``size``.
    ///   - keep: whether to keep the data of an HDU; none beyond `limits.keptDataBytes` are.
    /// - Throws: ``FITSError`` if the first HDU cannot be read, the system refuses, or a limit is met.
    public init(
        reading path: String, measuring: Measuring = [], limits: Limits = .standard,
        first count: Int = .max, keep: (HDU) -> Bool = { _ in false }
    ) throws(FITSError) {
        var reader = try FITSReader(path: path, limits: limits)
        try self.init(&reader, measuring: measuring, limits: limits, first: count, keep: keep)
    }

    /// Reads a file that is open already.
    ///
    /// - Parameters:
    ///   - descriptor: the file.
    ///   - path: its path, for messages.
    ///   - measuring: what to measure.
    ///   - limits: how much is read before the file is refused.
    ///   - count: how many HDUs are read.
    ///   - keep: whether to keep the data of an HDU; none beyond `limits.keptDataBytes` are.
    /// - Throws: ``FITSError``, as for a path.
    package init(
        reading descriptor: consuming Descriptor, path: String, measuring: Measuring = [],
        limits: Limits = .standard, first count: Int = .max, keep: (HDU) -> Bool = { _ in false }
    ) throws(FITSError) {
        var reader = try FITSReader(descriptor, path: path, limits: limits)
        try self.init(&reader, measuring: measuring, limits: limits, first: count, keep: keep)
    }

    /// Reads the headers of a file, and of each HDU measures what is asked for of it.
    ///
    /// - Parameters:
    ///   - path: a regular file.
    ///   - measuring: what to measure of an HDU.
    ///   - limits: how much is read before the file is refused.
    ///   - keep: whether to keep the data of an HDU; none beyond `limits.keptDataBytes` are.
    /// - Throws: ``FITSError``, as for a whole file.
    package init(
        reading path: String, measuring: (HDU) -> Measuring, limits: Limits = .standard,
        keep: (HDU) -> Bool = { _ in false }
    ) throws(FITSError) {
        var reader = try FITSReader(path: path, limits: limits)
        try self.init(&reader, measuring: measuring, limits: limits, keep: keep)
    }

    init(
        _ reader: inout FITSReader, measuring: Measuring, limits: Limits, first count: Int = .max,
        keep: (HDU) -> Bool = { _ in false }
    ) throws(FITSError) {
        try self.init(
            &reader, measuring: { _ in measuring }, limits: limits, first: count, keep: keep)
    }

    /// Reads a file, and of each HDU measures what is asked for of it; the crew measures the data of a
    /// large plain file, once all headers are read.
    init(
        _ reader: inout FITSReader, measuring: (HDU) -> Measuring, limits: Limits,
        first count: Int = .max, crew: DataUnits.Crew = DataUnits.Crew(),
        keep: (HDU) -> Bool
    ) throws(FITSError) {
        var hdus: [HDU] = []
        var measurements: [HDUMeasurement] = []
        var kept: [Int: [UInt8]] = [:]
        var room = limits.keptDataBytes
        // Where only some HDUs are read, the file ends for the caller behind the last one's data.
        var later =
            count == .max
            ? reader.openFile(atLeast: crew.smallestFile).map { DataUnits($0, crew) } : nil
        while hdus.count < count, let hdu = try reader.next() {
            hdus.append(hdu)
            let isKept = hdu.dataSize <= room && keep(hdu)
            let wanted = measuring(hdu)
            measurements.append(.nothing)
            guard isKept || !wanted.isEmpty else { continue }
            if isKept { room -= hdu.dataSize }
            guard later == nil else {
                later?.add(DataUnit(hdu: hdu, wanted: wanted, isKept: isKept))
                continue
            }
            var data: [UInt8] = []
            let measurement = try reader.measure(hdu, wanted) { piece in
                if isKept { data += piece }
            }
            if !wanted.isEmpty { measurements[hdus.count - 1] = measurement }
            if isKept { kept[hdu.number] = data }
        }
        try later?.measure { unit, outcome in
            measurements[unit.hdu.number - 1] = outcome.measurement
            if unit.isKept { kept[unit.hdu.number] = outcome.data }
        }
        self.init(
            path: reader.path, compression: reader.compression, hdus: hdus,
            measurements: measurements, problems: reader.problems, tail: reader.tail,
            size: reader.position, keptData: kept)
    }

    private init(_ other: FITSFile, measurements: [HDUMeasurement]) {
        self.init(
            path: other.path, compression: other.compression, hdus: other.hdus,
            measurements: measurements, problems: other.problems, tail: other.tail,
            size: other.size, keptData: other.keptData)
    }

    /// A file of which all is known.
    init(
        path: String, compression: Compression? = nil, hdus: [HDU],
        measurements: [HDUMeasurement], problems: [Problem], tail: Tail, size: Int,
        keptData: [Int: [UInt8]]
    ) {
        self.path = path
        self.compression = compression
        self.hdus = hdus
        self.measurements = measurements.contains { $0 != .nothing } ? measurements : []
        self.problems = problems
        self.tail = tail
        self.size = size
        self.keptData = keptData
    }
}

extension FITSFile {
    /// The file as if it had been measured, with digests that are none and sums that the headers tell.
    ///
    /// What is made of it has the size of what will be made of the file, and is good for nothing else.
    func supposing(_ measuring: (HDU) -> Measuring) -> FITSFile {
        let measurements = hdus.map { hdu in
            let wanted = measuring(hdu)
            return HDUMeasurement(
                dataDigest: wanted.contains(.digests) ? Digest(of: [UInt8]()) : nil,
                checksums: wanted.contains(.checksums) ? Checksums(trusting: hdu.header) : nil,
                fillProblem: nil)
        }
        return FITSFile(self, measurements: measurements)
    }
}

extension FITSFile {
    /// What is wrong with the fill of headers and measured data, an error for each (§3.3).
    package var fillProblems: [Problem] {
        let headers = hdus.filter { !$0.header.hasBlankFill }.map { hdu in
            Problem(
                .error, hdu: hdu.number, card: hdu.header.count + 1,
                "there is something other than blanks after the END card")
        }
        return headers + measurements.compactMap(\.fillProblem)
    }
}
