/// One activity with all that took part in it: a step on the way to a product.
public struct Step: Hashable, Sendable, Codable {
    /// The activity itself.
    public var activity: Activity
    /// The software that ran, the main one first.
    public var software: [Software] = []
    /// The people and organizations, the responsible one first.
    public var agents: [Agent] = []
    /// What the activity used, in the order given.
    public var used: [UsedEntity] = []
    /// With which parameters it ran.
    public var parameters: [Parameter] = []
    /// With which configuration files it ran.
    public var configuration: [ConfigurationFile] = []
    /// The environment in which it ran: names and values, in the order given.
    public var environment: [Setting] = []
    /// The provenance fields of what it made, such as `calib_version`, in the order given.
    ///
    /// In the JSON form they stand beside the steps, since they are the product's.
    public var fields: [Field] = []
    /// Whether it made an input and not this product.
    public var isAncestor = false
    /// Where the file says so; no part of what steps are compared by.
    @Aside public var origin: Origin?

    enum CodingKeys: String, CodingKey {
        case activity, software, agents, used, parameters, configuration, environment
        case isAncestor, origin
    }

    /// Names a step.
    ///
    /// - Parameter activity: the activity.
    public init(activity: Activity) {
        self.activity = activity
    }

    /// A step of which nothing is known yet.
    static let unknown = Step(activity: Activity(name: "", identifier: ""))

    /// Whether nothing is known of it: files may have fields or links, and nothing else.
    var isEmpty: Bool {
        var other = Step.unknown
        other.fields = fields
        return self == other
    }
}
