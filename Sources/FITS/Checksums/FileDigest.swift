public import Files

extension Digest {
    /// The digest of all bytes of a file, as they are on the disk.
    ///
    /// - Parameter path: a regular file; symbolic links are followed.
    /// - Throws: ``FITSError`` if it cannot be read.
    public init(ofFile path: String) throws(FITSError) {
        try self.init(ofFile: Descriptor(reading: path), path: path)
    }

    /// The digest of all bytes of a file that is open already.
    ///
    /// - Parameters:
    ///   - descriptor: the file.
    ///   - path: its path, for messages.
    /// - Throws: ``FITSError`` if it cannot be read.
    package init(ofFile descriptor: borrowing Descriptor, path: String) throws(FITSError) {
        var hashing = Hashing()
        var buffer = [UInt8](repeating: 0, count: FITSReader.pieceSize)
        var offset = 0
        while true {
            let got = try descriptor.read(into: &buffer, count: buffer.count, at: offset, of: path)
            if got == 0 { break }
            hashing.add(buffer[..<got])
            offset += got
        }
        self = hashing.finished()
    }
}
