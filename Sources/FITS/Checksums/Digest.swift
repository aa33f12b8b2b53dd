import Crypto

/// A SHA-256 digest: 32 bytes.
public struct Digest: Hashable, Sendable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    init(_ digest: SHA256.Digest) {
        bytes = Array(digest)
    }

    /// The digest of bytes in memory.
    ///
    /// - Parameter content: any bytes.
    public init(of content: some Sequence<UInt8>) {
        self.init(SHA256.hash(data: Array(content)))
    }

    /// Reads a digest; nil if the text is not 64 hexadecimal digits.
    ///
    /// - Parameter hexadecimal: the digits, as `sha256sum` prints them.
    public init?(hexadecimal: String) {
        let digits = hexadecimal.utf8.map {
            UInt8(ascii: "0") <= $0 && $0 < 128 ? Character(Unicode.Scalar($0)).hexDigitValue : nil
        }
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        self.bytes = bytes
    }

    /// The digest as 64 lower-case hexadecimal digits, as `sha256sum` prints it.
    public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }.headerText
    }

    /// The digest as 43 characters of base64url without padding (RFC 4648 §5).
    public var base64URL: String {
        Digest.base64URL(bytes[...])
    }

    /// The first characters of ``base64URL``, four of each three bytes.
    ///
    /// - Parameter groups: how many groups of four characters, up to ten.
    /// - Returns: the characters.
    package func base64URLStart(groups: Int) -> String {
        Digest.base64URL(bytes.prefix(3 * groups))
    }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static func base64URL(_ bytes: ArraySlice<UInt8>) -> String {
        let alphabet = alphabet
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 4 / 3 + 1)
        var bits = 0
        var held = 0
        for byte in bytes {
            bits = bits << 8 | Int(byte)
            held += 8
            while held >= 6 {
                held -= 6
                text.append(alphabet[bits >> held & 63])
            }
            bits &= 0xFF
        }
        if held > 0 { text.append(alphabet[bits << (6 - held) & 63]) }
        return text.headerText
    }
}

/// A SHA-256 digest being built.
package struct Hashing: Sendable {
    private var hasher = SHA256()

    /// Begins with no bytes.
    package init() {}

    /// Adds bytes.
    package mutating func add(_ bytes: ArraySlice<UInt8>) {
        hasher.update(data: bytes)
    }

    /// The digest of all bytes that were added.
    package func finished() -> Digest {
        Digest(hasher.finalize())
    }
}

extension Digest {
    /// The digest of digests: their raw bytes, one after the other.
    ///
    /// - Parameter parts: digests in the order in which they are fed.
    public init(of parts: some Sequence<Digest>) {
        self.init(of: parts.flatMap(\.bytes))
    }
}
