/// A file of a form, or one that was fetched.
struct UploadedFile: Sendable {
    /// The name of the part of the form.
    let name: String
    /// What holds its bytes, and perhaps those of others.
    let spool: UploadSpool
    /// Where they are.
    let range: Range<Int>

    /// How many bytes are read at once.
    private static let piece = 64 << 10

    /// What gives its bytes, piece by piece, and none at its end; it may block.
    func pieces() -> () throws -> [UInt8] {
        var place = range.lowerBound
        return {
            let end = min(place + UploadedFile.piece, range.upperBound)
            guard place < end else { return [] }
            defer { place = end }
            return try spool.bytes(place..<end)
        }
    }
}
