import FitsProv

/// Services in WADL, with the resources of UWS that OPUS looks for.
extension ActivityDescription {
    /// The description as a service.
    var serviceText: String {
        var xml = XMLText()
        xml.begin(
            "application",
            [
                "xmlns": "http://wadl.dev.java.net/2009/02",
                "xmlns:xs": "http://www.w3.org/2001/XMLSchema",
            ])
        xml.begin("resources")
        xml.begin(
            "resource",
            [
                "id": "joblist", "path": name, "version": version, "type": type,
                "subtype": subtype, "doculink": documentation, "contact_name": contact?.name,
                "contact_email": contact?.email,
            ])
        xml.element("doc", ["title": "description"], text: description ?? "")
        xml.begin("method", ["id": "create_job", "name": "POST"])
        xml.begin("request", ["id": "create_job_parameters"])
        xml.element(
            "param", ["style": "query", "name": "PHASE", "type": "xs:string", "required": "false"])
        let inputs = Set(used.compactMap(\.parameter))
        let outputs = Set(generated.compactMap(\.parameter))
        for parameter in parameters
        where !ActivityDescription.ofProtocol.contains(parameter.name) {
            // A name of a file that is made must not be taken for an input.
            let isInput =
                inputs.contains(parameter.name)
                || (parameter.type == "file" && !outputs.contains(parameter.name))
            xml.add(parameter, type: isInput ? "xs:anyURI" : parameter.schemaType)
        }
        xml.end()
        xml.end()
        xml.addResources(generated)
        xml.end()
        xml.end()
        xml.end()
        return xml.text
    }
}

extension ParameterDescription {
    /// The type of XML Schema; nil where the description has none.
    fileprivate var schemaType: String? {
        switch type {
        case nil: nil
        case "boolean", "int", "long", "short", "unsignedByte", "float", "double":
            type.map { "xs:" + $0 }
        default: "xs:string"
        }
    }
}

extension XMLText {
    fileprivate mutating func add(_ parameter: ParameterDescription, type: String?) {
        // OPUS reads the values allowed from one text, WADL has elements for them.
        let hasBars = parameter.options.contains(where: Options.hasBars)
        let choices =
            parameter.options.isEmpty || hasBars
            ? nil : parameter.options.joined(separator: "|")
        begin(
            "param",
            [
                "style": "query", "name": parameter.name, "type": type,
                "required": parameter.isRequired ? "true" : "false",
                "default": parameter.standard, "min": parameter.min, "max": parameter.max,
                "choices": choices, "unit": parameter.unit, "ucd": parameter.ucd,
                "utype": parameter.utype,
            ])
        element("doc", text: parameter.description ?? "")
        for option in parameter.options { element("option", ["value": option]) }
        end()
    }

    /// Adds what UWS has of a job: how long it may take, how long it will take, and its results.
    fileprivate mutating func addResources(_ roles: [RoleDescription]) {
        let job = "{job-id}"
        begin("resource", ["id": "job_executionduration", "path": job + "/executionduration"])
        begin("method", ["name": "POST"])
        begin("request")
        element(
            "param", ["style": "query", "name": "EXECUTIONDURATION", "type": "xs:int"])
        end()
        end()
        end()
        begin("resource", ["id": "job_quote", "path": job + "/quote"])
        begin("method", ["name": "GET"])
        begin("response", ["status": "200"])
        element("representation", ["id": "quote", "mediaType": "text/plain"])
        end()
        end()
        end()
        begin("resource", ["id": "job_result_name", "path": job + "/results/{result-id}"])
        begin("method", ["name": "GET"])
        begin("request")
        begin(
            "param",
            ["style": "template", "name": "result-id", "type": "xs:string", "required": "true"])
        for role in roles {
            begin(
                "option",
                ["value": role.role, "mediaType": role.contentType, "default": role.standard])
            element("doc", text: role.description ?? "")
            end()
        }
        end()
        end()
        end()
        end()
    }
}
