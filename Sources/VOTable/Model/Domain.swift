/// Which values there can be in a column: the element VALUES (VOTable 1.4 §4.7).
public struct Domain: Hashable, Sendable {
    /// A value beyond which there is none.
    public struct Bound: Hashable, Sendable {
        /// The value, as it would be in TABLEDATA.
        public var value: String
        /// Whether the value itself can be there.
        public var isInclusive: Bool

        /// Makes a bound.
        ///
        /// - Parameters:
        ///   - value: the value.
        ///   - isInclusive: whether the value itself can be there.
        public init(_ value: String, isInclusive: Bool = true) {
            self.value = value
            self.isInclusive = isInclusive
        }
    }

    /// One of the values that there can be.
    public struct Option: Hashable, Sendable {
        /// The value, as it would be in TABLEDATA.
        public var value: String
        /// What it is called.
        public var name: String?

        /// Makes an option.
        ///
        /// - Parameters:
        ///   - value: the value.
        ///   - name: what it is called.
        public init(_ value: String, name: String? = nil) {
            self.value = value
            self.name = name
        }
    }

    /// The value that stands for null, as it would be in TABLEDATA.
    public var null: String?
    /// The lowest value.
    public var minimum: Bound?
    /// The highest value.
    public var maximum: Bound?
    /// The values one by one.
    ///
    /// Options within options are read as if they stood beside each other.
    public var options: [Option]
    /// Whether this is said of the values in this table only.
    public var isActual: Bool

    /// Makes a domain.
    ///
    /// - Parameters:
    ///   - null: the value that stands for null.
    ///   - minimum: the lowest value.
    ///   - maximum: the highest value.
    ///   - options: the values one by one.
    ///   - isActual: whether this is said of the values in this table only.
    public init(
        null: String? = nil, minimum: Bound? = nil, maximum: Bound? = nil, options: [Option] = [],
        isActual: Bool = false
    ) {
        self.null = null
        self.minimum = minimum
        self.maximum = maximum
        self.options = options
        self.isActual = isActual
    }
}
