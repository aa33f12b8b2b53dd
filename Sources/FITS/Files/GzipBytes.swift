import Files

/// The expanded bytes of a gzipped file, front to back, never wholly in memory.
struct GzipBytes: ~Copyable {
    private let path: String
    private let limits: Limits
    private let inflater: Inflater
    private var input: [UInt8]
    private var available = 0..<0
    private var compressed = 0
    private var expanded = 0
    private var betweenMembers = false
    private var ended = false

    /// The most compressed bytes that are read in one step.
    private static let longestStep = 64 << 10

    /// Begins a stream.
    ///
    /// - Parameters:
    ///   - path: the file, for messages.
    ///   - size: its size in bytes, of which no more is read ahead.
    ///   - limits: how far it may expand.
    /// - Throws: `compression` if zlib cannot be started.
    init(path: String, size: Int, limits: Limits) throws(FITSError) {
        guard let inflater = Inflater() else {
            throw FITSError(.compression, path: path, "zlib could not be started")
        }
        self.path = path
        self.limits = limits
        // Even of a file that is growing, there is room for something.
        input = [UInt8](repeating: 0, count: max(1, min(GzipBytes.longestStep, size)))
        self.inflater = inflater
    }

    /// Expands up to `count` bytes of the file behind `descriptor` into the front of a buffer.
    ///
    /// - Returns: how many bytes; fewer than `count` only at the end of the stream.
    /// - Throws: `compression` for a damaged or cut stream, `limit` for one that expands too far.
    mutating func read(
        _ descriptor: borrowing Descriptor, into buffer: inout [UInt8], count: Int
    ) throws(FITSError) -> Int {
        var room = 0..<count
        while !room.isEmpty, !ended {
            if available.isEmpty { try refill(descriptor) }
            if ended { break }
            if betweenMembers {
                // Zeros behind the last member are padding, of tapes and block devices.
                available = available.dropFirst(input[available].prefix { $0 == 0 }.count)
                if available.isEmpty { continue }
                guard input[available.lowerBound] == Compression.gzipMagic[0] else {
                    throw damaged("there are bytes after the end of the gzip stream")
                }
                inflater.reset()
                betweenMembers = false
            }
            let before = room.count
            let outcome = inflater.step(&input, &available, &buffer, &room)
            expanded += before - room.count
            try checkLimits()
            switch outcome {
            case .going: break
            case .memberEnded: betweenMembers = true
            case .damaged: throw damaged("the gzip stream is damaged")
            }
        }
        return count - room.count
    }

    private mutating func refill(_ descriptor: borrowing Descriptor) throws(FITSError) {
        let got = try descriptor.read(into: &input, count: input.count, at: compressed, of: path)
        compressed += got
        available = 0..<got
        guard got == 0 else { return }
        guard betweenMembers else { throw damaged("the gzip stream ends too early") }
        ended = true
    }

    private func checkLimits() throws(FITSError) {
        if expanded > limits.decompressedBytes {
            throw FITSError(
                .limit, path: path,
                "expands to more than \(limits.decompressedBytes) bytes (limit decompressedBytes)")
        }
        let used = compressed - available.count
        if expanded > limits.ratioFreeBytes, expanded / max(used, 1) > limits.decompressionRatio {
            throw FITSError(
                .limit, path: path,
                "expands more than \(limits.decompressionRatio) times (limit decompressionRatio)")
        }
    }

    private func damaged(_ what: String) -> FITSError {
        FITSError(.compression, path: path, "\(what), after \(expanded) expanded bytes")
    }
}
