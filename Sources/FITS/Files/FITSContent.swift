package import Files

/// The one rule for which files of a folder are FITS files.
package enum FITSContent {
    /// How every FITS file begins (FITS 4.0 §4.4.1.1).
    package static let start = Array("SIMPLE  =".utf8)

    /// Whether a file that was found in a folder is a FITS file, by its name or else its content.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - folder: the folder that it was found in.
    /// - Returns: whether it is one, expanded if it is gzipped; true as well for a file that the
    ///   system does not let be read, so that whoever works on it says so.
    package static func isFITS(_ file: FoundFile, in folder: OpenFolder) -> Bool {
        if FITSName.matches(file.name) { return true }
        do throws(FITSError) {
            let path = folder.path(of: file.name)
            var stream = try ByteStream(
                try open(file, in: folder, path), path: path, limits: .standard)
            var bytes = [UInt8](repeating: 0, count: start.count)
            let got = try stream.read(into: &bytes, count: bytes.count)
            return bytes[..<got] == start[...]
        } catch {
            return error.code == .system
        }
    }

    private static func open(
        _ file: FoundFile, in folder: OpenFolder, _ path: String
    ) throws(FITSError) -> Descriptor {
        guard !file.isLink else { return try Descriptor(reading: path) }
        var size = 0
        return try Descriptor(file.name, in: folder.descriptor, path: path, size: &size)
    }
}
