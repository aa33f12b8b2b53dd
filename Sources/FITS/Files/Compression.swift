/// How a whole file may be compressed, told by its first bytes.
public enum Compression: Hashable, Sendable {
    /// `.gz`, `.FTZ` (RFC 1952).
    case gzip
    /// `.Z`, by compress.
    case lzw
    /// `.bz2`.
    case bzip2
    /// `.xz`.
    case xz
    /// `.zst`.
    case zstd

    static let gzipMagic: [UInt8] = [0x1F, 0x8B]

    init?(startingWith bytes: ArraySlice<UInt8>) {
        if bytes.starts(with: Compression.gzipMagic) {
            self = .gzip
        } else if bytes.starts(with: [0x1F, 0x9D]) {
            self = .lzw
        } else if bytes.starts(with: "BZh".utf8) {
            self = .bzip2
        } else if bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
            self = .xz
        } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstd
        } else {
            return nil
        }
    }

    /// The program that expands such a file.
    var expander: String {
        switch self {
        case .gzip: "gunzip"
        case .lzw: "uncompress"
        case .bzip2: "bunzip2"
        case .xz: "unxz"
        case .zstd: "unzstd"
        }
    }
}
