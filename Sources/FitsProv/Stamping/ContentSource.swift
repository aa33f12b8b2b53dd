public import FITS

/// How a stamp comes to know the content of its product (docs/convention.md, part 3).
public enum ContentSource: Hashable, Sendable {
    /// All data are read and digested.
    case measured
    /// Who wrote the data digested them on the way: the SHA-256 of data units without their padding, by
    /// the number of the HDU, counted from 1. The data of other HDUs are read.
    case given([Int: Digest])
    /// The content is not recorded, and the stamp says so: nobody will know whether it has changed.
    case unrecorded

    /// The most bytes of the primary data that are read for `CHECKSUM`, although `DATASUM` tells their sum.
    private static let cheap = 16 << 20

    /// What must be measured of an HDU.
    func measuring(_ hdu: HDU) -> Measuring {
        switch self {
        case .measured: return [.checksums, .digests]
        case .given(let digests) where digests[hdu.number] == nil: return [.checksums, .digests]
        case .given, .unrecorded:
            // The header's own sum goes on to be right, for which the sum of its data must be known.
            let header = hdu.header
            guard hdu.number == 1, header.value("CHECKSUM") != nil else { return [] }
            return header.value("DATASUM") == nil || hdu.dataSize <= ContentSource.cheap
                ? .checksums : []
        }
    }
}
