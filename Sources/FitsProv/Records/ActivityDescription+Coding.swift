/// Descriptions of activities as they are read (docs/descriptions.md); values may be numbers.
extension ActivityDescription {
    /// Reads a description.
    ///
    /// - Parameter decoder: a decoder.
    /// - Throws: `DecodingError`, for an unknown key as well.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        self.init(name: try keys.decode(String.self, forKey: .name))
        version = try keys.decodeIfPresent(Text.self, forKey: .version)?.value
        type = try keys.decodeIfPresent(String.self, forKey: .type)
        subtype = try keys.decodeIfPresent(String.self, forKey: .subtype)
        description = try keys.decodeIfPresent(String.self, forKey: .description)
        documentation = try keys.decodeIfPresent(String.self, forKey: .documentation)
        contact = try keys.decodeIfPresent(Contact.self, forKey: .contact)
        parameters =
            try keys.decodeIfPresent([ParameterDescription].self, forKey: .parameters) ?? []
        used = try keys.decodeIfPresent([RoleDescription].self, forKey: .used) ?? []
        generated = try keys.decodeIfPresent([RoleDescription].self, forKey: .generated) ?? []
    }

    /// Writes a description, without what it does not say.
    ///
    /// - Parameter encoder: an encoder.
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(name, forKey: .name)
        try keys.encodeIfPresent(version, forKey: .version)
        try keys.encodeIfPresent(type, forKey: .type)
        try keys.encodeIfPresent(subtype, forKey: .subtype)
        try keys.encodeIfPresent(description, forKey: .description)
        try keys.encodeIfPresent(documentation, forKey: .documentation)
        try keys.encodeIfPresent(contact, forKey: .contact)
        if !parameters.isEmpty { try keys.encode(parameters, forKey: .parameters) }
        if !used.isEmpty { try keys.encode(used, forKey: .used) }
        if !generated.isEmpty { try keys.encode(generated, forKey: .generated) }
    }
}

extension ParameterDescription {
    /// Reads a description.
    ///
    /// - Parameter decoder: a decoder.
    /// - Throws: `DecodingError`, for an unknown key as well.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        self.init(name: try keys.decode(String.self, forKey: .name))
        type = try keys.decodeIfPresent(String.self, forKey: .type)
        unit = try keys.decodeIfPresent(String.self, forKey: .unit)
        ucd = try keys.decodeIfPresent(String.self, forKey: .ucd)
        utype = try keys.decodeIfPresent(String.self, forKey: .utype)
        standard = try keys.decodeIfPresent(Text.self, forKey: .standard)?.value
        min = try keys.decodeIfPresent(Text.self, forKey: .min)?.value
        max = try keys.decodeIfPresent(Text.self, forKey: .max)?.value
        options = try keys.decodeIfPresent([Text].self, forKey: .options)?.map(\.value) ?? []
        let required = try keys.decodeIfPresent(Text.self, forKey: .isRequired)?.value
        isRequired = ["true", "yes"].contains(required ?? "false")
        description = try keys.decodeIfPresent(String.self, forKey: .description)
    }

    /// Writes a description, without what it does not say.
    ///
    /// - Parameter encoder: an encoder.
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(name, forKey: .name)
        try keys.encodeIfPresent(type, forKey: .type)
        try keys.encodeIfPresent(unit, forKey: .unit)
        try keys.encodeIfPresent(ucd, forKey: .ucd)
        try keys.encodeIfPresent(utype, forKey: .utype)
        try keys.encodeIfPresent(standard, forKey: .standard)
        try keys.encodeIfPresent(min, forKey: .min)
        try keys.encodeIfPresent(max, forKey: .max)
        if !options.isEmpty { try keys.encode(options, forKey: .options) }
        if isRequired { try keys.encode(true, forKey: .isRequired) }
        try keys.encodeIfPresent(description, forKey: .description)
    }
}

extension RoleDescription {
    /// Reads a description.
    ///
    /// - Parameter decoder: a decoder.
    /// - Throws: `DecodingError`, for an unknown key as well.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        self.init(role: try keys.decode(String.self, forKey: .role))
        parameter = try keys.decodeIfPresent(String.self, forKey: .parameter)
        multiplicity = try keys.decodeIfPresent(Text.self, forKey: .multiplicity)?.value
        contentType = try keys.decodeIfPresent(String.self, forKey: .contentType)
        standard = try keys.decodeIfPresent(String.self, forKey: .standard)
        description = try keys.decodeIfPresent(String.self, forKey: .description)
    }
}
