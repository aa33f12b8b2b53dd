import Files

/// What is sent of a file: parts of it, and bytes around them.
struct FileBody: Sendable {
    /// A piece of it.
    enum Piece: Hashable, Sendable {
        /// Bytes as they are.
        case bytes([UInt8])
        /// A part of the file.
        case part(Range<Int>)

        fileprivate var count: Int {
            switch self {
            case .bytes(let bytes): bytes.count
            case .part(let part): part.count
            }
        }
    }

    /// The pieces, in order.
    let pieces: [Piece]

    /// How many bytes are read at once: few, since each of many clients has several of them on the way.
    private static let step = 64 << 10

    /// One part, as it is.
    init(_ part: Range<Int>) { pieces = [.part(part)] }

    /// Several parts, each with a header that says which it is (RFC 9110 §14.6).
    ///
    /// - Parameters:
    ///   - parts: the parts.
    ///   - size: the size of the file.
    ///   - type: its media type.
    ///   - boundary: what stands between them, and is not in the file.
    init(_ parts: [Range<Int>], of size: Int, type: String, boundary: String) {
        var pieces: [Piece] = []
        for part in parts {
            let head = """
                --\(boundary)\r\nContent-Type: \(type)\r\n\
                Content-Range: \(FileBody.words(part, of: size))\r\n\r\n
                """
            pieces += [.bytes(Array(head.utf8)), .part(part), .bytes(Array("\r\n".utf8))]
        }
        self.pieces = pieces + [.bytes(Array("--\(boundary)--\r\n".utf8))]
    }

    /// A part in the words of `Content-Range`.
    static func words(_ part: Range<Int>, of size: Int) -> String {
        "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
    }

    /// How many bytes there are.
    var count: Int { pieces.reduce(0) { $0 + $1.count } }

    /// Passes it on; blocks.
    ///
    /// - Parameters:
    ///   - descriptor: the file.
    ///   - path: its path, for messages.
    ///   - push: takes bytes, and says whether somebody wants more.
    /// - Returns: false if nobody wanted all of it, or the file is shorter by now.
    /// - Throws: `FileError` if it cannot be read.
    func send(
        _ descriptor: borrowing Descriptor, _ path: String, push: ([UInt8]) -> Bool
    ) throws(FileError) -> Bool {
        for piece in pieces {
            switch piece {
            case .bytes(let bytes): guard push(bytes) else { return false }
            case .part(let part):
                var place = part.lowerBound
                while place < part.upperBound {
                    let wanted = min(FileBody.step, part.upperBound - place)
                    var bytes = [UInt8](repeating: 0, count: wanted)
                    let count = try descriptor.read(
                        into: &bytes, count: wanted, at: place, of: path)
                    guard count == wanted, push(bytes) else { return false }
                    place += count
                }
            }
        }
        return true
    }
}
