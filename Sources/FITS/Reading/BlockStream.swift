import Files

/// A byte stream that can be looked at before it is read: whole headers, and what is not a header.
struct BlockStream: ~Copyable {
    private var stream: ByteStream
    private let limits: Limits
    private var headerBytes = 0
    /// Bytes that were read ahead of where the reader is.
    private var ahead: [UInt8] = []

    /// Blocks read ahead while looking for `END`; most headers fit.
    private static let blocksAhead = 4
    /// The most bytes read ahead in one step.
    private static let longestStep = 256 << 10

    init(_ stream: consuming ByteStream, limits: Limits) {
        self.stream = stream
        self.limits = limits
    }

    /// How many bytes lie before the reader.
    var position: Int { stream.position - ahead.count }

    /// The plain file itself; nil if it is compressed or smaller.
    func openFile(atLeast size: Int) -> OpenFile? { stream.openFile(atLeast: size) }

    /// The first bytes of what comes next, at least a few cards; empty at the end.
    mutating func peek() throws(FITSError) -> ArraySlice<UInt8> {
        try lookAhead(BlockStream.blocksAhead * Header.blockSize)
        return ahead[...]
    }

    /// Reads from the bytes ahead, then from the stream; 0 at the end.
    mutating func read(into buffer: inout [UInt8], count: Int) throws(FITSError) -> Int {
        guard !ahead.isEmpty else { return try stream.read(into: &buffer, count: count) }
        let kept = min(count, ahead.count)
        buffer.replaceSubrange(..<kept, with: ahead[..<kept])
        ahead.removeFirst(kept)
        return kept
    }

    /// Goes `count` bytes on and says how many there were.
    mutating func skip(_ count: Int) throws(FITSError) -> Int {
        let kept = min(count, ahead.count)
        ahead.removeFirst(kept)
        return try kept + stream.skip(count - kept)
    }

    /// Reads blocks up to and with the one that holds `END`.
    ///
    /// - Parameter number: the number of the HDU, for messages.
    /// - Returns: the header.
    /// - Throws: `truncated` without an `END`, `limit` for a header that is too long.
    mutating func readHeader(_ number: Int) throws(FITSError) -> Header {
        var bytes: [UInt8] = []
        var searched = 0
        while true {
            let whole = bytes.count + ahead.count / Header.blockSize * Header.blockSize
            guard whole > searched else {
                throw .noEnd(stream.path, hdu: number)
            }
            bytes += ahead.prefix(whole - bytes.count)
            ahead.removeFirst(whole - searched)
            if let end = Header.indexOfEnd(in: bytes, from: searched) {
                let size = Header.paddedSize(end + Card.size)
                ahead.insert(contentsOf: bytes[size...], at: 0)
                try count(size)
                // A copy of its own: what was read has room for what was read ahead as well.
                return Header(bytes: Array(bytes[..<size]), count: end / Card.size)
            }
            searched = bytes.count
            try limits.check(headerBytes: searched, path: stream.path, hdu: number)
            try lookAhead(min(max(searched, Header.blockSize), BlockStream.longestStep))
        }
    }

    /// Drops all that is left and says how much it was.
    mutating func drain() throws(FITSError) -> Int {
        var size = ahead.count
        ahead = []
        while true {
            let step = try stream.skip(1 << 30)
            size += step
            if step < 1 << 30 { return size }
        }
    }

    /// Drops all that is left; says how much it was, and whether it was one of the fill bytes.
    mutating func drainTail() throws(FITSError) -> (size: Int, isFill: Bool) {
        let start = position
        guard let fill = ahead.first, fill == 0 || fill == ASCII.space else {
            return (try drain(), false)
        }
        while !ahead.isEmpty {
            guard ahead.allSatisfy({ $0 == fill }) else {
                let before = position - start
                return (try before + drain(), false)
            }
            ahead = []
            try lookAhead(BlockStream.longestStep)
        }
        return (position - start, true)
    }

    /// Makes sure that at least `count` bytes are ahead, unless the file ends before.
    private mutating func lookAhead(_ count: Int) throws(FITSError) {
        let wanted = count - ahead.count
        guard wanted > 0 else { return }
        var buffer = [UInt8](repeating: 0, count: wanted)
        let got = try stream.read(into: &buffer, count: wanted)
        ahead += buffer.prefix(got)
    }

    /// Counts the bytes of a header against the limit for all headers of a file.
    private mutating func count(_ size: Int) throws(FITSError) {
        headerBytes += size
        try limits.check(totalHeaderBytes: headerBytes, path: stream.path)
    }
}
