/// What a user or pipeline says about how a product was made, before the file itself is looked at.
public struct StampRequest: Hashable, Sendable {
    /// The name of the task.
    public var activity: String
    /// The URI of the execution; a new one is made if there is none.
    public var execution: String?
    /// The version of the task.
    public var version: String?
    /// The type of the task.
    public var type: String?
    /// What the task does.
    public var description: String?
    /// Where the task is documented.
    public var documentation: String?
    /// When it began: ISO 8601; without a zone it is UTC.
    public var start: String?
    /// When it ended.
    public var end: String?
    /// The command that ran it, as words of a shell.
    public var command: String?
    /// The URI of the product, if the file's own is not to be used.
    public var product: String?
    /// The role in which the product was made.
    public var role: String?
    /// The software, the main one first.
    public var software: [Software] = []
    /// The agents, the responsible one first.
    public var agents: [Agent] = []
    /// What was used; locations as the user gave them.
    public var used: [UsedEntity] = []
    /// The parameters.
    public var parameters: [Parameter] = []
    /// The configuration files; locations as the user gave them.
    public var configuration: [ConfigurationFile] = []
    /// The fields.
    public var fields: [Field] = []
    /// The environment.
    public var environment: [Setting] = []
    /// Namespaces of the project's own, by prefix.
    public var namespaces: [String: String] = [:]
    /// How many generations of documents of the inputs to carry along; 0 for none.
    public var carriedGenerations = 0
    /// Whether cards with another value may be replaced.
    public var replacesCards = false

    /// Asks for a stamp.
    ///
    /// - Parameter activity: the name of the task.
    public init(activity: String) {
        self.activity = activity
    }
}
