/// The activity in a record: `{name, id, version, type, description, docurl, start, end, command}`.
struct ActivitySchema: Decodable {
    let value: Activity

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, id, version, type, description, docurl, start, end, command
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        let identifier = try keys.decodeIfPresent(String.self, forKey: .id)
        var activity = Activity(
            name: try keys.decode(String.self, forKey: .name), identifier: identifier ?? "")
        if identifier?.isEmpty == true {
            throw DecodingError.dataCorruptedError(
                forKey: .id, in: keys, debugDescription: "is empty, not a URI")
        }
        activity.version = try keys.decodeIfPresent(Text.self, forKey: .version)?.value
        activity.type = try keys.decodeIfPresent(String.self, forKey: .type)
        activity.description = try keys.decodeIfPresent(String.self, forKey: .description)
        activity.documentation = try keys.decodeIfPresent(String.self, forKey: .docurl)
        activity.start = try keys.decodeIfPresent(Text.self, forKey: .start)?.value
        activity.end = try keys.decodeIfPresent(Text.self, forKey: .end)?.value
        activity.command = try keys.decodeIfPresent(CommandSchema.self, forKey: .command)?.value
        value = activity
    }
}

/// The command of an activity in a record: a line, or its words.
struct CommandSchema: Decodable {
    let value: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let words = try? container.decode([Text].self) {
            value = CommandWords(words.map(\.value)).text
        } else {
            value = try container.decode(String.self)
        }
    }
}
