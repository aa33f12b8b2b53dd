/// Which provenance fields a project has, and how they are written on cards.
public struct Profile: Hashable, Sendable, Codable {
    /// The name of the profile.
    public let name: String
    /// The fields, in the order in which they are shown.
    public let fields: [FieldDefinition]

    enum CodingKeys: String, CodingKey, CaseIterable { case name, fields }

    /// Reads a profile; a key that is not known is an error, so that a misspelt one is not lost.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        name = try keys.decode(String.self, forKey: .name)
        fields = try keys.decode([FieldDefinition].self, forKey: .fields)
    }

    /// Defines a profile.
    ///
    /// - Parameters:
    ///   - name: the name of the profile.
    ///   - fields: its fields.
    public init(name: String, fields: [FieldDefinition]) {
        self.name = name
        self.fields = fields
    }

    /// The definition of a field, if the profile has it.
    public subscript(field: String) -> FieldDefinition? {
        fields.first { $0.name == field }
    }

    /// The fields of this profile, and those of another that it does not define.
    public func adding(_ other: Profile) -> Profile {
        let own = definitions
        return Profile(name: name, fields: fields + other.fields.filter { own[$0.name] == nil })
    }

    /// The fields by their names, for those who ask for many; of several the first.
    var definitions: [String: FieldDefinition] {
        Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
    }
}

/// A provenance field: what it means and how it is written on a card.
public struct FieldDefinition: Hashable, Sendable, Codable {
    /// The type of a field's value on its card.
    public enum ValueType: String, Hashable, Sendable, Codable {
        /// A character string.
        case string
        /// An integer.
        case integer
        /// A real number.
        case real
        /// `T` or `F`.
        case logical
    }

    /// The name, as in `calib_version`.
    public let name: String
    /// The keyword of its card; without one it is `HIERARCH PROV <NAME>`.
    public let keyword: String?
    /// The type of the value on the card.
    public let type: ValueType?
    /// The unit, if the value has one.
    public let unit: String?
    /// What the field means.
    public let description: String?
    /// The values that it should have; another is a warning, never a refusal.
    public let vocabulary: [String]?
    /// The keywords under which others write it, the best first; read, never written.
    public let aliases: [String]?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, keyword, type, unit, description, vocabulary, aliases
    }

    /// Reads a field's definition; a key that is not known is an error.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try keys.decode(String.self, forKey: .name),
            keyword: try keys.decodeIfPresent(String.self, forKey: .keyword),
            type: try keys.decodeIfPresent(ValueType.self, forKey: .type),
            unit: try keys.decodeIfPresent(String.self, forKey: .unit),
            description: try keys.decodeIfPresent(String.self, forKey: .description),
            vocabulary: try keys.decodeIfPresent([String].self, forKey: .vocabulary),
            aliases: try keys.decodeIfPresent([String].self, forKey: .aliases))
    }

    /// Defines a field.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - keyword: the keyword of its card.
    ///   - type: the type of the value on the card.
    ///   - unit: the unit, if the value has one.
    ///   - description: what the field means.
    ///   - vocabulary: the values that it should have.
    ///   - aliases: the keywords under which others write it.
    public init(
        _ name: String, keyword: String?, type: ValueType? = nil, unit: String? = nil,
        description: String? = nil, vocabulary: [String]? = nil, aliases: [String]? = nil
    ) {
        self.name = name
        self.keyword = keyword
        self.type = type
        self.unit = unit
        self.description = description
        self.vocabulary = vocabulary
        self.aliases = aliases
    }
}
