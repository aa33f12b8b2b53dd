/// A name that something is recorded under, and what.
public struct SurveyedName: Sendable {
    /// What kind of name it is.
    public enum Group: String, Sendable, CaseIterable {
        /// A provenance field.
        case field
        /// The activities, and when they ran.
        case activity
        /// A program; its values are its versions.
        case software
        /// Who is responsible.
        case agent
        /// A column of ObsCore.
        case obscore
        /// A parameter of activities.
        case parameter
    }

    /// A value, and how often it is recorded.
    public struct Value: Hashable, Sendable {
        /// The value.
        public let text: String
        /// How often it is recorded.
        public let count: Int
    }

    /// What kind of name it is.
    public let group: Group
    /// The name, as it appears in an expression.
    public let name: String
    /// How often something is recorded under it: in how many products, unless one has it twice.
    public var count = 0
    /// How many different values there are; nil if they were not counted.
    public var distinct: Int?
    /// The most frequent values.
    public var values: [Value] = []
    /// The smallest and largest value, if they are numbers or times.
    public var range: (low: String, high: String)?
    /// The unit of the values.
    public var unit: String?

    init(_ group: Group, _ name: String) {
        self.group = group
        self.name = name
    }
}

/// What an archive holds, in numbers.
public struct Survey: Sendable {
    /// How many FITS files it has.
    public let products: Int
    /// How many of them have a stamp.
    public let stamped: Int
}

/// The most frequent of many values.
struct FrequentValues {
    private let limit: Int
    private(set) var total = 0
    private(set) var distinct = 0
    private var kept: [SurveyedName.Value] = []

    init(limit: Int) {
        self.limit = limit
    }

    mutating func add(_ text: String, _ count: Int) {
        total += count
        distinct += 1
        guard limit > 0 else { return }
        if kept.count == limit, let last = kept.last, last.count >= count { return }
        let place = kept.firstIndex { $0.count < count } ?? kept.count
        kept.insert(SurveyedName.Value(text: text, count: count), at: place)
        if kept.count > limit { kept.removeLast() }
    }

    /// The values, the most frequent first.
    var values: [SurveyedName.Value] { kept }
}
