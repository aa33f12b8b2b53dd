/// How much of a stranger's file is read before it is refused.
///
/// Every limit ends in a ``FITSError`` with the code `limit` that names it.
public struct Limits: Hashable, Sendable {
    /// The longest header, in bytes: 32 MiB hold 419,430 cards.
    public var headerBytes = 32 << 20
    /// The largest number of HDUs in one file.
    public var hdus = 100_000
    /// The most bytes that a compressed stream may expand to.
    public var decompressedBytes = 1 << 40
    /// The largest ratio of expanded to compressed bytes, applied beyond `ratioFreeBytes`.
    public var decompressionRatio = 300
    /// Expanded bytes below which no ratio is held against a file.
    public var ratioFreeBytes = 32 << 20
    /// The longest document or other table cell that is read into memory, in bytes.
    public var cellBytes = 16 << 20
    /// The most bytes of data units that are kept of one file.
    public var keptDataBytes = 40 << 20
    /// The most bytes of headers that are kept of one file.
    public var totalHeaderBytes = 96 << 20

    /// The limits that every command uses.
    public static let standard = Limits()

    /// Makes the standard limits, to be changed where a caller knows better.
    public init() {}
}
