import Files

/// The bytes of a FITS file, front to back, whether it is gzipped or not.
///
/// In a plain file, skipping costs nothing; in a gzipped one the bytes are expanded and dropped.
struct ByteStream: ~Copyable {
    let path: String
    /// How the file is compressed, if it is.
    let compression: Compression?
    /// How many bytes were read or skipped so far.
    private(set) var position = 0
    private let descriptor: Descriptor
    private let size: Int
    private var gzip: GzipBytes?
    private var scratch: [UInt8] = []

    /// The most expanded bytes that are dropped in one step.
    private static let longestSkip = 256 << 10

    /// Opens a file and looks at its first bytes.
    init(path: String, limits: Limits) throws(FITSError) {
        try self.init(Descriptor(reading: path), path: path, limits: limits)
    }

    /// Reads a file that is open already.
    init(
        _ descriptor: consuming Descriptor, path: String, limits: Limits
    ) throws(FITSError) {
        var magic = [UInt8](repeating: 0, count: 6)
        let got = try descriptor.read(into: &magic, count: magic.count, at: 0, of: path)
        let compression = Compression(startingWith: magic[..<got])
        if let compression, compression != .gzip {
            throw FITSError(
                .compression, path: path, "this compression is not supported",
                hint: "run \(compression.expander) first")
        }
        let size = try descriptor.size(of: path)
        let gzip =
            compression == .gzip ? try GzipBytes(path: path, size: size, limits: limits) : nil
        self.size = size
        self.gzip = gzip
        self.compression = compression
        self.path = path
        self.descriptor = descriptor
    }

    /// The plain file itself, for several threads to read; nil if it is compressed, or smaller than a size
    /// in bytes.
    func openFile(atLeast size: Int) -> OpenFile? {
        guard compression == nil, self.size >= size,
            let other = try? Descriptor(duplicating: descriptor.number, path)
        else { return nil }
        return OpenFile(other, path: path)
    }

    /// Reads up to `count` bytes into the front of a buffer, which must have room for them.
    ///
    /// - Returns: how many bytes; fewer than `count` only at the end.
    mutating func read(into buffer: inout [UInt8], count: Int) throws(FITSError) -> Int {
        let expanded = try gzip?.read(descriptor, into: &buffer, count: count)
        let got: Int
        if let expanded {
            got = expanded
        } else {
            got = try descriptor.read(into: &buffer, count: count, at: position, of: path)
        }
        position += got
        return got
    }

    /// Goes `count` bytes on.
    ///
    /// - Returns: how many bytes there were; fewer than `count` only at the end.
    mutating func skip(_ count: Int) throws(FITSError) -> Int {
        guard compression == .gzip else {
            let step = min(count, max(0, size - position))
            position += step
            return step
        }
        let room = min(ByteStream.longestSkip, count)
        if scratch.count < room { scratch = [UInt8](repeating: 0, count: room) }
        var done = 0
        while done < count {
            var buffer: [UInt8] = []
            swap(&buffer, &scratch)
            defer { swap(&buffer, &scratch) }
            let got = try read(into: &buffer, count: min(buffer.count, count - done))
            if got == 0 { break }
            done += got
        }
        return done
    }
}
