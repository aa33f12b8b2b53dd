import PROV

/// One piece of software in a record: `{name, version, url}`.
struct SoftwareSchema: Decodable {
    let value: Software

    enum CodingKeys: String, CodingKey, CaseIterable { case name, version, url }

    init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        value = Software(
            name: try keys.decode(String.self, forKey: .name),
            version: try keys.decodeIfPresent(Text.self, forKey: .version)?.value,
            url: try keys.decodeIfPresent(String.self, forKey: .url))
    }
}

/// One agent in a record: `{name, role, type, id, email, affiliation, url}`.
struct AgentSchema: Decodable {
    let value: Agent

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, role, type, id, email, affiliation, url
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        var agent = Agent(
            name: try keys.decode(String.self, forKey: .name),
            role: try keys.decodeIfPresent(String.self, forKey: .role))
        agent.type = try keys.decodeIfPresent(String.self, forKey: .type)
        if let type = agent.type,
            let types = IVOA.Class.agent.vocabulary(of: .type), !types.contains(type)
        {
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: keys,
                debugDescription: "is not one of \(types.words.joined(separator: ", "))")
        }
        agent.identifier = try keys.decodeIfPresent(String.self, forKey: .id)
        agent.email = try keys.decodeIfPresent(String.self, forKey: .email)
        agent.affiliation = try keys.decodeIfPresent(String.self, forKey: .affiliation)
        agent.url = try keys.decodeIfPresent(String.self, forKey: .url)
        value = agent
    }
}

/// One entity that was used, in a record: `{file, role, id, digest, description}`.
struct UsedSchema: Decodable {
    let value: UsedEntity

    enum CodingKeys: String, CodingKey, CaseIterable { case file, role, id, digest, description }

    init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        var used = UsedEntity(
            location: try keys.decode(String.self, forKey: .file),
            role: try keys.decodeIfPresent(String.self, forKey: .role))
        used.identifier = try keys.decodeIfPresent(String.self, forKey: .id)
        used.digest = try keys.decodeIfPresent(String.self, forKey: .digest)
        used.description = try keys.decodeIfPresent(String.self, forKey: .description)
        value = used
    }
}

/// One configuration file in a record: `{file, digest, description}`.
struct ConfigurationSchema: Decodable {
    let value: ConfigurationFile

    enum CodingKeys: String, CodingKey, CaseIterable { case file, digest, description }

    init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        var file = ConfigurationFile(location: try keys.decode(String.self, forKey: .file))
        file.digest = try keys.decodeIfPresent(String.self, forKey: .digest)
        file.description = try keys.decodeIfPresent(String.self, forKey: .description)
        value = file
    }
}

/// The parameters in a record: a list of descriptions, or a map of names and values.
struct ParameterList: Decodable {
    let values: [Parameter]

    init(from decoder: any Decoder) throws {
        if let map = try? TextMap(from: decoder) {
            values = map.pairs.map { Parameter(name: $0.name, value: $0.value) }
        } else {
            values = try decoder.singleValueContainer().decode([ParameterSchema].self)
                .map(\.value)
        }
    }
}

private struct ParameterSchema: Decodable {
    let value: Parameter

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, value, type, unit, ucd, min, max, options, `default`, description
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        var parameter = Parameter(
            name: try keys.decode(String.self, forKey: .name),
            value: try keys.decode(Text.self, forKey: .value).value)
        parameter.type = try keys.decodeIfPresent(String.self, forKey: .type)
        parameter.unit = try keys.decodeIfPresent(String.self, forKey: .unit)
        parameter.ucd = try keys.decodeIfPresent(String.self, forKey: .ucd)
        parameter.min = try keys.decodeIfPresent(Text.self, forKey: .min)?.value
        parameter.max = try keys.decodeIfPresent(Text.self, forKey: .max)?.value
        parameter.options =
            try keys.decodeIfPresent([Text].self, forKey: .options)?
            .map(\.value) ?? []
        parameter.standard = try keys.decodeIfPresent(Text.self, forKey: .default)?.value
        parameter.description = try keys.decodeIfPresent(String.self, forKey: .description)
        value = parameter
    }
}
