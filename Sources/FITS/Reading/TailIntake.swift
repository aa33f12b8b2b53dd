/// What comes after the last HDU, in pieces.
struct TailIntake {
    /// How many bytes came.
    private(set) var size = 0
    private var start: [UInt8] = []
    private var isFill = true

    mutating func add(_ bytes: ArraySlice<UInt8>) {
        start += bytes.prefix(FITSContent.start.count - start.count)
        size += bytes.count
        guard isFill, let fill = start.first else { return }
        isFill = (fill == 0 || fill == ASCII.space) && bytes.allSatisfy { $0 == fill }
    }

    /// What it is, and what is wrong with it.
    ///
    /// - Parameter offset: where it begins in the file.
    /// - Returns: the tail, and what is wrong with it.
    func judged(at offset: Int) -> (Tail, [Problem]) {
        guard size > 0 else { return (.nothing, []) }
        return Tail.judged(
            size: size, isFill: isFill, isFile: start == FITSContent.start, offset: offset)
    }
}

extension Tail {
    /// What some bytes after the last HDU are, and what is wrong with them.
    ///
    /// Special records should not begin as a file does (FITS 4.0 §3.5), and a program that reads on would
    /// take this for the file's own.
    ///
    /// - Parameters:
    ///   - size: how many there are.
    ///   - isFill: whether all are zeros, or all blanks.
    ///   - isFile: whether they begin as a FITS file does.
    ///   - offset: where they begin in the file.
    /// - Returns: the tail, and what is wrong with it.
    static func judged(size: Int, isFill: Bool, isFile: Bool, offset: Int) -> (Tail, [Problem]) {
        let isWhole = size.isMultiple(of: Header.blockSize)
        let kind: Kind = !isWhole || isFile ? .trailingData : isFill ? .fill : .records
        let words =
            switch kind {
            case .fill: "trailing fill after the last HDU"
            case .records: "special records after the last HDU"
            default:
                isFile
                    ? "a whole FITS file begins at byte \(offset), after the last HDU"
                    : "trailing data after the last HDU, not FITS blocks"
            }
        let problem = Problem(
            kind == .trailingData ? .error : .warning, "\(words): \(size) bytes")
        return (Tail(kind: kind, size: size), [problem])
    }
}
