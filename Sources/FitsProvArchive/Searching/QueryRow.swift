public import ObsCore

/// A product that was found.
public struct QueryRow: Sendable {
    /// A value of ObsCore.
    public struct Observed: Sendable {
        /// The column.
        public let column: ObsCore.Column
        /// The value.
        public let value: ObsCore.Value
        /// The card that it was taken from.
        public let source: String?
    }

    /// A piece of software.
    public struct Program: Sendable {
        /// Its name.
        public let name: String
        /// Its version.
        public let version: String?
    }

    /// A provenance field.
    public struct Field: Sendable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: String
        /// The keyword of another convention that it was taken from.
        public let keyword: String?
    }

    /// The number of the file in the index.
    package var file: Int64
    /// The absolute path.
    public var path: String
    /// The identifier of the product.
    public var identifier: String?
    /// The digest of the content: measured, else as the stamp has it.
    public var digest: String?
    /// The size in bytes.
    public var size: Int64 = 0
    /// Whether it has a stamp.
    public var isStamped = false
    /// The name of the activity that made it.
    public var activity: String?
    /// The version of the activity.
    public var activityVersion: String?
    /// When the activity began.
    public var started: String?
    /// When the activity ended.
    public var ended: String?
    /// The software that ran.
    public var software: [Program] = []
    /// The values of the names that were asked for, in that order; several with commas.
    public var columns: [String?] = []
    /// The provenance fields, if everything was asked for.
    public var fields: [Field] = []
    /// The parameters of the activity, if everything was asked for.
    public var parameters: [Field] = []
    /// The values of ObsCore.
    public var observed: [Observed] = []

    /// The value of a column of ObsCore, if it is known.
    public subscript(column: ObsCore.Column) -> ObsCore.Value? {
        observed.first { $0.column == column }?.value
    }
}
