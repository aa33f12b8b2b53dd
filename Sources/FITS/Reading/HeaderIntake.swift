import Files

/// The blocks of a header that comes in pieces, up to and with the one that holds `END`.
struct HeaderIntake {
    /// What came so far, without what follows the header.
    private(set) var bytes: [UInt8] = []
    /// The header, once it is complete.
    private(set) var complete: Header?
    /// Whether what came is no header, but something behind the last HDU.
    private(set) var isTail = false

    /// How an extension begins (FITS 4.0 §4.4.1.2).
    static let extensionStart = Array("XTENSION".utf8)

    /// Takes from a piece what belongs to the header.
    ///
    /// - Parameters:
    ///   - piece: the bytes; those that were taken are gone afterwards.
    ///   - isFirst: whether it is the header of the first HDU.
    ///   - limits: how long it may be.
    ///   - path: the file, for messages.
    /// - Throws: ``FITSError`` if the first HDU begins otherwise, or the header is too long.
    mutating func add(
        _ piece: inout ArraySlice<UInt8>, isFirst: Bool, limits: Limits, path: String
    ) throws(FITSError) {
        while complete == nil, !isTail, !piece.isEmpty {
            let room = Header.blockSize - bytes.count % Header.blockSize
            bytes += piece.prefix(room)
            piece = piece.dropFirst(room)
            let start = isFirst ? FITSContent.start : HeaderIntake.extensionStart
            let known = min(bytes.count, start.count)
            guard bytes[..<known] == start[..<known] else {
                guard !isFirst else { throw .notFITS(path, isEmpty: false) }
                isTail = true
                return
            }
            guard bytes.count.isMultiple(of: Header.blockSize) else { continue }
            if let end = Header.indexOfEnd(in: bytes, from: bytes.count - Header.blockSize) {
                complete = Header(bytes: bytes, count: end / Card.size)
            } else {
                try limits.check(headerBytes: bytes.count, path: path, hdu: nil)
            }
        }
    }
}
