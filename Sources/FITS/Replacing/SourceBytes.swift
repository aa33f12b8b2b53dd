/// The bytes that a new file is made from: the original, or what a gzipped original expands to.
final class SourceBytes {
    /// The open file that holds the plain bytes.
    let descriptor: Int32

    private let original: OriginalFile
    /// A temporary that holds the expanded bytes; gone with this object.
    private let expanded: StagedFile?

    /// Prepares the bytes; a gzipped original is expanded beside the output.
    ///
    /// - Throws: `refused` for a gzipped original that would have to be replaced itself.
    init(
        _ original: OriginalFile, expandingBeside target: OutputPlace?, limits: Limits
    ) throws(FITSError) {
        self.original = original
        let path = original.place.path
        var stream = try ByteStream(
            try Descriptor(duplicating: original.descriptor, path), path: path, limits: limits)
        guard stream.compression == .gzip else {
            expanded = nil
            descriptor = original.descriptor
            return
        }
        guard let target else {
            throw FITSError(
                .refused, path: path, "a gzipped file is not changed in its place",
                hint: "--output NAME.fits writes an uncompressed copy")
        }
        let scratch = try StagedFile(target.place, replacing: nil)
        var buffer = [UInt8](repeating: 0, count: FITSReader.pieceSize)
        var offset = 0
        while true {
            let got = try stream.read(into: &buffer, count: buffer.count)
            if got == 0 { break }
            var rest = buffer[..<got]
            while !rest.isEmpty {
                let done = try target.place.system { () throws(SystemError) in
                    let done = try target.place.files.write(scratch.descriptor, rest, at: offset)
                    guard done > 0 else { throw SystemError("write", SystemError.inputOutput) }
                    return done
                }
                rest = rest.dropFirst(done)
                offset += done
            }
        }
        expanded = scratch
        descriptor = scratch.descriptor
    }

    /// Reads and measures the whole file.
    func read(
        _ measuring: Measuring, limits: Limits, keep: (HDU) -> Bool
    ) throws(FITSError) -> FITSFile {
        let path = original.place.path
        let stream = try ByteStream(
            try Descriptor(duplicating: descriptor, path), path: path, limits: limits)
        var reader = try FITSReader(stream, limits: limits)
        return try FITSFile(&reader, measuring: measuring, limits: limits, keep: keep)
    }
}
