/// What a document that is read may at most be, so that a hostile one ends in an error.
///
/// The error names the limit as it is called here.
public struct Limits: Hashable, Sendable {
    /// Bytes of the document.
    public var bytes = 32 << 20
    /// Tables.
    public var tables = 10
    /// Columns of one table.
    public var columns = 200
    /// Cells of all tables together.
    public var cells = 1_000_000
    /// Bytes of one cell, as it stands in the document or stream.
    public var cellBytes = 1 << 20
    /// How deep elements may be nested.
    public var depth = 64
    /// Attributes of one tag.
    public var attributes = 100
    /// Bytes of one tag, comment or description.
    public var textBytes = 1 << 20
    /// Elements outside of the data: columns, parameters, options, remarks and the like.
    public var elements = 20_000
    /// Bytes that `gzip` streams of the document expand to.
    public var expandedBytes = 64 << 20
    /// How many times its size such a stream may expand to, beyond the first MiB.
    public var expansion = 300

    /// The limits for uploads to a service, which hold where none are given.
    public static let upload = Limits()

    /// Limits for documents that are trusted to be of any size, such as one's own.
    ///
    /// The depth of elements and the size of one cell stay bounded.
    public static let large: Limits = {
        var limits = Limits()
        limits.bytes = 1 << 40
        limits.tables = 10_000
        limits.columns = 10_000
        limits.cells = 1 << 40
        limits.cellBytes = 64 << 20
        limits.elements = 1_000_000
        limits.expandedBytes = 1 << 40
        return limits
    }()

    /// Makes the limits for uploads; each can then be changed.
    public init() {}
}
