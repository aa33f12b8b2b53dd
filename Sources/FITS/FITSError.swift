/// What went wrong with a FITS file, where, and what to do about it.
public struct FITSError: Error, Hashable, Sendable {
    /// The kind of failure; an open set.
    public struct Code: Hashable, Sendable {
        /// The code's name as it stands in machine-readable output.
        public let name: String

        /// Names a code.
        public init(_ name: String) {
            self.name = name
        }

        /// The operating system refused; the reason carries its words.
        public static let system = Code("system")
        /// The path names no regular file.
        public static let notAFile = Code("not-a-file")
        /// The bytes are no FITS file.
        public static let notFITS = Code("not-fits")
        /// The file ends inside a header or a data unit.
        public static let truncated = Code("truncated")
        /// A mandatory keyword is missing or has no usable value.
        public static let badHeader = Code("bad-header")
        /// A compressed stream is damaged, or compressed in a way that is not supported.
        public static let compression = Code("compression")
        /// A limit of ``Limits`` was reached.
        public static let limit = Code("limit")
        /// A table or one of its cells is not what its header says.
        public static let badTable = Code("bad-table")
        /// A value cannot be written into a FITS header.
        public static let unwritable = Code("unwritable")
        /// The file must not be replaced as it stands.
        public static let refused = Code("refused")
        /// The file was changed by someone else meanwhile.
        public static let changed = Code("changed")
        /// The new file stands in its place, but may not survive a power cut.
        public static let notDurable = Code("not-durable")
    }

    /// The kind of failure.
    public let code: Code
    /// The file, as the user named it.
    public let path: String
    /// The number of the HDU, counted from 1.
    public let hdu: Int?
    /// The number of the card in its header, counted from 1.
    public let card: Int?
    /// One line that says what is wrong.
    public let reason: String
    /// A way out, where there is one.
    public let hint: String?

    /// Describes a failure.
    ///
    /// - Parameters:
    ///   - code: the kind of failure.
    ///   - path: the file, as the user named it.
    ///   - hdu: the number of the HDU, counted from 1.
    ///   - card: the number of the card in its header, counted from 1.
    ///   - reason: one line that says what is wrong.
    ///   - hint: a way out, where there is one.
    public init(
        _ code: Code, path: String, hdu: Int? = nil, card: Int? = nil, _ reason: String,
        hint: String? = nil
    ) {
        self.code = code
        self.path = path
        self.hdu = hdu
        self.card = card
        self.reason = reason
        self.hint = hint
    }

    /// The same failure, of the file at `path`.
    ///
    /// What works on bytes alone does not know the file; whoever does, says so with this.
    ///
    /// - Parameter path: the file, as the user named it.
    /// - Returns: the failure with that path.
    public func of(_ path: String) -> FITSError {
        FITSError(code, path: path, hdu: hdu, card: card, reason, hint: hint)
    }

    /// The place in the file and the reason, as in `HDU 2: card 14: NAXIS1 is missing`.
    public var explanation: String {
        var words = ""
        if let hdu { words += "HDU \(hdu): " }
        if let card { words += "card \(card): " }
        words += reason
        if let hint { words += " (\(hint))" }
        return words
    }
}

extension FITSError: CustomStringConvertible {
    /// The file, the place and the reason on one line, safe to print on a terminal.
    public var description: String {
        "\(path.escapingControls): \(explanation.escapingControls)"
    }
}
