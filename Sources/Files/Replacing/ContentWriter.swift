/// Writes the content of a temporary file and reads it back.
struct ContentWriter {
    private let staged: TemporaryFile
    /// The open file that `original` segments are taken from.
    private let source: Int32
    private let files: any FileOperations
    /// The most bytes asked of one call.
    private static let step = 64 << 20
    private static let pieceSize = 256 << 10

    init(_ staged: TemporaryFile, source: Int32) {
        self.staged = staged
        self.source = source
        files = staged.place.files
    }

    /// Writes all segments, one after the other.
    func write(_ segments: [Segment]) throws(FileError) {
        let size = segments.reduce(0) { $0 + $1.size }
        try staged.place.system { () throws(SystemError) in
            try files.allocate(staged.descriptor, size: size)
            var offset = 0
            for segment in segments {
                switch segment {
                case .bytes(let bytes):
                    try files.writeAll(staged.descriptor, bytes[...], at: offset)
                case .original(let range): try copy(range, to: offset)
                }
                offset += segment.size
            }
        }
    }

    /// Compares every byte that was written with what it was to be.
    ///
    /// - Parameters:
    ///   - segments: what was to be written.
    ///   - start: where it begins in the new file.
    /// - Throws: `changed` if the disk has something else, `system` if it cannot be read.
    func compare(_ segments: [Segment], from start: Int = 0) throws(FileError) {
        var written = [UInt8](repeating: 0, count: ContentWriter.pieceSize)
        var wanted = written
        var offset = start
        for segment in segments {
            var done = 0
            while done < segment.size {
                let count = min(written.count, segment.size - done)
                let isSame = try staged.place.system { () throws(SystemError) in
                    try files.readAll(
                        staged.descriptor, into: &written, count: count, at: offset + done)
                    switch segment {
                    case .bytes(let bytes):
                        return written[..<count] == bytes[done..<done + count]
                    case .original(let range):
                        let start = range.lowerBound + done
                        try files.readAll(source, into: &wanted, count: count, at: start)
                        return written[..<count] == wanted[..<count]
                    }
                }
                guard isSame else {
                    throw FileError(
                        .changed, path: staged.path,
                        "what was written does not read back the same, near byte \(offset + done)",
                        hint: "the original is untouched; check the disk")
                }
                done += count
            }
            offset += segment.size
        }
    }

    private func copy(_ range: Range<Int>, to offset: Int) throws(SystemError) {
        var done = 0
        while done < range.count {
            let count = min(range.count - done, ContentWriter.step)
            let copied = try files.copy(
                source, at: range.lowerBound + done, to: staged.descriptor,
                at: offset + done, count: count)
            guard let copied, copied > 0 else {
                try copyByHand(range.dropFirst(done), to: offset + done)
                return
            }
            // What is on its way to the disk already need not be waited for at the end.
            files.startWriting(staged.descriptor, at: offset + done, count: copied)
            done += copied
        }
    }

    private func copyByHand(_ range: Range<Int>, to offset: Int) throws(SystemError) {
        var buffer = [UInt8](repeating: 0, count: ContentWriter.pieceSize)
        var done = 0
        while done < range.count {
            let count = min(buffer.count, range.count - done)
            try files.readAll(source, into: &buffer, count: count, at: range.lowerBound + done)
            try files.writeAll(staged.descriptor, buffer[..<count], at: offset + done)
            done += count
        }
    }
}
