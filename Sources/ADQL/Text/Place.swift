/// Where a word stands in the text of a query.
///
/// Any two places are equal, so that trees are compared by what they say and not by where.
public struct Place: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// The column in Unicode scalars, from 1.
    public let column: Int

    /// Makes a place.
    ///
    /// - Parameters:
    ///   - line: from 1.
    ///   - column: in Unicode scalars, from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Always true.
    public static func == (_: Place, _: Place) -> Bool { true }

    /// Adds nothing.
    public func hash(into _: inout Hasher) {}
}

extension Place: CustomStringConvertible {
    /// The place as it appears in a message: `line 1, column 8`.
    public var description: String { "line \(line), column \(column)" }
}
