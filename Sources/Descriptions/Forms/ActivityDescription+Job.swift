import FitsProv

/// Jobs of OPUS: a VOTable of a `RESOURCE` with groups of parameters; elements go by their local names, since
/// there are VOTables of several versions.
extension ActivityDescription {
    /// Reads a job.
    ///
    /// - Parameter root: the VOTable.
    /// - Throws: ``DescriptionFault`` with the line, if no resource has a name.
    init(job root: XMLNode) throws(DescriptionFault) {
        let resources = root.below("RESOURCE")
        guard
            let job = resources.first(where: {
                $0["utype"]?.hasSuffix("ActivityDescription") ?? false
            }) ?? resources.first, let name = job["name"] ?? job["ID"]
        else { throw DescriptionFault("line \(root.line): no RESOURCE has a name") }
        self.init(name: name)
        description = job.text(of: "DESCRIPTION")
        let facts = job.parameters
        version = facts["version"]
        type = facts["type"]
        subtype = facts["subtype"]
        documentation =
            facts["doculink"] ?? job.all("LINK").lazy.compactMap { $0["href"] }.first
        if facts["contact_name"] != nil || facts["contact_email"] != nil {
            contact = Contact(name: facts["contact_name"], email: facts["contact_email"])
        }
        let groups = job.below("GROUP")
        func group(_ name: String) -> XMLNode? { groups.first { $0["name"] == name } }
        let elements = group("InputParams")?.all("PARAM") ?? []
        var names: [String: String] = [:]
        for element in elements {
            guard let name = element["name"] else {
                throw DescriptionFault("line \(element.line): a parameter has no name")
            }
            names[element["ID"] ?? name] = name
            parameters.append(ParameterDescription(job: element, name: name))
        }
        used = group("Used").map { RoleDescription.all(in: $0, names) } ?? []
        generated = group("Generated").map { RoleDescription.all(in: $0, names) } ?? []
        for role in used + generated {
            guard let place = parameters.firstIndex(where: { $0.name == role.parameter }) else {
                continue
            }
            parameters[place].type = "file"
        }
    }
}

extension ParameterDescription {
    fileprivate init(job element: XMLNode, name: String) {
        self.init(name: name)
        type = element["xtype"] == "application/octet-stream" ? "file" : element["datatype"]
        unit = element["unit"]
        ucd = element["ucd"]
        utype = element["utype"]
        standard = element["value"]
        isRequired = element["type"] != "no_query"
        description = element.text(of: "DESCRIPTION")
        guard let values = element.all("VALUES").first else { return }
        min = values.all("MIN").first?["value"]
        max = values.all("MAX").first?["value"]
        let listed = values.all("OPTION").compactMap { $0["value"] }
        options = listed.count == 1 ? Options.read(listed[0]) : listed
    }
}

extension RoleDescription {
    /// The address of a file that comes with the job, and so of none in particular.
    static let uploaded = "file://$ID"

    /// The roles of a group: groups of `PARAM`s in it, or in the older form `PARAM`s with a `LINK`.
    fileprivate static func all(in group: XMLNode, _ names: [String: String]) -> [RoleDescription] {
        let inner = group.all("GROUP").map { element in
            let facts = element.parameters
            var role = RoleDescription(role: facts["role"] ?? element["name"] ?? "")
            role.parameter = element["ref"].map { names[$0] ?? $0 }
            role.multiplicity = facts["multiplicity"]
            role.contentType = facts["content_type"]
            role.standard =
                facts["default"] ?? facts["url"].flatMap { $0 == uploaded ? nil : $0 }
            role.description = element.text(of: "DESCRIPTION")
            return role
        }
        let older = group.all("PARAM").map { element in
            var role = RoleDescription(role: element["name"] ?? "")
            role.parameter = element["ref"].map { names[$0] ?? $0 } ?? names[role.role]
            let link = element.all("LINK").first
            role.contentType = link?["content-type"] ?? element["xtype"]
            role.standard = element["value"] ?? link?["href"]
            role.description = element.text(of: "DESCRIPTION")
            return role
        }
        return (inner + older).filter { !$0.role.isEmpty }
    }
}

extension XMLNode {
    /// The values of the `PARAM`s in it, by their names; of a name that comes again, the last one.
    fileprivate var parameters: [String: String] {
        var values: [String: String] = [:]
        for element in all("PARAM") {
            if let name = element["name"], let value = element["value"] { values[name] = value }
        }
        return values
    }
}
