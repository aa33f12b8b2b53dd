/// How one data product was made: what the stamp of a file says, in cards and document alike.
public struct Provenance: Hashable, Sendable, Codable {
    /// The product itself.
    public var product: Product
    /// What made it.
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
    /// The provenance fields, such as `calib_version`, in the order given.
    public var fields: [Field] = []
    /// The environment in which it ran: names and values, in the order given.
    public var environment: [Setting] = []
    /// Namespaces of the project's own, by prefix.
    public var namespaces: [String: String] = [:]
    /// On which card each field stands; empty in documents of before.
    ///
    /// It is not part of the JSON form.
    var fieldCards: [FieldCard] = []

    enum CodingKeys: String, CodingKey {
        case product, activity, software, agents, used, parameters, configuration, fields
        case environment, namespaces
    }

    /// Says how a product was made.
    ///
    /// - Parameters:
    ///   - product: the product.
    ///   - activity: what made it.
    public init(product: Product, activity: Activity) {
        self.product = product
        self.activity = activity
    }
}
