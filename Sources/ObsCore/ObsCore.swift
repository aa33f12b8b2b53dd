/// The values of one data product under the names of ObsCore 1.1, as far as its headers have them.
public struct ObsCore: Hashable, Sendable {
    /// A value of a column.
    public enum Value: Hashable, Sendable {
        /// Text.
        case text(String)
        /// An integer.
        case integer(Int)
        /// A number, in the unit of its column.
        case real(Double)
    }

    /// A value, and where it comes from.
    public struct Entry: Hashable, Sendable {
        /// The column.
        public let column: Column
        /// The value, in the unit of the column.
        public let value: Value
        /// The card that it was taken from, as in `RA_PNT`, or `RA_PNT[2]` in the second HDU.
        public let source: String

        /// Gives a column a value.
        ///
        /// - Parameters:
        ///   - column: the column.
        ///   - value: the value, in the unit of the column.
        ///   - source: the card that it was taken from.
        package init(_ column: Column, _ value: Value, from source: String) {
            self.column = column
            self.value = value
            self.source = source
        }
    }

    /// The values that are known, the best source of each column.
    public private(set) var entries: [Entry] = []

    /// Knows nothing yet.
    package init() {}

    /// Sets a value unless the column has one.
    ///
    /// - Parameter entry: the value.
    package mutating func add(_ entry: Entry) {
        guard self[entry.column] == nil else { return }
        entries.append(entry)
    }

    /// The value of a column.
    public subscript(column: Column) -> Value? {
        entries.first { $0.column == column }?.value
    }
}
