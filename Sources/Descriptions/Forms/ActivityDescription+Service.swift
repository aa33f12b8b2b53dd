import FitsProv

extension ActivityDescription {
    /// Reads a service of OPUS, in WADL.
    ///
    /// - Parameter root: the document.
    /// - Throws: ``DescriptionFault`` if it describes no job.
    init(service root: XMLNode) throws(DescriptionFault) {
        let resources = root.below("resource")
        guard let list = resources.first(where: { $0["id"] == "joblist" }) ?? resources.first,
            let name = list["path"]
        else { throw DescriptionFault("line \(root.line): no resource has a path") }
        self.init(name: name.split(separator: "/").last.map(String.init) ?? name)
        let about = list.all("doc").first { $0["title"] == "description" }?.text
        description = about.flatMap { $0.isEmpty ? nil : $0 }
        documentation = list["doculink"]
        version = list["version"]
        type = list["type"]
        subtype = list["subtype"]
        if list["contact_name"] != nil || list["contact_email"] != nil {
            contact = Contact(name: list["contact_name"], email: list["contact_email"])
        }
        let requests = root.below("request")
        // The older form names a representation where the newer one has the parameters.
        let request =
            requests.first { $0["id"] == "create_job_parameters" }
            ?? root.below("representation").first { $0["id"] == "parameters" } ?? requests.first
        for element in request?.all("param") ?? [] where element["style"] ?? "query" == "query" {
            guard let name = element["name"], !ActivityDescription.ofProtocol.contains(name) else {
                continue
            }
            let parameter = ParameterDescription(service: element, name: name)
            parameters.append(parameter)
            guard parameter.type == "file" else { continue }
            var role = RoleDescription(role: name)
            role.parameter = name
            used.append(role)
        }
        for result in root.below("param")
        where result["name"] == "result-id" && result["style"] ?? "template" == "template" {
            for option in result.all("option") {
                guard let name = option["value"] else { continue }
                var role = RoleDescription(role: name)
                role.contentType = option["content_type"] ?? option["mediaType"]
                role.standard = option["default"]
                role.description = option.text(of: "doc")
                generated.append(role)
            }
        }
    }

    /// Parameters of UWS, and of jobs in general.
    static let ofProtocol: Set = ["PHASE", "EXECUTIONDURATION", "DESTRUCTION", "quote"]
}

extension ParameterDescription {
    fileprivate init(service element: XMLNode, name: String) {
        self.init(name: name)
        let schema = element["type"].map { $0.split(separator: ":").last.map(String.init) ?? $0 }
        type =
            switch schema {
            case "boolean": "boolean"
            case "int", "integer": "int"
            case "long": "long"
            case "short": "short"
            case "unsignedByte": "unsignedByte"
            case "float": "float"
            case "double", "decimal": "double"
            case "anyURI", "file": "file"
            case nil: nil
            default: "char"
            }
        unit = element["unit"]
        ucd = element["ucd"]
        utype = element["utype"]
        standard = element["default"]
        min = element["min"]
        max = element["max"]
        let choices = element.all("option").compactMap { $0["value"] }
        options = choices.isEmpty ? Options.read(element["choices"]) : choices
        isRequired = element["required"] == "true"
        description = element.text(of: "doc")
    }
}
