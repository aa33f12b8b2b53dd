public import Files

/// What went wrong with a FITS file: an error of a file that can name an HDU and a card.
public typealias FITSError = FileError

extension FileError.Code {
    /// The bytes are no FITS file.
    public static let notFITS = FileError.Code("not-fits")
    /// The file ends inside a header or a data unit.
    public static let truncated = FileError.Code("truncated")
    /// A mandatory keyword is missing or has no usable value.
    public static let badHeader = FileError.Code("bad-header")
    /// A compressed stream is damaged, or compressed in a way that is not supported.
    public static let compression = FileError.Code("compression")
    /// A table or one of its cells is not what its header says.
    public static let badTable = FileError.Code("bad-table")
    /// A value cannot be written into a FITS header.
    public static let unwritable = FileError.Code("unwritable")
}

extension FileError {
    private static let hdu = "HDU"
    private static let card = "card"

    /// Describes a failure within a FITS file.
    ///
    /// - Parameters:
    ///   - code: the kind of failure.
    ///   - path: the file, as the user named it.
    ///   - hdu: the number of the HDU, counted from 1; nil if it is not known.
    ///   - card: the number of the card in its header, counted from 1.
    ///   - reason: one line that says what is wrong.
    ///   - hint: a suggested fix, where there is one.
    package init(
        _ code: Code, path: String, hdu: Int?, card: Int? = nil, _ reason: String,
        hint: String? = nil
    ) {
        let parts = [
            hdu.map { Part(FileError.hdu, $0) }, card.map { Part(FileError.card, $0) },
        ]
        self.init(code, path: path, parts: parts.compactMap { $0 }, reason, hint: hint)
    }

    /// The number of the HDU, counted from 1.
    public var hdu: Int? { parts.first { $0.kind == FileError.hdu }?.number }
    /// The number of the card in its header, counted from 1.
    public var card: Int? { parts.first { $0.kind == FileError.card }?.number }
}
