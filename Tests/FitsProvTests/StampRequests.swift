import FitsProv

extension StampRequest {
    /// A request as most tests need one: an activity, and what is given.
    static func of(
        _ activity: String = "x", type: String? = nil, product: String? = nil,
        execution: String? = nil,
        from start: String? = nil, to end: String? = nil, used: [UsedEntity] = [],
        parameters: [Parameter] = [], configuration: [ConfigurationFile] = [],
        fields: [Field] = [], namespaces: [String: String] = [:], replacing: Bool = false,
        carrying generations: Int = 0
    ) -> StampRequest {
        var step = Step(activity: Activity(name: activity, identifier: execution ?? ""))
        step.activity.type = type
        step.activity.start = start
        step.activity.end = end
        step.used = used
        step.parameters = parameters
        step.configuration = configuration
        step.fields = fields
        var request = StampRequest(step)
        request.product = product
        request.namespaces = namespaces
        request.replacesCards = replacing
        request.carriedGenerations = generations
        return request
    }

    /// A request with fields, by their names.
    static func fields(
        _ fields: KeyValuePairs<String, String>, replacing: Bool = false
    ) -> StampRequest {
        of(fields: fields.map { Field(name: $0.key, value: $0.value) }, replacing: replacing)
    }
}

extension Stamps {
    /// Works out a stamp and writes nothing.
    static func plan(
        _ path: String, _ request: StampRequest, output: String? = nil, profile: Profile = .cta
    ) throws -> StampPlan {
        var inputs = InputReader()
        return try Stamper(profile: profile).plan(path, output: output, request, inputs: &inputs)
    }
}
