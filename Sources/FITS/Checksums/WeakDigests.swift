import Crypto
package import Files

/// The MD5s that other programs record of a file's data: good for recognizing it, and no proof.
package struct WeakDigests: Hashable, Sendable {
    /// Of all data units with their fill, in file order, as ESO's `DATAMD5` is documented, in
    /// hexadecimal digits.
    package let data: String
    /// Of the data units as CPL 7 does it: each as if all its blocks were like its first.
    ///
    /// CPL reads 46,080 bytes at a time, and CFITSIO does not go on behind them (`ffgbyt`).
    package let repeatedData: String

    /// Both of them.
    package var all: [String] { [data, repeatedData] }

    /// The bytes that CPL reads at a time.
    private static let blockSize = 46_080

    /// Reads a file.
    ///
    /// - Parameter path: a regular file; symbolic links are followed.
    /// - Throws: ``FITSError`` if it cannot be read as FITS.
    package init(_ path: String) throws(FITSError) {
        try self.init(path) { () throws(FileError) in try Descriptor(reading: path) }
    }

    /// Reads a file, once.
    ///
    /// - Parameters:
    ///   - path: a regular file below ``open``'s folders.
    ///   - limits: how much is read before the file is refused.
    ///   - open: opens the file.
    /// - Throws: ``FITSError`` if it cannot be read as FITS.
    package init(
        _ path: String, limits: Limits = .standard, open: () throws(FileError) -> Descriptor
    ) throws(FITSError) {
        var reader = try FITSReader(try open(), path: path, limits: limits)
        var data = Insecure.MD5()
        var repeated = Insecure.MD5()
        while try reader.next() != nil {
            var first: [UInt8] = []
            var left = 0
            try reader.readData { piece, _ in
                data.update(data: piece)
                first += piece.prefix(WeakDigests.blockSize - first.count)
                left += piece.count
            }
            while left > 0 {
                repeated.update(data: first[..<min(left, first.count)])
                left -= first.count
            }
        }
        self.data = WeakDigests.text(data.finalize())
        repeatedData = WeakDigests.text(repeated.finalize())
    }

    /// The MD5 of all bytes of a file as they are on the disk, which other programs record as well.
    ///
    /// - Parameters:
    ///   - path: a regular file.
    ///   - open: opens it.
    /// - Returns: the digest in hexadecimal digits.
    /// - Throws: ``FITSError`` if it cannot be read.
    package static func ofFile(
        _ path: String, open: () throws(FileError) -> Descriptor
    ) throws(FITSError) -> String {
        let descriptor = try open()
        var digest = Insecure.MD5()
        var buffer = [UInt8](repeating: 0, count: FITSReader.pieceSize)
        var offset = 0
        while true {
            let got = try descriptor.read(into: &buffer, count: buffer.count, at: offset, of: path)
            if got == 0 { return text(digest.finalize()) }
            digest.update(data: buffer[..<got])
            offset += got
        }
    }

    private static func text(_ digest: Insecure.MD5.Digest) -> String {
        digest.map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
