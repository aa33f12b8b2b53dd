/// A stamp that is asked for: how the product was made, before the file itself is looked at.
///
/// What the step has is reached directly, as in `request.parameters`.
@dynamicMemberLookup
public struct StampRequest: Hashable, Sendable {
    /// The step that made the product; locations as the user gave them, times in ISO 8601 (without
    /// a zone: UTC), and an activity whose identifier is empty gets a new one.
    public var step: Step
    /// The steps before it, oldest first, as an observatory recorded them.
    package var earlierSteps: [Step] = []
    /// The absolute paths among the locations that are those of inputs; nil if all are looked up.
    package var lookedUp: Set<String>?
    /// The URI of the product, if the file's own is not to be used.
    public var product: String?
    /// Whether the product was just made, so that an identifier in its header is that of something else.
    package var isNewProduct = false
    /// The role in which the product was made.
    public var role: String?
    /// What the activity does, whatever it is run on.
    package internal(set) var described: ActivityDescription?
    /// Namespaces of the project's own, by prefix.
    public var namespaces: [String: String] = [:]
    /// How many generations of documents of the inputs to carry along; 0 for none.
    public var carriedGenerations = 0
    /// Under whose keywords what is stamped stands as well.
    package var house: HouseKeywords?
    /// How the content of the product becomes known.
    public var content = ContentSource.measured
    /// Whether cards with another value may be replaced.
    public var replacesCards = false

    /// Asks for a stamp.
    ///
    /// - Parameter step: what made the product.
    public init(_ step: Step) {
        self.step = step
    }

    /// Asks for a stamp.
    ///
    /// - Parameter activity: the name of the task.
    public init(activity: String) {
        self.init(Step(activity: activity))
    }

    /// What the step has.
    public subscript<Value>(dynamicMember member: WritableKeyPath<Step, Value>) -> Value {
        get { step[keyPath: member] }
        set { step[keyPath: member] = newValue }
    }
}
