import Files

extension Header {
    /// An HDU as its header and its data unit.
    ///
    /// - Parameter hdu: the bytes of an HDU, whole blocks.
    /// - Returns: the header, and the data with their padding.
    /// - Throws: `truncated` if the header has no `END`.
    package static func split(_ hdu: [UInt8]) throws(FITSError) -> (header: Header, data: [UInt8]) {
        guard let end = indexOfEnd(in: hdu, from: 0) else { throw .noEnd("") }
        let size = paddedSize(end + Card.size)
        return (Header(bytes: Array(hdu[..<size]), count: end / Card.size), Array(hdu[size...]))
    }
}
