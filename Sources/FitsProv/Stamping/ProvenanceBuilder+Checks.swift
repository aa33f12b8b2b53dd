import FITS
import Files
import PROV

/// What a request says, checked before it is believed.
extension ProvenanceBuilder {
    static func time(_ text: String?, path: String) throws(FitsProvError) -> String? {
        guard let text else { return nil }
        guard let time = Timestamp(text) else {
            throw FitsProvError(
                .badRecord, path: path,
                "'\(text)' is not a valid ISO 8601 time such as 2026-03-13T23:44:46Z")
        }
        return time.utc
    }

    /// The fields, those of the profile in its order, then the others.
    static func fields(
        _ wanted: [Field], _ profile: Profile, path: String
    ) throws(FitsProvError) -> [Field] {
        var latest: [String: String] = [:]
        for field in wanted {
            try Field.check(field.name, path: path)
            latest[field.name] = field.value
        }
        let known = profile.fields.map(\.name).filter { latest[$0] != nil }
        let defined = profile.definitions
        let others = latest.keys.filter { defined[$0] == nil }.sorted()
        return (known + others).map { Field(name: $0, value: latest[$0] ?? "") }
    }

    /// The project's own namespaces; a prefix of the convention's, or none at all, is refused.
    static func namespaces(
        _ request: StampRequest, path: String
    ) throws(FitsProvError) -> [String: String] {
        let reserved = Set(Namespace.convention.map(\.prefix) + ["xml", "xmlns"])
        for (prefix, uri) in request.namespaces {
            try checkURI(uri, of: "namespace", path: path)
            guard let first = prefix.first, first.isLetter, !reserved.contains(prefix),
                prefix.allSatisfy({
                    $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0))
                })
            else {
                throw FitsProvError(
                    .badRecord, path: path,
                    "'\(prefix)' cannot be the prefix of your own namespace")
            }
        }
        return request.namespaces
    }

    static func checkURI(_ text: String, of what: String, path: String)
        throws(FitsProvError)
    {
        guard ProductIdentifier.isURI(text) else {
            throw FitsProvError(
                .badRecord, path: path, "the \(what) has no URI: '\(text)'")
        }
    }

    /// The parameters, each name once: the last value counts, in the place of the first.
    static func parameters(_ wanted: [Parameter]) -> [Parameter] {
        var places: [String: Int] = [:]
        var parameters: [Parameter] = []
        for parameter in wanted {
            if let place = places[parameter.name] {
                parameters[place] = parameter
            } else {
                places[parameter.name] = parameters.count
                parameters.append(parameter)
            }
        }
        return parameters
    }
}
