public import Files

/// Reads the HDUs of one file in order, in one pass, with memory that does not grow with its data.
///
/// Ask for the next HDU; then read its data, or go on, which in a plain file costs nothing.
public struct FITSReader: ~Copyable {
    /// The most bytes of one piece of data.
    static let pieceSize = 256 << 10

    /// The file as the user named it.
    public let path: String
    /// How the file is compressed, if it is.
    public let compression: Compression?
    /// What was found wrong so far.
    public private(set) var problems: [Problem] = []
    /// What comes after the last HDU; known once ``next()`` has returned nil.
    public private(set) var tail = Tail.nothing

    /// What is wrong with the fill behind the data that ``readData(_:)`` has read last.
    private(set) var fillProblem: Problem?

    private let limits: Limits
    private var stream: BlockStream
    private var current: HDU?
    private var isAtEnd = false
    private var piece: [UInt8] = []

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - path: a regular file; symbolic links are followed, pipes and devices are never opened.
    ///   - limits: how much of it is read before it is refused.
    /// - Throws: ``FITSError`` if it cannot be opened or its compression is not supported.
    public init(path: String, limits: Limits = .standard) throws(FITSError) {
        try self.init(ByteStream(path: path, limits: limits), limits: limits)
    }

    /// Reads a file that is open already.
    package init(
        _ descriptor: consuming Descriptor, path: String, limits: Limits = .standard
    ) throws(FITSError) {
        try self.init(ByteStream(descriptor, path: path, limits: limits), limits: limits)
    }

    init(_ stream: consuming ByteStream, limits: Limits) throws(FITSError) {
        self.limits = limits
        path = stream.path
        compression = stream.compression
        self.stream = BlockStream(stream, limits: limits)
    }

    /// How many bytes of the file, expanded if it is gzipped, lie before the reader.
    public var position: Int { stream.position }

    /// The plain file itself; nil if it is compressed or smaller.
    func openFile(atLeast size: Int) -> OpenFile? { stream.openFile(atLeast: size) }

    /// Goes to the next HDU and reads its header.
    ///
    /// - Returns: the HDU, or nil behind the last one; ``tail`` then says what is left.
    /// - Throws: ``FITSError`` if the first HDU cannot be read, or the system refuses. A later HDU
    ///   that cannot be read ends the walk, with an error among ``problems``.
    public mutating func next() throws(FITSError) -> HDU? {
        guard !isAtEnd else { return nil }
        try finishCurrent()
        let number = (current?.number ?? 0) + 1
        let start = position
        guard try isHeader(first: number == 1) else {
            isAtEnd = true
            return nil
        }
        try limits.check(hdus: number, path: path)
        do throws(FITSError) {
            current = try readHDU(number, at: start)
            return current
        } catch {
            guard number > 1, error.code != .system, error.code != .limit else { throw error }
            problems.append(Problem(.error, hdu: number, card: error.card, error.reason))
            let size = try position - start + stream.drain()
            tail = Tail(kind: .broken, size: size)
            isAtEnd = true
            return nil
        }
    }

    /// Reads the data unit of the current HDU, piece by piece, with its padding.
    ///
    /// - Parameter body: called with each piece; the first argument is the piece, the second how
    ///   many of its bytes are data, the rest being padding.
    /// - Throws: ``FITSError`` if the system refuses or a compressed stream is damaged; a data unit
    ///   that is cut short is noted in ``problems``.
    public mutating func readData(
        _ body: (ArraySlice<UInt8>, Int) throws(FITSError) -> Void
    ) throws(FITSError) {
        guard let hdu = current else { return }
        let room = min(FITSReader.pieceSize, hdu.end - position)
        if piece.count < room { piece = [UInt8](repeating: 0, count: room) }
        var buffer: [UInt8] = []
        swap(&buffer, &piece)
        defer { swap(&buffer, &piece) }
        var fill = FillCheck(hdu)
        defer { fillProblem = fill.problem }
        while position < hdu.end {
            let before = position
            let got = try stream.read(into: &buffer, count: min(buffer.count, hdu.end - before))
            if got == 0 { break }
            let data = max(0, min(got, hdu.dataOffset + hdu.dataSize - before))
            fill.look(at: buffer[data..<got])
            try body(buffer[..<got], data)
        }
    }
}

extension FITSReader {
    /// Goes behind the current HDU and notes what is missing of it.
    private mutating func finishCurrent() throws(FITSError) {
        guard let hdu = current, position <= hdu.end else { return }
        let rest = hdu.end - position
        let missing = try rest - stream.skip(rest)
        guard missing > 0 else { return }
        let padding = hdu.paddedDataSize - hdu.dataSize
        let text =
            missing <= padding
            ? "the data unit is not padded to 2880 bytes: \(missing) bytes are missing"
            : "the data unit is cut short: \(missing - padding) of \(hdu.dataSize) bytes are missing"
        problems.append(Problem(.error, hdu: hdu.number, text))
    }

    /// Whether a header begins here; if not, notes what does.
    private mutating func isHeader(first: Bool) throws(FITSError) -> Bool {
        let ahead = try stream.peek()
        let start = position
        if first {
            guard ahead.starts(with: FITSContent.start) else {
                throw .notFITS(path, isEmpty: ahead.isEmpty)
            }
            return true
        }
        if ahead.starts(with: HeaderIntake.extensionStart) { return true }
        guard !ahead.isEmpty else { return false }
        let isFile = ahead.starts(with: FITSContent.start)
        let (size, isFill) = try stream.drainTail()
        let (found, its) = Tail.judged(size: size, isFill: isFill, isFile: isFile, offset: start)
        tail = found
        problems += its
        return false
    }

    private mutating func readHDU(_ number: Int, at start: Int) throws(FITSError) -> HDU {
        let header = try stream.readHeader(number)
        do throws(FITSError) {
            return try HDU(number: number, header: header, at: start)
        } catch {
            throw error.of(path)
        }
    }
}
