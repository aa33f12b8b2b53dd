import Crypto
package import Files

/// The MD5s that other programs record of a file: good for recognizing it, and no proof.
package struct WeakDigests: Hashable, Sendable {
    /// Of all bytes as they are on the disk, in hexadecimal digits.
    package let file: String
    /// Of all data units with their fill, in file order, as ESO's `DATAMD5` is documented.
    package let data: String
    /// Of the data units as CPL 7 does it: each as if all its blocks were like its first.
    ///
    /// CPL reads 46,080 bytes at a time, and CFITSIO does not go on behind them (`ffgbyt`).
    package let repeatedData: String

    /// All of them.
    package var all: [String] { [file, data, repeatedData] }

    /// The bytes that CPL reads at a time.
    private static let blockSize = 46_080

    /// Reads a file.
    ///
    /// - Parameter path: a regular file; symbolic links are followed.
    /// - Throws: ``FITSError`` if it cannot be read as FITS.
    package init(_ path: String) throws(FITSError) {
        try self.init(path) { () throws(FileError) in try Descriptor(reading: path) }
    }

    /// Reads a file twice: its headers, then all of it.
    ///
    /// - Parameters:
    ///   - path: a regular file below ``open``'s folders.
    ///   - limits: how much is read before the file is refused.
    ///   - open: opens the file.
    /// - Throws: ``FITSError`` if it cannot be read as FITS.
    package init(
        _ path: String, limits: Limits = .standard, open: () throws(FileError) -> Descriptor
    ) throws(FITSError) {
        let hdus = try FITSFile(reading: try open(), path: path, limits: limits).hdus
        var stream = try ByteStream(try open(), path: path, limits: limits)
        var data = Insecure.MD5()
        var repeated = Insecure.MD5()
        var buffer = [UInt8](repeating: 0, count: FITSReader.pieceSize)
        var position = 0
        for hdu in hdus {
            _ = try stream.skip(hdu.dataOffset - position)
            position = hdu.dataOffset
            var first: [UInt8] = []
            while position < hdu.end {
                let count = try stream.read(
                    into: &buffer, count: min(buffer.count, hdu.end - position))
                if count == 0 { break }
                data.update(data: buffer[..<count])
                first += buffer[..<min(count, WeakDigests.blockSize - first.count)]
                position += count
            }
            var left = position - hdu.dataOffset
            while left > 0 {
                repeated.update(data: first[..<min(left, first.count)])
                left -= first.count
            }
        }
        self.data = WeakDigests.text(data.finalize())
        repeatedData = WeakDigests.text(repeated.finalize())
        file = try WeakDigests.ofBytes(try open(), path)
    }

    /// The MD5 of all bytes of a file.
    private static func ofBytes(
        _ descriptor: consuming Descriptor, _ path: String
    ) throws(FITSError) -> String {
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
