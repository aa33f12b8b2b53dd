/// The most that is taken of a query; what exceeds it is refused by name.
public struct Limits: Hashable, Sendable {
    /// The length of the text, in bytes of UTF-8.
    public var bytes = 64 << 10
    /// How deep parentheses, subqueries, functions and CASE may be within each other.
    ///
    /// All that walks a tree recurses this deep at most: half a MiB of stack is enough for it.
    public var depth = 64
    /// The columns of any SELECT list, after `*` has been replaced.
    public var columns = 10_000
    /// The tables of all FROM clauses together.
    public var tables = 100

    /// The usual limits.
    public init() {}
}
