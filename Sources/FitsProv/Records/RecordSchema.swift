/// The keys of a record file, as docs/record.md describes them.
struct RecordSchema: Decodable {
    let activity: Activity
    let product: ProductSchema?
    let software: [Software]?
    let agents: [Agent]?
    let used: [UsedSchema]?
    let parameters: ParameterList?
    let configuration: [ConfigurationSchema]?
    let fields: TextMap?
    let environment: TextMap?
    let namespaces: TextMap?

    struct ProductSchema: Decodable {
        let id: String?
        let role: String?

        enum CodingKeys: String, CodingKey, CaseIterable { case id, role }

        init(from decoder: any Decoder) throws {
            try decoder.refuseOtherKeys(than: CodingKeys.self)
            let keys = try decoder.container(keyedBy: CodingKeys.self)
            id = try keys.decodeIfPresent(String.self, forKey: .id)
            role = try keys.decodeIfPresent(String.self, forKey: .role)
        }
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case activity, product, software, agents, used, parameters, configuration, fields
        case environment, namespaces
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        activity = try keys.decode(ActivitySchema.self, forKey: .activity).value
        product = try keys.decodeIfPresent(ProductSchema.self, forKey: .product)
        software = try keys.decodeIfPresent([SoftwareSchema].self, forKey: .software)?.map(\.value)
        agents = try keys.decodeIfPresent([AgentSchema].self, forKey: .agents)?.map(\.value)
        used = try keys.decodeIfPresent([UsedSchema].self, forKey: .used)
        parameters = try keys.decodeIfPresent(ParameterList.self, forKey: .parameters)
        configuration = try keys.decodeIfPresent([ConfigurationSchema].self, forKey: .configuration)
        fields = try keys.decodeIfPresent(TextMap.self, forKey: .fields)
        environment = try keys.decodeIfPresent(TextMap.self, forKey: .environment)
        namespaces = try keys.decodeIfPresent(TextMap.self, forKey: .namespaces)
    }

    func request() throws -> StampRequest {
        var request = StampRequest(Step(activity: activity))
        request.product = product?.id
        request.role = product?.role
        request.software = software ?? []
        request.agents = agents ?? []
        request.used = used?.map(\.value) ?? []
        request.parameters = parameters?.values ?? []
        request.configuration = configuration?.map(\.value) ?? []
        request.fields = fields?.pairs.map { Field(name: $0.name, value: $0.value) } ?? []
        request.environment =
            environment?.pairs.map { Setting(name: $0.name, value: $0.value) } ?? []
        for pair in namespaces?.pairs ?? [] { request.namespaces[pair.name] = pair.value }
        return request
    }
}
