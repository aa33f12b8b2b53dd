import Files

/// What both readers of FITS files say, that of files and that of pieces.
extension FITSError {
    /// A header goes on to the end of the file.
    static func noEnd(_ path: String, hdu: Int? = nil) -> FITSError {
        FITSError(.truncated, path: path, hdu: hdu, "the header has no END card")
    }

    /// A file begins otherwise than FITS files do.
    static func notFITS(_ path: String, isEmpty: Bool) -> FITSError {
        FITSError(
            .notFITS, path: path,
            isEmpty ? "the file is empty" : "is not a FITS file: no SIMPLE card at the start")
    }
}

extension Limits {
    /// Fails if a header is longer than one may be; it may go on.
    func check(headerBytes size: Int, path: String, hdu: Int?) throws(FITSError) {
        guard size <= headerBytes else {
            throw FITSError(
                .limit, path: path, hdu: hdu,
                "the header is longer than \(headerBytes) bytes (limit headerBytes)")
        }
    }

    /// Fails if all headers of a file are longer than they may be.
    func check(totalHeaderBytes size: Int, path: String) throws(FITSError) {
        guard size <= totalHeaderBytes else {
            throw FITSError(
                .limit, path: path,
                "the file has more than \(totalHeaderBytes) bytes of headers "
                    + "(limit totalHeaderBytes)")
        }
    }

    /// Fails if a file has more HDUs than it may have.
    func check(hdus number: Int, path: String) throws(FITSError) {
        guard number <= hdus else {
            throw FITSError(
                .limit, path: path, "the file has more than \(hdus) HDUs (limit hdus)")
        }
    }
}
