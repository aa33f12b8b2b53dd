/// A header-and-data unit: its header, and where its data are in the file (FITS 4.0 §3.1).
public struct HDU: Sendable, Hashable {
    /// What an HDU holds.
    public enum Kind: Hashable, Sendable {
        /// The primary HDU, an array or nothing.
        case primary
        /// A primary HDU with random groups (FITS 4.0 §6).
        case randomGroups
        /// An `IMAGE` extension.
        case image
        /// An ASCII table, `XTENSION = 'TABLE'`.
        case asciiTable
        /// A binary table.
        case binaryTable
        /// An image compressed in tiles, kept in a binary table (FITS 4.0 §10.1).
        case compressedImage
        /// A table compressed in tiles, kept in a binary table (FITS 4.0 §10.3).
        case compressedTable
        /// Any other extension, by the value of `XTENSION`.
        case other(String)
    }

    /// The number of the HDU in its file, counted from 1.
    public let number: Int
    /// What the HDU holds.
    public let kind: Kind
    /// The header.
    public let header: Header
    /// Where the header begins in the file, in bytes.
    public let headerOffset: Int
    /// The size of the data in bytes, without the padding.
    public let dataSize: Int
    /// The lengths of the axes, `NAXIS1` first.
    public let axes: [Int]

    /// Where the data begin in the file, in bytes.
    public var dataOffset: Int { headerOffset + header.bytes.count }
    /// The size of the data in bytes, padded to whole blocks.
    public var paddedDataSize: Int { Header.paddedSize(dataSize) }
    /// Where the HDU ends in the file, in bytes.
    public var end: Int { dataOffset + paddedDataSize }

    /// `EXTNAME`, if there is one.
    public var name: String? { header.string("EXTNAME") }
}

extension HDU.Kind: CustomStringConvertible {
    /// The name of the kind as people say it.
    public var description: String {
        switch self {
        case .primary: "primary"
        case .randomGroups: "random groups"
        case .image: "image"
        case .asciiTable: "ASCII table"
        case .binaryTable: "binary table"
        case .compressedImage: "compressed image"
        case .compressedTable: "compressed table"
        case .other(let name): name
        }
    }
}
