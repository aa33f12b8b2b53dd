/// What comes after the last HDU of a file.
public struct Tail: Hashable, Sendable {
    /// What the bytes look like.
    public enum Kind: Hashable, Sendable {
        /// There is nothing: the file ends with its last HDU.
        case nothing
        /// Blocks of zeros or blanks.
        case fill
        /// Whole blocks of something else: special records (FITS 4.0 §3.5), or anything else.
        case records
        /// Something that is not a whole number of blocks, or another FITS file.
        case trailingData
        /// An HDU that cannot be read; the reason is among the problems.
        case broken
    }

    /// What the bytes look like.
    public let kind: Kind
    /// How many bytes there are.
    public let size: Int

    static let nothing = Tail(kind: .nothing, size: 0)
}
