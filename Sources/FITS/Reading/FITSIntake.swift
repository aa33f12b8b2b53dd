import Files

/// Takes a FITS file in pieces, front to back, from the program that writes it, and measures it on the way.
///
/// What comes of it is what a pass over the file would find. Only a file that is whole can be taken: what
/// a pass notes as an error is thrown here.
package struct FITSIntake: Sendable {
    private let path: String
    private let limits: Limits
    private let measuring: @Sendable (HDU) -> Measuring
    private let keep: @Sendable (HDU) -> Bool

    /// The HDUs whose headers are complete.
    package private(set) var hdus: [HDU] = []
    private var measurements: [HDUMeasurement] = []
    private var kept: [Int: [UInt8]] = [:]
    private var room: Int
    private var headerBytes = 0
    private var position = 0
    private var part = Part.header(HeaderIntake())

    /// What the next bytes belong to.
    private enum Part {
        case header(HeaderIntake)
        case data(DataIntake)
        case tail(TailIntake)
    }

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - path: the file, for messages.
    ///   - limits: how much is taken before the file is refused.
    ///   - measuring: what to measure of an HDU.
    ///   - keep: whether to keep the data of an HDU; none beyond `limits.keptDataBytes` are.
    package init(
        path: String, limits: Limits = .standard,
        measuring: @escaping @Sendable (HDU) -> Measuring = { _ in [.checksums, .digests] },
        keep: @escaping @Sendable (HDU) -> Bool = { _ in false }
    ) {
        self.path = path
        self.limits = limits
        self.measuring = measuring
        self.keep = keep
        room = limits.keptDataBytes
    }

    /// Takes the next bytes, however many.
    ///
    /// - Parameter bytes: any number of bytes.
    /// - Throws: ``FITSError`` if this is no FITS file, or one that cannot be read.
    package mutating func add(_ bytes: ArraySlice<UInt8>) throws(FITSError) {
        var rest = bytes
        while !rest.isEmpty {
            let before = rest.count
            switch part {
            case .header(var header):
                // The bytes of a header are not copied for each piece of it.
                part = .tail(TailIntake())
                try header.add(&rest, isFirst: hdus.isEmpty, limits: limits, path: path)
                if header.isTail {
                    var tail = TailIntake()
                    tail.add(header.bytes[...])
                    part = .tail(tail)
                } else if let complete = header.complete {
                    try begin(complete)
                } else {
                    part = .header(header)
                }
            case .data(var data):
                part = .tail(TailIntake())
                data.add(&rest)
                part = .data(data)
                endData(data)
            case .tail(var tail):
                tail.add(rest)
                rest = []
                part = .tail(tail)
            }
            position += before - rest.count
        }
    }

    /// Ends the file.
    ///
    /// - Returns: what a pass over it finds.
    /// - Throws: ``FITSError`` if it is not whole.
    package func finished() throws(FITSError) -> FITSFile {
        var tail = Tail.nothing
        var problems: [Problem] = []
        switch part {
        case .data(let data):
            throw FITSError(
                .truncated, path: path, hdu: hdus.count,
                "the data unit is cut short: \(data.missing) bytes are missing")
        case .header(let header) where hdus.isEmpty:
            guard !header.bytes.isEmpty else { throw .notFITS(path, isEmpty: true) }
            throw .noEnd(path, hdu: 1)
        case .header(let header):
            guard !header.bytes.starts(with: HeaderIntake.extensionStart) else {
                throw .noEnd(path, hdu: hdus.count + 1)
            }
            var rest = TailIntake()
            rest.add(header.bytes[...])
            (tail, problems) = rest.judged(at: position - header.bytes.count)
        case .tail(let rest):
            (tail, problems) = rest.judged(at: position - rest.size)
        }
        return FITSFile(
            path: path, hdus: hdus, measurements: measurements, problems: problems, tail: tail,
            size: position, keptData: kept)
    }

    /// The file as far as its headers are complete, as if it had been measured.
    ///
    /// - Returns: what ``FITSFile/supposing(_:)`` makes of it, without a tail.
    package func supposed() -> FITSFile {
        FITSFile(
            path: path, hdus: hdus, measurements: [], problems: [], tail: .nothing,
            size: position, keptData: [:]
        ).supposing(measuring)
    }

    /// Takes the data that belong to a header.
    private mutating func begin(_ header: Header) throws(FITSError) {
        let number = hdus.count + 1
        try limits.check(hdus: number, path: path)
        headerBytes += header.bytes.count
        try limits.check(totalHeaderBytes: headerBytes, path: path)
        let start = hdus.last?.end ?? 0
        do throws(FITSError) {
            let hdu = try HDU(number: number, header: header, at: start)
            hdus.append(hdu)
            let isKept = hdu.dataSize <= room && keep(hdu)
            if isKept { room -= hdu.dataSize }
            let data = DataIntake(hdu, measuring(hdu), keeps: isKept)
            part = .data(data)
            endData(data)
        } catch {
            throw error.of(path)
        }
    }

    /// Goes on with the next header, if the data are complete.
    private mutating func endData(_ data: DataIntake) {
        guard data.missing == 0, let hdu = hdus.last else { return }
        measurements.append(data.measurement)
        if let bytes = data.kept { kept[hdu.number] = bytes }
        part = .header(HeaderIntake())
    }
}
