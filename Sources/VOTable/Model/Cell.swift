/// What is in one cell of a table.
///
/// | column | cell |
/// |---|---|
/// | `boolean`, `bit` | `boolean`, arrays `booleans` |
/// | `unsignedByte` | `integer`, arrays `bytes` |
/// | `short`, `int`, `long` | `integer`, arrays `integers` |
/// | `float`, `double` | `real`, arrays `reals` |
/// | `floatComplex`, `doubleComplex` | `reals`, a pair for each number |
/// | `char`, `unicodeChar`, of any size | `text` |
///
/// Points, circles and polygons (DALI 1.1 §3.3) are `reals`, timestamps `text`.
public enum Cell: Hashable, Sendable {
    /// Nothing.
    case null
    /// True or false.
    case boolean(Bool)
    /// An integer, of any type that fits.
    case integer(Int64)
    /// A number; NaN is one, too.
    case real(Double)
    /// A character, a string, or an array of strings of the same length one behind the other.
    case text(String)
    /// An array of `unsignedByte`.
    case bytes([UInt8])
    /// An array of integers.
    ///
    /// An element that is the column's null value stands there as that value.
    case integers([Int64])
    /// An array of numbers, or of pairs of them.
    case reals([Double])
    /// An array of truth values, in which `nil` is unknown.
    case booleans([Bool?])

    /// Whether there is nothing in the cell.
    public var isNull: Bool {
        if case .null = self { return true }
        return false
    }
}
