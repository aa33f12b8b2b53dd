import FitsProv

/// Jobs of OPUS as it writes them today: a VOTable 1.3 of one `RESOURCE`, and a `GROUP` for each role.
extension ActivityDescription {
    /// The description as a job of OPUS.
    var jobText: String {
        var xml = XMLText()
        var identifiers = XMLIdentifiers()
        xml.begin("VOTABLE", ["xmlns": "http://www.ivoa.net/xml/VOTable/v1.3", "version": "1.3"])
        xml.begin(
            "RESOURCE",
            [
                "ID": identifiers.new(name), "name": name, "type": "meta",
                "utype": "voprov:ActivityDescription",
            ])
        if let description { xml.element("DESCRIPTION", text: description) }
        // OPUS wants all of them, also without a value.
        for (name, value) in [
            ("doculink", documentation), ("type", type), ("subtype", subtype), ("version", version),
        ] {
            xml.text(name, value, utype: "voprov:ActivityDescription.\(name)")
        }
        xml.text("contact_name", contact?.name, utype: "voprov:Agent.name")
        xml.text("contact_email", contact?.email, utype: "voprov:Agent.email")
        xml.begin("GROUP", ["name": "InputParams"])
        var references: [String: String] = [:]
        let files = Set((used + generated).compactMap(\.parameter))
        for parameter in parameters {
            let identifier = identifiers.new(parameter.name)
            references[parameter.name] = identifier
            xml.add(parameter, identifier, isFile: files.contains(parameter.name))
        }
        xml.end()
        xml.add("Used", used, references, ["voprov:UsedDescription", "voprov:UsedDescription"])
        xml.add(
            "Generated", generated, references,
            ["voprov:WasGeneratedBy", "voprov:WasGeneratedByDescription"])
        xml.end()
        xml.end()
        return xml.text
    }

    /// The types of VOTable (VOTable 1.3 §2.1).
    fileprivate static let votableTypes: Set = [
        "boolean", "bit", "unsignedByte", "short", "int", "long", "char", "unicodeChar", "float",
        "double", "floatComplex", "doubleComplex",
    ]
}

extension XMLText {
    fileprivate mutating func add(
        _ parameter: ParameterDescription, _ identifier: String, isFile: Bool
    ) {
        let isFile = isFile || parameter.type == "file"
        let known = parameter.type.map(ActivityDescription.votableTypes.contains) ?? false
        let type = known && !isFile ? parameter.type ?? "char" : "char"
        begin(
            "PARAM",
            [
                "ID": identifier, "name": parameter.name, "datatype": type,
                "arraysize": type.lowercased().hasSuffix("char") ? "*" : nil,
                "xtype": isFile ? "application/octet-stream" : nil,
                "unit": parameter.unit, "ucd": parameter.ucd, "utype": parameter.utype,
                "value": parameter.standard ?? "",
                "type": parameter.isRequired ? nil : "no_query",
            ])
        element("DESCRIPTION", text: parameter.description ?? "")
        if parameter.min != nil || parameter.max != nil || !parameter.options.isEmpty {
            begin("VALUES")
            if let min = parameter.min { element("MIN", ["value": min]) }
            if let max = parameter.max { element("MAX", ["value": max]) }
            for option in parameter.options { element("OPTION", ["value": option]) }
            end()
        }
        end()
    }

    /// Adds a group of roles.
    ///
    /// - Parameters:
    ///   - name: the name of the group.
    ///   - roles: the roles.
    ///   - references: identifiers of parameters, by their names.
    ///   - utypes: what a role is in the data model, and what its attributes belong to.
    fileprivate mutating func add(
        _ name: String, _ roles: [RoleDescription], _ references: [String: String],
        _ utypes: [String]
    ) {
        begin("GROUP", ["name": name])
        for role in roles {
            // OPUS knows what is used and made by the names of parameters.
            begin(
                "GROUP",
                [
                    "name": role.parameter ?? role.role,
                    "ref": role.parameter.flatMap { references[$0] }, "utype": utypes.first,
                ])
            element("DESCRIPTION", text: role.description ?? "")
            let prefix = utypes.last ?? ""
            text("role", role.role, utype: prefix + ".role")
            text("multiplicity", role.multiplicity, utype: prefix + ".multiplicity")
            // An address with a place for the identifier is told apart from a name.
            let isAddress = role.standard?.contains("$ID") ?? false
            text("default", isAddress ? nil : role.standard, utype: "voprov:Entity.id")
            text("content_type", role.contentType, utype: "voprov:EntityDescription.content_type")
            if isAddress || name == "Used" {
                let url = isAddress ? role.standard : RoleDescription.uploaded
                text("url", url, utype: "voprov:EntityDescription.url")
            }
            end()
        }
        end()
    }

    /// Adds a `PARAM` that is a text.
    fileprivate mutating func text(_ name: String, _ value: String?, utype: String) {
        element(
            "PARAM",
            [
                "name": name, "datatype": "char", "arraysize": "*", "utype": utype,
                "value": value ?? "",
            ])
    }
}
