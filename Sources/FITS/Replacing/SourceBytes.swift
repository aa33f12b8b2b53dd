import Files

/// The bytes that a new file is made from: the original, or what a gzipped original expands to.
final class SourceBytes {
    /// The open file that holds the plain bytes.
    let descriptor: Int32

    private let path: String
    /// A temporary that holds the expanded bytes; gone with this object.
    private let expanded: TemporaryFile?

    /// Prepares the bytes; a gzipped original is expanded next to the output.
    ///
    /// - Throws: `refused` for a gzipped original that would have to be replaced itself.
    init(_ replacement: Replacement, limits: Limits) throws(FITSError) {
        path = replacement.path
        var stream = try ByteStream(
            try Descriptor(duplicating: replacement.descriptor, path), path: path, limits: limits)
        guard stream.compression == .gzip else {
            expanded = nil
            descriptor = replacement.descriptor
            return
        }
        guard !replacement.isInPlace else {
            throw SourceBytes.refusal(path)
        }
        let scratch = try replacement.scratch()
        var buffer = [UInt8](repeating: 0, count: FITSReader.pieceSize)
        var offset = 0
        while true {
            let got = try stream.read(into: &buffer, count: buffer.count)
            if got == 0 { break }
            try scratch.write(buffer[..<got], at: offset)
            offset += got
        }
        expanded = scratch
        descriptor = scratch.descriptor
    }

    /// Says that a gzipped file cannot be replaced itself.
    static func refusal(_ path: String) -> FITSError {
        FITSError(
            .refused, path: path, "a gzipped file is not changed in place",
            hint: "--output NAME.fits writes an uncompressed copy")
    }

    /// Reads and measures the whole file.
    func read(
        _ measuring: (HDU) -> Measuring, limits: Limits, keep: (HDU) -> Bool
    ) throws(FITSError) -> FITSFile {
        let stream = try ByteStream(
            try Descriptor(duplicating: descriptor, path), path: path, limits: limits)
        var reader = try FITSReader(stream, limits: limits)
        return try FITSFile(&reader, measuring: measuring, limits: limits, keep: keep)
    }
}
