public import Files

extension Digest {
    /// The digest of all bytes of a file, as they are on the disk.
    ///
    /// - Parameter path: a regular file; symbolic links are followed.
    /// - Throws: ``FITSError`` if it cannot be read.
    public init(ofFile path: String) throws(FITSError) {
        let descriptor = try Descriptor(reading: path)
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
