public import FITS

/// The digest of a FITS file's content, which stamping and checksumming leave as it is
/// (docs/convention.md, part 3).
public struct ContentDigest: Hashable, Sendable {
    /// The digests of one HDU.
    public struct Part: Hashable, Sendable {
        /// The number of the HDU, counted from 1.
        public let number: Int
        /// The digest of the header.
        public let header: Digest
        /// The digest of the data.
        public let data: Digest
    }

    /// The digests of the HDUs in file order, the document left out.
    public let parts: [Part]

    /// Digests a file; nil if its data were not digested.
    ///
    /// - Parameter file: a file read with its digests measured.
    public init?(_ file: FITSFile) {
        self.init(file, without: file.documentHDU?.number)
    }

    /// Digests a file, of which the digests of some data units are known.
    init?(_ file: FITSFile, without document: Int?, given: [Int: Digest] = [:]) {
        var parts: [Part] = []
        for (index, hdu) in file.hdus.enumerated() where hdu.number != document {
            let measured =
                index < file.measurements.count ? file.measurements[index].dataDigest : nil
            guard let data = given[hdu.number] ?? measured else { return nil }
            let header = Header.digest(of: file.unstampedCards(hdu))
            parts.append(Part(number: hdu.number, header: header, data: data))
        }
        self.parts = parts
    }

    /// `sha256:` and the digest in base64url.
    public var text: String {
        ContentDigest.prefix + Digest(of: parts.flatMap { [$0.header, $0.data] }).base64URL
    }

    /// What stands in place of a digest where the content was not recorded.
    static let unrecorded = "none"
    static let prefix = "sha256:"
    package static let filePrefix = "file-sha256:"
}
