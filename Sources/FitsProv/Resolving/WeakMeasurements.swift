import FITS
import Files

/// The MD5s of files, each computed when it is first asked for.
struct WeakMeasurements {
    private var data: [String: Result<WeakDigests, FITSError>] = [:]
    private var files: [String: Result<String, FITSError>] = [:]

    /// Whether an MD5 is that of a file, of its data units, or of those as CPL digests them.
    ///
    /// - Parameters:
    ///   - path: an absolute path, links followed.
    ///   - digest: a digest as others record it, `md5:…`.
    /// - Returns: whether it is.
    /// - Throws: ``FITSError`` if the file cannot be read; the same each time.
    mutating func fit(_ path: String, _ digest: String) throws(FITSError) -> Bool {
        let open = { () throws(FileError) in try Descriptor(readingResolved: path) }
        let data =
            data[path]
            ?? Result { () throws(FITSError) in try WeakDigests(path, open: open) }
        self.data[path] = data
        if try data.get().all.contains(where: { WeakDigest.prefix + $0 == digest }) { return true }
        // Few record that of the whole file, and it takes as long again.
        let file =
            files[path]
            ?? Result { () throws(FITSError) in try WeakDigests.ofFile(path, open: open) }
        files[path] = file
        return try WeakDigest.prefix + file.get() == digest
    }
}
