/// Reads a small file as a whole: records, profiles.
package enum SmallFile {
    /// The bytes of a regular file.
    ///
    /// - Parameters:
    ///   - path: a regular file; pipes and devices are never opened.
    ///   - limit: the most bytes that it may have.
    /// - Returns: its content.
    /// - Throws: ``FileError`` if it cannot be read or is longer.
    package static func bytes(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let descriptor = try Descriptor(reading: path)
        let size = try descriptor.size(of: path)
        guard size <= limit else {
            throw FileError(.limit, path: path, "is longer than \(limit) bytes")
        }
        var buffer = [UInt8](repeating: 0, count: size)
        let got = try descriptor.read(into: &buffer, count: size, at: 0, of: path)
        return Array(buffer.prefix(got))
    }

    /// The first bytes of a regular file, which tell what it is.
    ///
    /// - Parameters:
    ///   - path: a regular file; pipes and devices are never opened.
    ///   - count: how many bytes.
    /// - Returns: the bytes; fewer only where the file is shorter.
    /// - Throws: ``FileError`` if it cannot be read.
    package static func start(_ path: String, count: Int) throws(FileError) -> [UInt8] {
        let descriptor = try Descriptor(reading: path)
        var buffer = [UInt8](repeating: 0, count: count)
        let got = try descriptor.read(into: &buffer, count: count, at: 0, of: path)
        return Array(buffer.prefix(got))
    }

    /// The size of a regular file in bytes.
    ///
    /// - Parameter path: a regular file.
    /// - Returns: the size.
    /// - Throws: ``FileError`` if it cannot be opened.
    package static func size(_ path: String) throws(FileError) -> Int {
        try Descriptor(reading: path).size(of: path)
    }
}
