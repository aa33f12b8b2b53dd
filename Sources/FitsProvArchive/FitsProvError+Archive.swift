public import FitsProv

/// Why an index could not be made, read or asked.
extension FitsProvError.Code {
    /// The file is not an index of this program, or one of another version.
    public static let notAnIndex = FitsProvError.Code("not-an-index")
    /// SQLite refuses: the index is locked, damaged, or the disk is full.
    public static let database = FitsProvError.Code("database")
    /// A folder cannot be walked.
    public static let folder = FitsProvError.Code("folder")
    /// An expression cannot be understood.
    public static let badExpression = FitsProvError.Code("bad-expression")
    /// The archive has no such product.
    public static let unknownProduct = FitsProvError.Code("unknown-product")
    /// The index does not yet know what references mean.
    public static let unfinished = FitsProvError.Code("unfinished")
    /// A limit is met.
    public static let limit = FitsProvError.Code("limit")
    /// The work was broken off by the user.
    public static let interrupted = FitsProvError.Code("interrupted")
}
